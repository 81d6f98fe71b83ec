package dev.onggi.testkit.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Goods of a shop: the subcategory implies the category, the brand the country.
final class Products {
    private static final List<String> COLUMNS =
            List.of(
                    "sku",
                    "product",
                    "brand",
                    "country",
                    "category",
                    "subcategory",
                    "colour",
                    "price",
                    "weight_g",
                    "rating",
                    "listed_on");

    private static final List<String> BRANDS =
            List.of(
                    "Norden|Sweden",
                    "Halvorsen|Norway",
                    "Kitano|Japan",
                    "Maruyama|Japan",
                    "Brightwell|United Kingdom",
                    "Ashcombe|United Kingdom",
                    "Lindqvist|Sweden",
                    "Feldmann|Germany",
                    "Bergkamp|Netherlands",
                    "Rossetti|Italy",
                    "Valdoro|Italy",
                    "Castellan|Spain",
                    "Summit Ridge|United States",
                    "Blue Heron|United States",
                    "Cedar & Pine|Canada",
                    "Haneul|South Korea",
                    "Baram|South Korea",
                    "Oakhurst|Australia");
    private static final List<String> GOODS =
            List.of(
                    "Kitchen|Cookware|Frying Pan|900",
                    "Kitchen|Cookware|Stock Pot|2100",
                    "Kitchen|Knives|Chef Knife|210",
                    "Kitchen|Knives|Paring Knife|90",
                    "Kitchen|Coffee|Moka Pot|560",
                    "Kitchen|Coffee|Hand Grinder|640",
                    "Outdoor|Tents|Two-Person Tent|2600",
                    "Outdoor|Tents|Tarp Shelter|780",
                    "Outdoor|Sleeping Bags|Down Sleeping Bag|1150",
                    "Outdoor|Backpacks|Day Pack|720",
                    "Outdoor|Backpacks|Trekking Pack|1750",
                    "Office|Chairs|Task Chair|14500",
                    "Office|Desks|Standing Desk|31000",
                    "Office|Stationery|Fountain Pen|24",
                    "Office|Stationery|Dot Notebook|310",
                    "Home|Lighting|Desk Lamp|1300",
                    "Home|Lighting|Floor Lamp|4200",
                    "Home|Bedding|Linen Duvet Cover|1600",
                    "Home|Bath|Bath Towel|540",
                    "Garden|Tools|Pruning Shears|260",
                    "Garden|Tools|Hand Trowel|230",
                    "Garden|Watering|Watering Can|980");
    private static final List<String> COLOURS =
            List.of("black", "white", "grey", "navy", "olive", "sand", "red", "natural");
    private static final List<String> LINES =
            List.of("Classic", "Pro", "Lite", "Compact", "Heritage", "Urban", "Trail", "Studio");

    private Products() {}

    static Table make(int rows, Draw draw) {
        var made = new ArrayList<List<String>>(rows);
        for (int i = 0; i < rows; i++) {
            var brand = draw.skewed(BRANDS).split("\\|");
            var good = draw.skewed(GOODS).split("\\|");
            int weight = Integer.parseInt(good[3]);
            made.add(
                    List.of(
                            sku(good, i),
                            brand[0] + " " + draw.of(LINES) + " " + good[2],
                            brand[0],
                            brand[1],
                            good[0],
                            good[1],
                            draw.skewed(COLOURS),
                            draw.between(5, 320) + "." + draw.of("00", "50", "90", "95", "99"),
                            Math.max(5, Math.round(weight * draw.normal(1, 0.12))) + "",
                            String.format(
                                    Locale.ROOT, "%.1f", Math.clamp(draw.normal(4.1, 0.5), 1, 5)),
                            Days.iso(2023, draw.between(0, 900))));
        }
        return new Table(COLUMNS, made);
    }

    private static String sku(String[] good, int number) {
        return (good[0].substring(0, 2) + good[1].substring(0, 2)).toUpperCase(Locale.ROOT)
                + "-"
                + String.format(Locale.ROOT, "%05d", number + 1);
    }
}
