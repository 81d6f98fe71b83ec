package dev.onggi.quality.check;

import dev.onggi.data.CellMap;
import dev.onggi.data.Session;
import dev.onggi.data.Sql;
import dev.onggi.problem.Problem;
import dev.onggi.quality.QualityProblem;
import dev.onggi.quality.TemporalText;
import dev.onggi.spi.Column;
import dev.onggi.spi.ColumnType;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// Finds the newest value of a column and its age. A day counts by its end. Values more than a day
/// after the run's start are slips of the pen and are passed over.
final class Freshness {
    private static final DateTimeFormatter SORTABLE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS");
    private static final int SORTABLE_LENGTH = 29;

    private final Column column;
    private final LocalDateTime start;
    private final ZoneId zone;

    Freshness(Column column, CheckInputs inputs) {
        this.column = column;
        this.zone = inputs.zone();
        this.start = LocalDateTime.ofInstant(inputs.start(), zone);
    }

    /// A row's moment over the relation `r`: in a form that sorts, a bar, and the value as it
    /// stands; of a column of dates or times the value alone. Null where there is none to be
    /// counted.
    String moment(Session session) {
        var cell = CellConditions.cell(column.name());
        if (temporal()) {
            var limit = Sql.text(start.plusDays(1).toString());
            return "CASE WHEN %1$s <= CAST(%2$s AS TIMESTAMP) THEN %1$s END".formatted(cell, limit);
        }
        CellMap moments =
                (positions, cells) -> {
                    for (int i = 0; i < cells.length; i++) {
                        cells[i] = moment(cells[i]);
                    }
                };
        return session.map(moments, "r._row", "CAST(" + cell + " AS VARCHAR)");
    }

    private boolean temporal() {
        return column.type().kind() == ColumnType.Kind.DATE
                || column.type().kind() == ColumnType.Kind.TIMESTAMP;
    }

    private @Nullable String moment(@Nullable String text) {
        if (text == null) {
            return null;
        }
        var day = TemporalText.date(text);
        var moment =
                day == null ? TemporalText.timestamp(text, zone) : day.plusDays(1).atStartOfDay();
        return moment == null || moment.isAfter(start.plusDays(day == null ? 1 : 2))
                ? null
                : SORTABLE.format(moment) + "|" + text;
    }

    /// What is wrong with the newest value, or null where it is fresh.
    @Nullable Problem judge(Expectation expectation, Duration within, @Nullable String found) {
        var name = "`" + column.name() + "`";
        var newest = temporal() ? moment(found) : found;
        if (newest == null) {
            return Problem.of(QualityProblem.NO_TIME, expectation.place(), "", "", "", "", name);
        }
        var moment = LocalDateTime.parse(newest.substring(0, SORTABLE_LENGTH));
        var age = Duration.between(moment.atZone(zone), start.atZone(zone));
        return age.compareTo(within) <= 0
                ? null
                : Problem.of(
                        QualityProblem.STALE,
                        expectation.place(),
                        "",
                        "",
                        "",
                        "",
                        name,
                        Verdicts.duration(within),
                        newest.substring(SORTABLE_LENGTH + 1));
    }
}
