package dev.onggi.rule;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onggi.rule.kind.RuleKind;
import dev.onggi.spi.CellRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every rule promises, tried on random nasty texts.
class RulePropertiesTest {
    private static final int TEXTS = 20_000;
    private static final int SLOW_TEXTS = 4_000;

    private final long seed = Long.getLong("onggi.seed", new Random().nextLong());

    private static List<CellRule> rules(RuleKind kind) {
        var options = new LinkedHashSet<Map<String, Object>>();
        kind.examples().forEach(example -> options.add(example.options()));
        var rules = new ArrayList<CellRule>();
        for (var option : options) {
            var value = kind.options().isEmpty() ? null : option;
            var definition = new HashMap<String, Object>();
            definition.put(kind.name(), value);
            rules.add(
                    new RuleLanguage(RuleCatalogue.builtIn())
                            .parse("rules", definition)
                            .rules()
                            .rules()
                            .getFirst()
                            .rule());
        }
        return rules;
    }

    @TestFactory
    Stream<DynamicTest> everyRuleKeepsItsPromises() {
        return RuleCatalogue.builtIn().kinds().stream()
                .map(kind ->
                        DynamicTest.dynamicTest(
                                kind.name(), () -> rules(kind).forEach(this::check)));
    }

    private void check(CellRule rule) {
        var texts = new NastyText(seed);
        boolean slow = rule.name().equals("phone") || rule.name().equals("timestamp");
        for (int i = 0; i < (slow ? SLOW_TEXTS : TEXTS); i++) {
            check(rule, texts.next());
        }
        assertThat(rule.name().equals("fill") || rule.apply(null) == null).isTrue();
    }

    @SuppressWarnings("ReferenceEquality")
    private void check(CellRule rule, String text) {
        var once = rule.apply(text);
        var twice = rule.apply(once);
        var where = "%s on %s, seed %d".formatted(rule, escape(text), seed);
        assertThat(escape(twice)).as("idempotent: " + where).isEqualTo(escape(once));
        assertThat(twice == once).as("the same object at rest: " + where).isTrue();
        if (text.equals(once)) {
            assertThat(once == text).as("the same object where nothing changes: " + where).isTrue();
        } else {
            assertThat(rule.mayChange(text)).as("mayChange tells the truth: " + where).isTrue();
        }
    }

    @Test
    void chainsOfRandomRulesComeToRest() {
        var random = new Random(seed);
        var texts = new NastyText(seed);
        var all = RuleCatalogue.builtIn().kinds().stream().flatMap(k -> rules(k).stream()).toList();
        var cell = new CleanCell();
        for (int c = 0; c < 300; c++) {
            var rules = new ArrayList<CellRule>();
            for (int i = random.nextInt(1, 8); i > 0; i--) {
                rules.add(all.get(random.nextInt(all.size())));
            }
            var chain = new RuleChain(rules);
            for (int i = 0; i < 100; i++) {
                var text = texts.next();
                long mask = chain.apply(text, cell);
                var once = cell.text();
                var where = "%s on %s, seed %d".formatted(rules, escape(text), seed);
                if (mask == RuleChain.UNSTABLE) {
                    assertThat(once).as(where).isSameAs(text);
                    continue;
                }
                assertThat(mask == 0).as(where).isEqualTo(text.equals(once));
                assertThat(chain.apply(once, cell)).as(where).isZero();
                assertThat(cell.text()).as(where).isSameAs(once);
            }
        }
    }

    @Test
    void rulesAreSafeForSeveralThreads() throws InterruptedException {
        var chain =
                new RuleChain(
                        RuleCatalogue.builtIn().kinds().stream()
                                .filter(kind -> !kind.name().equals("fill"))
                                .map(kind -> rules(kind).getFirst())
                                .toList());
        var expected = clean(chain);
        var outcomes = new ArrayList<List<String>>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            threads.add(
                    Thread.ofPlatform()
                            .start(() -> {
                                var outcome = clean(chain);
                                synchronized (outcomes) {
                                    outcomes.add(outcome);
                                }
                            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(outcomes).hasSize(4).allMatch(expected::equals);
    }

    private List<String> clean(RuleChain chain) {
        var texts = new NastyText(seed);
        var cell = new CleanCell();
        var cleaned = new ArrayList<String>();
        for (int i = 0; i < 3_000; i++) {
            cleaned.add(chain.apply(texts.next(), cell) + " " + cell.text());
        }
        return cleaned;
    }

    private static String escape(String text) {
        if (text == null) {
            return "null";
        }
        var escaped = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean plain = (c >= ' ' && c < 0x7F) || (c >= '\uAC00' && c <= '\uD7A3');
            escaped.append(plain ? String.valueOf(c) : "\\u%04X".formatted((int) c));
        }
        return escaped.append('"').toString();
    }
}
