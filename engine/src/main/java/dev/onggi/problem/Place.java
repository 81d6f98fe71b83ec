package dev.onggi.problem;

/// Where in a file a problem lies.
///
/// @param file the name shown to people, relative to the workspace
/// @param line from 1; 0 where only the file is known
/// @param column from 1; 0 where only the line is known
public record Place(String file, int line, int column) {
    /// A whole file.
    ///
    /// @param file the name shown to people
    /// @return the place
    public static Place of(String file) {
        return new Place(file, 0, 0);
    }

    /// `file:line:column` without the parts that are not known.
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
