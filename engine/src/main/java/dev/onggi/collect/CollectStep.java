package dev.onggi.collect;

import dev.onggi.data.DataProblem;
import dev.onggi.data.Dataset;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Source;
import dev.onggi.step.Publisher;
import dev.onggi.step.Step;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepOutcome.Ledger;
import dev.onggi.step.StepSettings;
import dev.onggi.upstream.CircuitBreaker;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// A collect step: runs its source, tries again where that helps, publishes what came as a raw
/// dataset, and remembers how far it read.
final class CollectStep implements Step {
    private final StepSettings step;
    private final Supplier<? extends Source> source;
    private final CollectWorld world;

    CollectStep(StepSettings step, Supplier<? extends Source> source, CollectWorld world) {
        this.step = step;
        this.source = source;
        this.world = world;
    }

    @Override
    public StepOutcome run(StepContext context) throws Exception {
        var settings = CollectSettings.of(step, context.workspace());
        try {
            return collected(settings, context);
        } catch (Exception e) {
            var last = context.memory().lastDataset();
            if (settings.lastGood()
                    && last.isPresent()
                    && Retry.isDown(e)
                    && !context.cancellation().cancelled()) {
                return stale(last.get(), e, context);
            }
            throw e;
        }
    }

    private StepOutcome collected(CollectSettings settings, StepContext context) throws Exception {
        var staged = context.publisher().stage(Publisher.Area.RAW, settings.source(), "parquet");
        var parser = world.parsers().apply(settings.zone());
        var breaker = SourceHost.of(step, context.workspace()).map(world.breakers()::of);
        for (int tries = 1; ; tries++) {
            try {
                if (breaker.isPresent()) {
                    LeftAlone.check(breaker.get(), settings.zone());
                }
                var collection = new Collection(step, settings, context, parser, staged);
                var collected = collection.run(source.get());
                breaker.ifPresent(CircuitBreaker::succeeded);
                return publish(collected, settings, context, staged);
            } catch (Exception e) {
                if (Retry.helps(e) && Retry.asked(e).isEmpty()) {
                    breaker.ifPresent(CircuitBreaker::failed);
                }
                if (tries >= context.attempts() || !Retry.helps(e)) {
                    throw e;
                }
                waitToTryAgain(tries, e, context);
            }
        }
    }

    private void waitToTryAgain(int tries, Exception e, StepContext context)
            throws InterruptedException {
        var wait = Retry.asked(e).orElseGet(() -> world.retry().wait(tries));
        context.log()
                .warn(
                        Problem.of(
                                        CollectProblem.TRYING_AGAIN,
                                        null,
                                        tries,
                                        context.attempts(),
                                        message(e, context),
                                        Math.ceilDiv(wait.toMillis(), 1000) + " s")
                                .message(context.workspace().language()));
        world.sleeper().sleep(wait, context.cancellation());
        if (context.cancellation().cancelled()) {
            throw OnggiException.of(DataProblem.CANCELLED);
        }
    }

    private static String message(Exception e, StepContext context) {
        return e instanceof OnggiException problem
                ? problem.problems().getFirst().message(context.workspace().language())
                : String.valueOf(e.getMessage() == null ? e : e.getMessage());
    }

    private StepOutcome publish(
            Collection.Collected collected,
            CollectSettings settings,
            StepContext context,
            Publisher.Staged staged)
            throws IOException {
        var rows = collected.rows();
        if (collected.known() > 0) {
            rows.note(Problem.of(CollectProblem.ALREADY_COLLECTED, null, collected.known()));
        }
        if (settings.increment() != null && collected.read() == 0) {
            rows.note(Problem.of(CollectProblem.NOTHING_NEW, null));
        }
        if (!context.run().backfill() && context.run().sample() == 0) {
            collected.marks().forEach(context.memory()::put);
            rows.memory().forEach(context.memory()::put);
        }
        var language = context.workspace().language();
        var told = rows.notes().stream().map(note -> note.message(language)).toList();
        told.forEach(context.log()::info);
        var dataset = context.publisher().publish(staged, collected.facts(), Map.of("told", told));
        return new StepOutcome(
                dataset,
                new Ledger(collected.read(), dataset.rows(), collected.rejected(), 0),
                outputs(dataset, context),
                rows.notes(),
                List.of());
    }

    private static StepOutcome stale(Dataset last, Exception e, StepContext context)
            throws IOException {
        var problem = Problem.of(CollectProblem.STALE, null, message(e, context));
        context.log().warn(problem.message(context.workspace().language()));
        var outputs = new LinkedHashMap<>(outputs(last, context));
        outputs.put("stale", "true");
        var warnings = new ArrayList<Problem>();
        warnings.add(problem);
        return new StepOutcome(
                last, new Ledger(last.rows(), last.rows(), 0, 0), outputs, warnings, List.of());
    }

    private static Map<String, String> outputs(Dataset dataset, StepContext context)
            throws IOException {
        return Map.of(
                "path",
                context.workspace().display(dataset.file()),
                "rows",
                Long.toString(dataset.rows()),
                "bytes",
                Long.toString(Files.size(dataset.file())));
    }
}
