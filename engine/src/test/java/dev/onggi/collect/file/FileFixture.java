package dev.onggi.collect.file;

import dev.onggi.collect.CollectFixture;
import dev.onggi.data.Dataset;
import dev.onggi.spi.Column;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Collects files of a temporary folder.
abstract class FileFixture extends CollectFixture {
    protected Dataset read(Object path, Object... more) throws Exception {
        var settings = new Object[more.length + 2];
        settings[0] = "path";
        settings[1] = path;
        System.arraycopy(more, 0, settings, 2, more.length);
        return collect(FileSource::new, settings);
    }

    /// The data's own cells, row by row.
    protected List<List<String>> cells(Dataset data) {
        return context.rows(
                data, data.ownColumns().stream().map(Column::name).toArray(String[]::new));
    }

    protected static List<String> names(Dataset data) {
        return data.ownColumns().stream().map(Column::name).toList();
    }

    static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    static byte[] zip(Charset names, Object... namesAndContents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes, names)) {
            for (int i = 0; i < namesAndContents.length; i += 2) {
                out.putNextEntry(new ZipEntry((String) namesAndContents[i]));
                out.write((byte[]) namesAndContents[i + 1]);
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
