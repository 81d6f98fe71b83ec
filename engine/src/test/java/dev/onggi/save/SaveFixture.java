package dev.onggi.save;

import dev.onggi.data.DuckDb;
import dev.onggi.problem.Problems;
import dev.onggi.step.FolderContext;
import dev.onggi.step.StepOutcome;
import dev.onggi.step.StepType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// One DuckDB for the tests of a class, and a fresh folder for each.
abstract class SaveFixture {
    private static DuckDb duckdb;

    @TempDir Path folder;
    FolderContext context;

    @BeforeAll
    static void open(@TempDir Path temporary) {
        duckdb = DuckDb.open(new DuckDb.Limits(512L << 20, 2, temporary));
    }

    @AfterAll
    static void close() {
        duckdb.close();
    }

    @BeforeEach
    void prepare() {
        context = new FolderContext(folder, duckdb);
    }

    static StepType type(String uses) {
        return SaveSteps.builtIn().stream()
                .filter(t -> t.uses().equals(uses))
                .findFirst()
                .orElseThrow();
    }

    StepOutcome save(String uses, Object... keysAndValues) throws Exception {
        var settings = FolderContext.settings(uses, keysAndValues);
        return type(uses).create(settings).run(context);
    }

    List<dev.onggi.problem.Problem> problems(String uses, Object... keysAndValues) {
        var problems = new Problems();
        type(uses).validate(FolderContext.settings(uses, keysAndValues), problems);
        return problems.found();
    }

    String saved(StepOutcome outcome) throws IOException {
        return Files.readString(
                folder.resolve(outcome.outputs().get("path")), StandardCharsets.UTF_8);
    }
}
