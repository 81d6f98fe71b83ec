package dev.onggi.run;

import dev.onggi.data.DurableFiles;
import dev.onggi.store.FaultPoints;
import java.io.IOException;
import java.nio.file.Path;

/// A disk whose every operation can fail, before it has happened and after.
final class FaultyFiles extends DurableFiles {
    private final FaultPoints faults;

    FaultyFiles(FaultPoints faults) {
        this.faults = faults;
    }

    private void at(String place) throws IOException {
        if (faults.fails(place)) {
            throw new IOException("the disk failed " + place);
        }
    }

    @Override
    public void force(Path file) throws IOException {
        at("before a force");
        super.force(file);
        at("after a force");
    }

    @Override
    public Digest digest(Path file) throws IOException {
        at("before a digest");
        return super.digest(file);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
        at("before a rename");
        super.rename(from, to);
        at("after a rename");
    }

    @Override
    public void write(Path file, String text) throws IOException {
        at("before a text");
        super.write(file, text);
        at("after a text");
    }
}
