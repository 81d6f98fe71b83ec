package dev.onggi.connector.excel;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;

/// The unpacked bytes of one part of a package: bounded in size and in ratio, and compared with the
/// part's checksum at its end, which [java.util.zip.ZipFile] itself does not do.
final class CheckedPart extends FilterInputStream {
    private final ZipEntry entry;
    private final XlsxLimits limits;
    private final CRC32 crc = new CRC32();
    private long read;
    private boolean ended;

    CheckedPart(InputStream in, ZipEntry entry, XlsxLimits limits) {
        super(in);
        this.entry = entry;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (count < 0) {
            end();
            return count;
        }
        crc.update(bytes, offset, count);
        read += count;
        if (read > limits.unpackedBytes()) {
            throw new BombException(
                    entry.getName() + " unpacks to more than " + limits.unpackedBytes() + " bytes");
        }
        if (read > limits.ratioFreeBytes()
                && read / Math.max(1, entry.getCompressedSize()) >= limits.ratio()) {
            throw new BombException(
                    entry.getName()
                            + " unpacks to more than "
                            + limits.ratio()
                            + " times its size");
        }
        return count;
    }

    /// Reads what is left, so that the checksum is compared although a parser stopped early.
    void drain() throws IOException {
        byte[] rest = new byte[8192];
        while (read(rest, 0, rest.length) >= 0) {
            // the bytes are only counted and summed
        }
    }

    private void end() throws ZipException {
        if (!ended) {
            ended = true;
            if (entry.getCrc() != -1 && crc.getValue() != entry.getCrc()) {
                throw new ZipException("the checksum of " + entry.getName() + " does not match");
            }
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] skipped = new byte[(int) Math.min(8192, Math.max(1, count))];
        return count <= 0 ? 0 : Math.max(0, read(skipped, 0, skipped.length));
    }

    /// Thrown when a part unpacks to more than the limits allow.
    static final class BombException extends IOException {
        private static final long serialVersionUID = 1L;

        BombException(String message) {
            super(message);
        }
    }
}
