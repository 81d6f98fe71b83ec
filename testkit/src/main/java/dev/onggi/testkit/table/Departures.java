package dev.onggi.testkit.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Departures of trains, each reported by several sources: all of them agree where the table is
/// clean.
final class Departures {
    private static final List<String> COLUMNS =
            List.of(
                    "report",
                    "source",
                    "service",
                    "operator",
                    "origin",
                    "destination",
                    "scheduled",
                    "departed",
                    "platform");
    private static final List<String> SOURCES =
            List.of(
                    "operator",
                    "station-board",
                    "journeyplanner",
                    "railwatch",
                    "tickets-direct",
                    "commuter-app",
                    "openrail");
    private static final List<String> OPERATORS =
            List.of("NX|Northern Express", "CL|Coastline", "VR|Vale Railways", "IC|InterCity West");
    private static final List<String> STATIONS =
            List.of(
                    "Ashford",
                    "Bankside",
                    "Carrow Road",
                    "Denholm",
                    "Eastgate",
                    "Ferry Lane",
                    "Glenmoor",
                    "Highbury Park",
                    "Inverlea",
                    "Kingsbridge",
                    "Lowther",
                    "Marston");

    private Departures() {}

    static Table make(int rows, Draw draw) {
        var made = new ArrayList<List<String>>(rows);
        for (int service = 100; made.size() < rows; service++) {
            var fact = fact(service, draw);
            for (var source : SOURCES) {
                if (made.size() < rows && (draw.chance(85) || source.equals("operator"))) {
                    var row = new ArrayList<>(List.of(made.size() + 1 + "", source));
                    row.addAll(fact);
                    made.add(row);
                }
            }
        }
        return new Table(COLUMNS, made);
    }

    private static List<String> fact(int service, Draw draw) {
        var operator = draw.skewed(OPERATORS).split("\\|");
        var origin = draw.of(STATIONS);
        var destination = draw.of(STATIONS);
        while (destination.equals(origin)) {
            destination = draw.of(STATIONS);
        }
        int minute = draw.between(5 * 60, 22 * 60);
        int late = draw.chance(60) ? 0 : draw.between(1, 40);
        return List.of(
                operator[0] + "-" + service + "-" + origin.charAt(0) + destination.charAt(0),
                operator[1],
                origin,
                destination,
                clock(minute),
                clock(minute + late),
                draw.between(1, 12) + draw.of("", "", "", "a", "b"));
    }

    private static String clock(int minute) {
        return String.format(Locale.ROOT, "%02d:%02d", minute / 60, minute % 60);
    }
}
