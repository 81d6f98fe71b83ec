package dev.onggi.data;

import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// The way of a written file to its name: forced, hashed while read back, recorded as prepared,
/// renamed, recorded as published. After a crash [#recover] finishes or removes what stands
/// between.
public final class Publication {
    private static final String REPLACES = "replaces";

    private final Path root;
    private final Path state;
    private final DatasetRepository repository;
    private final DurableFiles files;

    /// The publication of a workspace.
    ///
    /// @param root the workspace
    /// @param state its `.onggi`
    /// @param repository where files are recorded
    /// @param files the disk
    public Publication(Path root, Path state, DatasetRepository repository, DurableFiles files) {
        this.root = root;
        this.state = state;
        this.repository = repository;
        this.files = files;
    }

    /// The same publication for a writer who may have lost the right to write.
    ///
    /// @param check called inside of each transaction that makes files appear or disappear; what it
    ///   throws refuses it, and nothing is visible then
    /// @return a publication of the same workspace
    public Publication guarded(Runnable check) {
        return new Publication(root, state, repository.guarded(check), files);
    }

    /// What is known of a file before it is hashed.
    ///
    /// @param area raw, processed, output or rejected
    /// @param producer which run and step wrote it
    /// @param createdAt when its run began, as ISO instant
    /// @param replaces whether it takes the place of a file of that name
    public record Origin(
            String area, DatasetRepository.Producer producer, String createdAt, boolean replaces) {}

    /// Publishes a file.
    ///
    /// @param staged what was written
    /// @param target its name
    /// @param described the manifest, whose hash and length are filled in
    /// @param origin where it comes from
    /// @return the manifest with hash and length
    /// @throws IOException when the disk fails; then the name is not there
    public Manifest publish(Path staged, Path target, Manifest described, Origin origin)
            throws IOException {
        var digest = forced(staged);
        var manifest =
                new Manifest(
                        described.file(),
                        digest.sha256(),
                        digest.bytes(),
                        described.rows(),
                        described.dataset(),
                        origin.replaces() ? replacing(described.notes()) : described.notes());
        var before = repository.find(manifest.file());
        var entry =
                new DatasetRepository.Entry(
                        manifest,
                        origin.area(),
                        origin.producer(),
                        staged.toString(),
                        origin.createdAt());
        repository.prepare(entry);
        try {
            finish(entry, staged, target);
        } catch (IOException | RuntimeException e) {
            undo(staged, target, manifest, before, e);
            throw e;
        }
        return manifest;
    }

    /// Forces a file while it is hashed: the one waits for the disk, the other needs a core.
    private DurableFiles.Digest forced(Path staged) throws IOException {
        var forcing =
                new FutureTask<>(() -> {
                    files.force(staged);
                    return staged;
                });
        Thread.ofPlatform().daemon().name("onggi-force").start(forcing);
        var digest = files.digest(staged);
        try {
            forcing.get();
            return digest;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException(staged.toString());
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException failure -> throw failure;
                case Error failure -> throw failure;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    private static Map<String, Object> replacing(Map<String, Object> notes) {
        var all = new LinkedHashMap<>(notes);
        all.put(REPLACES, true);
        return all;
    }

    private static boolean replaces(Manifest manifest) {
        return Boolean.TRUE.equals(manifest.notes().get(REPLACES));
    }

    private void finish(DatasetRepository.Entry entry, Path staged, Path target)
            throws IOException {
        var manifest = entry.manifest();
        files.write(Manifest.path(state, name(target)), manifest.json());
        if (replaces(manifest)) {
            files.replace(staged, target);
        } else {
            files.rename(staged, target);
        }
        repository.publish(manifest.file());
    }

    /// The disk failed but the process lives: what was there before is there again. A file that has
    /// replaced another one already stays, and the next [#recover] records it.
    private void undo(
            Path staged,
            Path target,
            Manifest manifest,
            Optional<DatasetRepository.Entry> before,
            Exception cause) {
        boolean named = !Files.exists(staged);
        if (named && replaces(manifest)) {
            return;
        }
        try {
            if (named) {
                Files.deleteIfExists(target);
            }
            Files.deleteIfExists(staged);
            repository.forget(manifest.file());
            if (before.isPresent()) {
                var old = before.get();
                repository.prepare(old);
                repository.publish(manifest.file());
                files.write(Manifest.path(state, name(target)), old.manifest().json());
            } else {
                Files.deleteIfExists(Manifest.path(state, name(target)));
            }
        } catch (IOException | RuntimeException e) {
            cause.addSuppressed(e);
        }
    }

    private String name(Path target) {
        return target.startsWith(root)
                ? root.relativize(target).toString()
                : "outside/" + target.toString().replace('/', '_').replace(':', '_');
    }

    /// Finishes or removes what a process left that died between writing and recording.
    ///
    /// @throws IOException when the disk fails
    public void recover() throws IOException {
        for (var entry : repository.prepared()) {
            var manifest = entry.manifest();
            var target = root.resolve(manifest.file());
            var staged = Path.of(entry.staged());
            if (is(target, manifest)) {
                repository.publish(manifest.file());
            } else if (replaces(manifest) && is(staged, manifest)) {
                finish(entry, staged, target);
            } else {
                Files.deleteIfExists(staged);
                repository.forget(manifest.file());
                if (!Files.exists(target)) {
                    Files.deleteIfExists(Manifest.path(state, name(target)));
                }
            }
        }
        for (var entry : repository.takenBack()) {
            remove(entry);
        }
        for (var scratch : List.of("staged", "sql", "tmp")) {
            DurableFiles.remove(state.resolve(scratch));
        }
    }

    private boolean is(Path file, Manifest manifest) throws IOException {
        return Files.exists(file) && files.digest(file).sha256().equals(manifest.sha256());
    }

    /// Takes back what a step published and never recorded as its result. What took another's place
    /// stays, for its writer does it again.
    ///
    /// @param producer the step
    /// @throws IOException when the disk fails; then it is invisible, and [#recover] removes it
    public void withdraw(DatasetRepository.Producer producer) throws IOException {
        for (var entry : repository.takeBack(producer, manifest -> !replaces(manifest))) {
            remove(entry);
        }
    }

    /// Takes back one file, which another one stands for now.
    ///
    /// @param entry the file
    /// @throws IOException when the disk fails; then it is invisible, and [#recover] removes it
    public void withdraw(DatasetRepository.Entry entry) throws IOException {
        repository.takeBack(entry.manifest().file());
        remove(entry);
    }

    /// Once the file is gone its name is anybody's, so what belongs to the name goes before it, and
    /// what was recorded is forgotten only where nobody else has recorded something meanwhile.
    private void remove(DatasetRepository.Entry entry) throws IOException {
        var manifest = entry.manifest();
        var target = root.resolve(manifest.file());
        var described = Manifest.path(state, name(target));
        if (Files.exists(described) && Manifest.read(described).equals(manifest)) {
            files.delete(described);
        }
        for (var file : List.of(Path.of(entry.staged()), target)) {
            if (is(file, manifest)) {
                files.delete(file);
            }
        }
        repository.forgetTakenBack(entry);
    }

    /// Checks a file against its manifest.
    ///
    /// @param manifest what it should be
    /// @throws OnggiException when it is missing or another
    /// @throws IOException when it cannot be read
    public void verify(Manifest manifest) throws IOException {
        var file = root.resolve(manifest.file());
        if (!Files.exists(file)) {
            throw OnggiException.of(DataProblem.DAMAGED, manifest.file(), "it is gone");
        }
        var digest = files.digest(file);
        if (!digest.sha256().equals(manifest.sha256())) {
            throw OnggiException.of(
                    DataProblem.DAMAGED,
                    manifest.file(),
                    digest.bytes() + " bytes instead of " + manifest.bytes() + ", or other ones");
        }
    }
}
