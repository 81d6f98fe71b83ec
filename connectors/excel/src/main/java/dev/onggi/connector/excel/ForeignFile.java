package dev.onggi.connector.excel;

import dev.onggi.spi.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;

/// Says what a file is that calls itself a workbook and is none.
final class ForeignFile {
    private static final String OLE = "d0cf11e0a1b11ae1";
    private static final int LOOKED_AT = 4 << 20;

    private ForeignFile() {}

    /// The failure for a file that could not be opened as a package.
    ///
    /// @param name the file's name as people know it
    /// @param file the file
    /// @param why what the attempt said
    static Failure explain(String name, Path file, String why) throws IOException {
        byte[] start;
        long size = Files.size(file);
        try (var in = Files.newInputStream(file)) {
            start = in.readNBytes(LOOKED_AT);
        }
        if (size == 0) {
            return Failure.data(name + " is empty (0 bytes)", "download or save it again");
        }
        var hex = HexFormat.of().formatHex(start, 0, Math.min(8, start.length));
        if (hex.equals(OLE)) {
            return ole(name, start);
        }
        if (hex.startsWith("504b0304")) {
            return Failure.data(
                    name + " is cut off or damaged: " + why, "download or save it again");
        }
        return text(name, start);
    }

    /// The failure for a zip file that is no workbook.
    static Failure otherPackage(String name, XlsxPackage file) {
        if (file.has("xl/workbook.bin")) {
            return Failure.data(
                    name + " is a binary workbook (.xlsb)", "save it as .xlsx and try again");
        }
        if (file.has("content.xml") && file.has("mimetype")) {
            return Failure.data(
                    name + " is an OpenDocument file (.ods)", "save it as .xlsx and try again");
        }
        return Failure.data(
                name + " is a zip file without a workbook inside",
                "save the sheet as .xlsx and try again");
    }

    private static Failure ole(String name, byte[] start) {
        var text = new String(start, StandardCharsets.ISO_8859_1);
        var marker =
                new String(
                        "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE),
                        StandardCharsets.ISO_8859_1);
        return text.contains(marker)
                ? Failure.data(
                        name + " is protected by a password",
                        "save it without a password and try again")
                : Failure.data(
                        name + " is a workbook of the old format (.xls)",
                        "save it as .xlsx and try again");
    }

    private static Failure text(String name, byte[] start) {
        var head =
                new String(start, 0, Math.min(2048, start.length), StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT);
        if (head.contains("<html") || head.contains("<table")) {
            return Failure.data(
                    name + " is a web page, although its name says workbook",
                    "open it in a spreadsheet program and save it as .xlsx");
        }
        boolean binary = head.indexOf('\0') >= 0;
        return Failure.data(
                name + (binary ? " is no workbook" : " is plain text and no workbook"),
                binary
                        ? "save the sheet as .xlsx and try again"
                        : "if it is CSV, give it the ending .csv");
    }
}
