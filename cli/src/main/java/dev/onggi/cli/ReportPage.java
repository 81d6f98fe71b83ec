package dev.onggi.cli;

import java.util.List;
import java.util.Locale;

/// A report as one page that loads nothing.
///
/// @param terminal says it
/// @param view what is told
record ReportPage(Terminal terminal, ReportView view) {
    private static final String STYLE =
            "body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}"
                    + "table{border-collapse:collapse;margin:1rem 0}"
                    + "th,td{padding:.25rem .75rem;border-bottom:1px solid #ccc;text-align:left}"
                    + ".n{text-align:right;font-variant-numeric:tabular-nums}";

    String html() {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"");
        page.append(terminal.language().name().toLowerCase(Locale.ROOT))
                .append("\">\n<meta charset=\"utf-8\">\n<title>Onggi</title>\n<style>")
                .append(STYLE)
                .append("</style>\n<h1>Onggi</h1>\n<p>")
                .append(escaped(view.head()))
                .append("</p>\n");
        for (var table : List.of(view.targets(), view.perDay(), view.pipelines())) {
            if (!table.isEmpty()) {
                page.append(table.html(ReportPage::escaped));
            }
        }
        var advice = view.advice();
        page.append("<h2>")
                .append(escaped(terminal.say(advice.isEmpty() ? "report.well" : "report.advice")))
                .append("</h2>\n<ul>\n");
        for (var one : advice) {
            page.append("<li>")
                    .append(escaped(one.message(terminal.language())))
                    .append("<br>")
                    .append(escaped(one.hint(terminal.language())))
                    .append("</li>\n");
        }
        return page.append("</ul>\n</html>\n").toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
