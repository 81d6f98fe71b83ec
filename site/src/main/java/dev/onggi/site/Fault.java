package dev.onggi.site;

/// Something wrong in a documented file, with its place.
///
/// @param file relative to the repository, with `/`
/// @param line from 1
/// @param message one sentence
record Fault(String file, int line, String message) {
    @Override
    public String toString() {
        return file + ":" + line + "  " + message;
    }
}
