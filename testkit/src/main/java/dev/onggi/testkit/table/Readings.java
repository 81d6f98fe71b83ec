package dev.onggi.testkit.table;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Hourly readings: the station implies its place, neighbouring hours are alike.
final class Readings {
    private static final List<String> COLUMNS =
            List.of(
                    "station",
                    "station_name",
                    "region",
                    "elevation_m",
                    "measured_at",
                    "temperature_c",
                    "humidity_pct",
                    "pressure_hpa",
                    "wind",
                    "quality");
    private static final List<String> STATIONS =
            List.of(
                    "KW-0108|Harbour Point|Coast|9", "KW-0112|Mill Creek|Valley|142",
                    "KW-0119|Eagle Pass|Highland|1180", "KW-0121|Stony Field|Valley|205",
                    "KW-0127|Lighthouse|Coast|31", "KW-0133|Upper Weir|Highland|840",
                    "KW-0138|Fir Ridge|Highland|1022", "KW-0140|Salt Marsh|Coast|3",
                    "KW-0143|Old Bridge|Valley|96", "KW-0150|Airfield North|Plain|58",
                    "KW-0151|Airfield South|Plain|57", "KW-0162|Quarry|Plain|88");
    private static final List<String> WINDS = List.of("W", "SW", "NW", "S", "N", "E", "SE", "NE");
    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final LocalDateTime FIRST = LocalDateTime.of(2025, 2, 3, 0, 0);

    private Readings() {}

    static Table make(int rows, Draw draw) {
        var made = new ArrayList<List<String>>(rows);
        var drift = new double[STATIONS.size()];
        for (int i = 0; i < rows; i++) {
            int at = i % STATIONS.size();
            var station = STATIONS.get(at).split("\\|");
            var time = FIRST.plusHours(i / STATIONS.size());
            drift[at] = 0.95 * drift[at] + draw.normal(0, 0.5);
            double height = Double.parseDouble(station[3]);
            double sun = 5 * Math.sin((time.getHour() - 8) * Math.PI / 12);
            double temperature = 9 + sun + drift[at] - height * 0.0065;
            made.add(
                    List.of(
                            station[0],
                            station[1],
                            station[2],
                            station[3],
                            time.format(HOUR),
                            tenths(temperature),
                            Math.round(Math.clamp(78 - 3 * sun + draw.normal(0, 5), 18, 100)) + "",
                            tenths(1013.2 - height * 0.115 + drift[at]),
                            draw.skewed(WINDS),
                            draw.chance(96) ? "ok" : draw.of("checked", "estimated")));
        }
        return new Table(COLUMNS, made);
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
