package dev.onggi.run;

import dev.onggi.data.DurableFiles;
import dev.onggi.step.Publisher.Staged;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Names of files that are being written. A name belongs to whoever made its folder among the
/// staged files, in this process or in another one, until the file is published or given up: no two
/// runs of the same second write to one file.
///
/// @param staging where files lie until they are published
record StagedNames(Path staging) {
    /// The first name that nobody has: `name.ending`, `name_2.ending`, `name_3.ending`.
    Staged free(Path folder, String name, String ending) throws IOException {
        Files.createDirectories(staging);
        for (int n = 1; ; n++) {
            var target = folder.resolve(name + (n == 1 ? "" : "_" + n) + "." + ending);
            var claim = staging.resolve(folder.getFileName() + "_" + target.getFileName());
            if (!Files.exists(target) && taken(claim)) {
                // whoever had the name a moment ago may have published under it
                if (!Files.exists(target)) {
                    return new Staged(claim.resolve(target.getFileName()), target);
                }
                Files.delete(claim);
            }
        }
    }

    /// A file for a name that a user fixed, which others may be writing at the same time.
    ///
    /// @param shown the name as it is shown
    Staged fixed(Path target, String shown) throws IOException {
        Files.createDirectories(staging);
        var name = "fixed_" + shown.replaceAll("[/\\\\:]", "_");
        var claim = staging.resolve(name);
        for (int n = 2; !taken(claim); n++) {
            claim = staging.resolve(name + "_" + n);
        }
        return new Staged(claim.resolve(target.getFileName()), target);
    }

    private static boolean taken(Path claim) throws IOException {
        try {
            Files.createDirectory(claim);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    /// Gives a name back, with what was written.
    void release(Staged staged) throws IOException {
        var claim = staged.file().getParent();
        if (claim != null && staging.equals(claim.getParent())) {
            DurableFiles.remove(claim);
        } else {
            Files.deleteIfExists(staged.file());
        }
    }
}
