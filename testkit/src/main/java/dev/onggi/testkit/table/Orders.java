package dev.onggi.testkit.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Lines of orders: the order implies customer and day, the customer a postcode and town, the
/// article its name and price; the amount is price times quantity.
final class Orders {
    private static final List<String> COLUMNS =
            List.of(
                    "order_no",
                    "line",
                    "ordered_on",
                    "customer_no",
                    "customer",
                    "postcode",
                    "town",
                    "article",
                    "description",
                    "unit_price",
                    "quantity",
                    "amount",
                    "currency",
                    "status");
    private static final List<String> TOWNS =
            List.of(
                    "Basel|4051",
                    "Bern|3011",
                    "Zürich|8001",
                    "Luzern|6003",
                    "Genève|1204",
                    "Lausanne|1003",
                    "St. Gallen|9000",
                    "Chur|7000",
                    "Lugano|6900",
                    "Thun|3600");
    private static final List<String> KINDS =
            List.of(
                    "Bäckerei",
                    "Apotheke",
                    "Garage",
                    "Gasthof",
                    "Schreinerei",
                    "Buchhandlung",
                    "Gärtnerei",
                    "Praxis",
                    "Weinhandlung",
                    "Druckerei");
    private static final List<String> OWNERS =
            List.of(
                    "Müller",
                    "Meier",
                    "Keller",
                    "Weber",
                    "Schneider",
                    "Huber",
                    "Brunner",
                    "Favre",
                    "Rossi",
                    "Bernasconi",
                    "Zimmermann",
                    "Frei",
                    "Graf",
                    "Wyss",
                    "Kunz");
    private static final List<String> ARTICLES =
            List.of(
                    "P-100|Kopierpapier A4, 500 Blatt|6.90",
                    "P-110|Kopierpapier A3, 500 Blatt|13.80",
                    "P-230|Briefumschläge C5, 100 Stück|11.50",
                    "T-011|Toner schwarz|89.00",
                    "T-012|Toner cyan|97.00",
                    "T-013|Toner magenta|97.00",
                    "T-014|Toner gelb|97.00",
                    "S-400|Kugelschreiber blau|1.20",
                    "S-401|Kugelschreiber rot|1.20",
                    "O-020|Ordner 7 cm|4.60",
                    "O-021|Ordner 4 cm|4.20",
                    "M-700|Bürostuhl|389.00",
                    "M-710|Schreibtischlampe|74.50",
                    "K-310|Klebeband|2.35",
                    "K-320|Heftgerät|18.90");

    private Orders() {}

    static Table make(int rows, Draw draw) {
        var customers = customers(Math.max(3, rows / 25), draw);
        var made = new ArrayList<List<String>>(rows);
        for (int order = 0; made.size() < rows; order++) {
            var customer = draw.skewed(customers);
            var number = "2025-" + String.format(Locale.ROOT, "%06d", order + 1);
            var day = Days.iso(2025, Math.min(364, order / Math.max(1, rows / 900)));
            var status = draw.of("delivered", "delivered", "delivered", "shipped", "open");
            int lines = draw.between(1, 5);
            for (int line = 1; line <= lines && made.size() < rows; line++) {
                var row = new ArrayList<>(List.of(number, line + "", day));
                row.addAll(customer);
                row.addAll(article(draw));
                row.add("CHF");
                row.add(status);
                made.add(row);
            }
        }
        return new Table(COLUMNS, made);
    }

    private static List<List<String>> customers(int count, Draw draw) {
        var customers = new ArrayList<List<String>>(count);
        for (int i = 0; i < count; i++) {
            var town = draw.skewed(TOWNS).split("\\|");
            customers.add(
                    List.of(
                            "C" + (3000 + i * 7),
                            draw.of(KINDS) + " " + draw.of(OWNERS),
                            town[1],
                            town[0]));
        }
        return customers;
    }

    private static List<String> article(Draw draw) {
        var article = draw.skewed(ARTICLES).split("\\|");
        int quantity = draw.between(1, 20);
        var amount = new BigDecimal(article[2]).multiply(BigDecimal.valueOf(quantity));
        return List.of(article[0], article[1], article[2], quantity + "", amount.toPlainString());
    }
}
