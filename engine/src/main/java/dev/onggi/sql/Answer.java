package dev.onggi.sql;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problem;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What the child process says at its end.
sealed interface Answer {
    /// The largest answer that is read: problems and the names of columns.
    int LIMIT_BYTES = 4 << 20;

    /// The result lies in `result.parquet`.
    ///
    /// @param rows how many
    /// @param columns all columns stored, system columns included
    record Done(long rows, List<Column> columns) implements Answer {}

    /// Nothing was made.
    ///
    /// @param code what is wrong
    /// @param args what fills its sentence
    /// @param line line of the query from 1, or 0
    /// @param column column of the line from 1, or 0
    record Refused(SqlProblem code, List<String> args, int line, int column) implements Answer {
        /// The refusal as a problem at a place of the pipeline or of the file of SQL.
        OnggiException at(QueryText query) {
            return new OnggiException(
                    List.of(new Problem(code, query.place(line, column), List.copyOf(args))));
        }
    }

    /// Writes the answer whole.
    default void write(Path folder) throws IOException {
        var map =
                switch (this) {
                    case Done done ->
                            Map.of(
                                    "rows",
                                    done.rows(),
                                    "columns",
                                    done.columns().stream().map(Column::name).toList(),
                                    "types",
                                    done.columns().stream().map(c -> c.type().toString()).toList());
                    case Refused refused ->
                            Map.of(
                                    "code",
                                    refused.code().name(),
                                    "args",
                                    refused.args(),
                                    "line",
                                    refused.line(),
                                    "column",
                                    refused.column());
                };
        var part = folder.resolve("answer.part");
        JSON.std.write(map, part.toFile());
        Files.move(part, folder.resolve("answer.json"), StandardCopyOption.ATOMIC_MOVE);
    }

    static Answer read(Path folder) throws IOException {
        var file = folder.resolve("answer.json");
        if (Files.size(file) > LIMIT_BYTES) {
            throw new IOException("an answer of " + Files.size(file) + " bytes");
        }
        var map = JSON.std.mapFrom(file.toFile());
        if (map.containsKey("code")) {
            return new Refused(
                    SqlProblem.valueOf(Json.text(map, "code")),
                    Json.texts(map.get("args")),
                    (int) Json.number(map, "line"),
                    (int) Json.number(map, "column"));
        }
        var names = Json.texts(map.get("columns"));
        var types = Json.texts(map.get("types"));
        var columns = new ArrayList<Column>();
        for (int i = 0; i < names.size(); i++) {
            columns.add(new Column(names.get(i), ColumnType.parse(types.get(i)).orElseThrow()));
        }
        return new Done(Json.number(map, "rows"), columns);
    }
}
