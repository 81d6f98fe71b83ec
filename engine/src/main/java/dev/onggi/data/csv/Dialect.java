package dev.onggi.data.csv;

import java.nio.charset.Charset;

/// How a CSV file is written.
///
/// @param charset the charset
/// @param bom bytes of the byte order mark, 0 where there is none
/// @param delimiter the character between cells
/// @param quote the character around cells, or [CsvOptions#NO_QUOTE]
/// @param headerRow the line of the header from 1, or 0 where there is none
public record Dialect(Charset charset, int bom, char delimiter, char quote, int headerRow) {}
