package dev.onggi.examples;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// A grammar of sentences: a symbol stands for one of its alternatives, which may hold `{symbol}`
/// again, a word given by the caller, or a particle such as `{을/를}`; `{part:kind}` is a symbol
/// whose last part is a word of the caller.
final class Grammar {
    private final Map<String, List<String>> rules = new HashMap<>();

    private Grammar() {}

    static Grammar of(String resource) {
        var grammar = new Grammar();
        List<String> alternatives = new ArrayList<>();
        for (String line : Lines.of(resource)) {
            if (line.startsWith("[") && line.endsWith("]")) {
                alternatives = new ArrayList<>();
                grammar.rules.put(line.substring(1, line.length() - 1), alternatives);
            } else {
                alternatives.add(line);
            }
        }
        return grammar;
    }

    String expand(String symbol, Map<String, String> words, Random random) {
        var out = new StringBuilder();
        expand(symbol, words, random, new HashSet<>(), out);
        return out.toString();
    }

    private void expand(
            String symbol,
            Map<String, String> words,
            Random random,
            Set<String> said,
            StringBuilder out) {
        String word = words.get(symbol);
        if (word != null) {
            out.append(word);
            return;
        }
        if (symbol.indexOf('/') > 0) {
            out.append(Particle.choose(out, symbol));
            return;
        }
        String text = choose(resolve(symbol, words), random, said);
        int from = 0;
        for (int open = text.indexOf('{'); open >= 0; open = text.indexOf('{', from)) {
            int close = text.indexOf('}', open);
            out.append(text, from, open);
            expand(text.substring(open + 1, close), words, random, said, out);
            from = close + 1;
        }
        out.append(text, from, text.length());
    }

    /// `part:kind` is `part.` and what the caller's word `kind` says.
    private static String resolve(String symbol, Map<String, String> words) {
        int colon = symbol.indexOf(':');
        return colon < 0
                ? symbol
                : symbol.substring(0, colon) + "." + words.get(symbol.substring(colon + 1));
    }

    /// One of the alternatives, rather one that was not said before.
    private String choose(String symbol, Random random, Set<String> said) {
        List<String> alternatives = rules.get(symbol);
        if (alternatives == null) {
            throw new IllegalStateException("unknown symbol {" + symbol + "}");
        }
        int start = random.nextInt(alternatives.size());
        for (int i = 0; i < alternatives.size(); i++) {
            String text = alternatives.get((start + i) % alternatives.size());
            boolean refers = text.startsWith("{") && text.endsWith("}");
            if (refers || said.add(symbol + "=" + text)) {
                return text;
            }
        }
        return alternatives.get(start);
    }
}
