package dev.onggi.clean.report;

import dev.onggi.clean.learn.Twin;
import dev.onggi.clean.report.CharDiff.Fate;
import dev.onggi.clean.report.CharDiff.Piece;
import java.text.Normalizer;
import java.util.List;

/// Cells side by side, with what differs marked.
final class CellMarkup {
    /// Of a longer run that is the same only the ends are shown.
    private static final int SAME_SHOWN = 60;

    private final Html html;
    private final ReportWords words;

    CellMarkup(Html html, ReportWords words) {
        this.html = html;
        this.words = words;
    }

    void changed(List<ShownCell> cells) {
        html.raw("<div class=\"cells\" role=\"table\">\n");
        head("row", "before", "after", "by");
        for (var cell : cells) {
            var pieces = CharDiff.of(cell.before(), cell.after());
            html.raw("<div class=\"cell\" role=\"row\">").tag("span.row", cell.id());
            html.raw("<span class=\"before\">");
            side(cell.before(), pieces, Fate.GONE);
            html.raw("</span><span class=\"after\">");
            side(cell.after(), pieces, Fate.NEW);
            if (alike(cell)) {
                html.raw(" ").tag("span.hint", words.say("alike"));
            }
            html.raw("</span>").tag("span.by", String.join(", ", cell.by()));
            html.raw("</div>\n");
        }
        html.raw("</div>\n");
    }

    void flagged(List<ShownCell> cells) {
        html.raw("<div class=\"cells\" role=\"table\">\n");
        head("row", "value", "candidate", "suspect");
        for (var cell : cells) {
            html.raw("<div class=\"cell\" role=\"row\">").tag("span.row", cell.id());
            html.raw("<span class=\"before\">");
            side(cell.before(), List.of(new Piece(Fate.SAME, cell.before())), Fate.GONE);
            html.raw("</span><span class=\"after\">");
            if (!cell.after().isEmpty()) {
                side(cell.after(), CharDiff.of(cell.before(), cell.after()), Fate.NEW);
            }
            html.raw("</span>").tag("span.by", String.join(", ", cell.by()));
            html.raw("</div>\n");
        }
        html.raw("</div>\n");
    }

    /// Rows about the same thing, a line for each cell in which they differ.
    void twins(List<Twin> twins) {
        html.raw("<div class=\"cells\" role=\"table\">\n");
        head("row", "value", "there", "column");
        for (var twin : twins) {
            for (var difference : twin.differences()) {
                var pieces = CharDiff.of(difference.value(), difference.other());
                html.raw("<div class=\"cell\" role=\"row\">");
                html.tag("span.row", "%,d = %,d".formatted(twin.row() + 1, twin.of() + 1));
                html.raw("<span class=\"before\">");
                side(difference.value(), pieces, Fate.GONE);
                html.raw("</span><span class=\"after\">");
                side(difference.other(), pieces, Fate.NEW);
                html.raw("</span>").tag("span.by", difference.column()).raw("</div>\n");
            }
        }
        html.raw("</div>\n");
    }

    /// A change on one line.
    void inline(ShownCell cell) {
        var pieces = CharDiff.of(cell.before(), cell.after());
        side(cell.before(), pieces, Fate.GONE);
        html.raw(" → ");
        side(cell.after(), pieces, Fate.NEW);
    }

    private void head(String... keys) {
        html.raw("<div class=\"cell head\" role=\"row\">");
        for (var key : keys) {
            html.tag("span", words.say("head." + key));
        }
        html.raw("</div>\n");
    }

    /// One of the two texts: what is the same, and what only it has.
    private void side(String text, List<Piece> pieces, Fate own) {
        if (text.isEmpty()) {
            html.tag("span.empty", words.say("empty"));
            return;
        }
        html.raw("<bdi>");
        for (var piece : pieces) {
            if (piece.fate() == Fate.SAME) {
                html.text(shortened(piece.text()));
            } else if (piece.fate() == own) {
                html.tag(own == Fate.GONE ? "del" : "ins", visible(piece.text()));
            }
        }
        html.raw("</bdi>");
    }

    private static String shortened(String text) {
        int length = text.codePointCount(0, text.length());
        if (length <= 2 * SAME_SHOWN) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, SAME_SHOWN))
                + " … "
                + text.substring(text.offsetByCodePoints(text.length(), -SAME_SHOWN));
    }

    /// White space that came or went is shown by signs.
    private static String visible(String text) {
        return text.replace(' ', '·')
                .replace('\u00a0', '⍽')
                .replace('\u3000', '□')
                .replace('\t', '⇥')
                .replace('\n', '↵');
    }

    /// Texts that look the same, such as letters composed of parts.
    private static boolean alike(ShownCell cell) {
        return !cell.before().equals(cell.after()) && nfc(cell.before()).equals(nfc(cell.after()));
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }
}
