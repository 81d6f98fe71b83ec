package dev.onggi.testkit.table;

import java.util.ArrayList;
import java.util.List;

/// Articles: the venue's short name implies its long one, its publisher and its ISSN.
final class Publications {
    private static final List<String> COLUMNS =
            List.of(
                    "doi",
                    "title",
                    "authors",
                    "venue",
                    "venue_short",
                    "publisher",
                    "issn",
                    "year",
                    "volume",
                    "pages",
                    "language");
    private static final List<String> VENUES =
            List.of(
                    "Journal of Applied Hydrology|J. Appl. Hydrol.|Meridian Press|2611-0418",
                    "Annals of Soil Mechanics|Ann. Soil Mech.|Meridian Press|2611-0426",
                    "Letters on Combinatorics|Lett. Comb.|Harrow Academic|1944-7712",
                    "Review of Urban Economics|Rev. Urban Econ.|Harrow Academic|1944-7801",
                    "Proceedings of the Symposium on Coastal Systems|Proc. SCS|Tidewater Society|2050-3347",
                    "Bulletin of Comparative Grammar|Bull. Comp. Gramm.|Lexis House|0872-1190",
                    "Transactions on Embedded Timing|Trans. Embed. Timing|Cygnet Publishing|2381-5563",
                    "International Workshop on Stream Processing|IWSP|Cygnet Publishing|2381-5571",
                    "Archives of Clinical Nutrition|Arch. Clin. Nutr.|Sanatas Verlag|1730-2285",
                    "Quarterly of Pediatric Nursing|Q. Pediatr. Nurs.|Sanatas Verlag|1730-2293");
    private static final List<String> WHAT =
            List.of(
                    "Estimating",
                    "A Survey of",
                    "Bounds for",
                    "On the Stability of",
                    "Field Measurements of",
                    "A Model for",
                    "Revisiting",
                    "Towards Reliable",
                    "The Cost of",
                    "An Experimental Study of");
    private static final List<String> SUBJECT =
            List.of(
                    "Sediment Transport",
                    "Regional Housing Demand",
                    "Sparse Graph Colourings",
                    "Vowel Harmony",
                    "Window Joins",
                    "Groundwater Recharge",
                    "Scheduling Latency",
                    "Infant Feeding Practices",
                    "Retaining Walls",
                    "Tidal Inlets",
                    "Iron Supplementation",
                    "Clause Order",
                    "Commuting Patterns");
    private static final List<String> WHERE =
            List.of(
                    "in Alpine Catchments",
                    "under Uncertainty",
                    "with Missing Observations",
                    "in Medium-Sized Cities",
                    "over Unreliable Networks",
                    "in Early Childhood",
                    "along the Northern Coast",
                    "at Scale",
                    "in Related Languages",
                    "for Mixed Workloads");
    private static final List<String> NAMES =
            List.of(
                    "Aalto, M.",
                    "Bianchi, L.",
                    "Chen, Y.",
                    "Diaz, R.",
                    "Eriksen, T.",
                    "Fujita, K.",
                    "Garcia, P.",
                    "Hwang, S.",
                    "Ivanova, E.",
                    "Jensen, O.",
                    "Kim, J.",
                    "Kim, H.",
                    "Lopez, A.",
                    "Moreau, C.",
                    "Novak, D.",
                    "Okafor, N.",
                    "Park, S.",
                    "Quinn, B.",
                    "Rao, V.",
                    "Schmidt, F.",
                    "Tanaka, A.",
                    "Ueda, M.",
                    "Weber, I.",
                    "Zhang, Q.");

    private Publications() {}

    static Table make(int rows, Draw draw) {
        var made = new ArrayList<List<String>>(rows);
        for (int i = 0; i < rows; i++) {
            var venue = draw.skewed(VENUES).split("\\|");
            int year = draw.between(1998, 2024);
            int page = draw.between(1, 1400);
            made.add(
                    List.of(
                            "10." + (5200 + venue[3].charAt(3)) + "/" + year + "." + (4000 + i),
                            draw.of(WHAT) + " " + draw.of(SUBJECT) + " " + draw.of(WHERE),
                            authors(draw),
                            venue[0],
                            venue[1],
                            venue[2],
                            venue[3],
                            year + "",
                            year - 1989 + "",
                            page + "-" + (page + draw.between(4, 28)),
                            draw.chance(94) ? "en" : draw.of("de", "fr", "es")));
        }
        return new Table(COLUMNS, made);
    }

    private static String authors(Draw draw) {
        var authors = new ArrayList<String>();
        int count = draw.between(1, 4);
        while (authors.size() < count) {
            var name = draw.of(NAMES);
            if (!authors.contains(name)) {
                authors.add(name);
            }
        }
        return String.join("; ", authors);
    }
}
