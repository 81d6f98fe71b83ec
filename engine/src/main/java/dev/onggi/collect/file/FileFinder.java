package dev.onggi.collect.file;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the files that a path, folder or pattern means, in the order of their names.
public final class FileFinder {
    private final Path root;

    /// What a path means.
    ///
    /// @param files in order; none only where a pattern matches nothing
    /// @param several whether other runs may find more or fewer files
    public record Found(List<Path> files, boolean several) {}

    /// A finder.
    ///
    /// @param root where relative paths begin
    public FileFinder(Path root) {
        this.root = root;
    }

    /// Finds what is there now.
    ///
    /// @param path relative to the workspace or absolute
    /// @return what it means
    /// @throws OnggiException where a plain path or the folder of a pattern is not there, or cannot
    ///   be read
    public Found find(String path) {
        try {
            var literal = literal(path);
            if (literal.isPresent()) {
                var found = literal.get();
                return Files.isDirectory(found)
                        ? new Found(folder(found), true)
                        : new Found(List.of(found), false);
            }
            if (Glob.isPattern(path)) {
                return new Found(matching(path.replace('\\', '/')), true);
            }
        } catch (AccessDeniedException e) {
            throw OnggiException.because(e, FileProblem.UNREADABLE, e.getFile(), "no right");
        } catch (IOException | InvalidPathException e) {
            throw OnggiException.because(
                    e, FileProblem.UNREADABLE, path, String.valueOf(e.getMessage()));
        }
        throw OnggiException.of(FileProblem.NO_SUCH_FILE, path, nearest(path));
    }

    /// The path itself, also where the disk writes Hangul the other way.
    private Optional<Path> literal(String path) throws IOException {
        var exact = root.resolve(path).normalize();
        if (Files.exists(exact)) {
            return Optional.of(exact);
        }
        Path at = exact.getRoot();
        for (var part : exact) {
            var next = at.resolve(part);
            at = Files.exists(next) ? next : sibling(at, part.toString());
            if (at == null) {
                return Optional.empty();
            }
        }
        return Optional.of(at);
    }

    private static @Nullable Path sibling(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return null;
        }
        var wanted = Glob.composed(name);
        try (var entries = Files.list(folder)) {
            return entries.filter(
                            entry -> Glob.composed(entry.getFileName().toString()).equals(wanted))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static List<Path> folder(Path folder) throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isRegularFile)
                    .filter(file -> !isHidden(file.getFileName().toString()))
                    .sorted(BY_NAME)
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static final Comparator<Path> BY_NAME =
            Comparator.comparing((Path path) -> Glob.composed(path.toString()))
                    .thenComparing(Path::toString);

    private List<Path> matching(String pattern) throws IOException {
        var parts = pattern.split("/", -1);
        int plain = 0;
        while (plain < parts.length - 1 && !Glob.isPattern(parts[plain])) {
            plain++;
        }
        var folder = String.join("/", List.of(parts).subList(0, plain));
        var base = literal(plain > 0 && folder.isEmpty() ? "/" : folder);
        if (base.isEmpty()) {
            throw OnggiException.of(FileProblem.NO_SUCH_FILE, folder, nearest(folder));
        }
        var rest = List.of(parts).subList(plain, parts.length);
        var glob = Glob.of(String.join("/", rest));
        boolean deep = rest.stream().anyMatch(part -> part.contains("**"));
        return walk(base.get(), glob, deep ? Integer.MAX_VALUE : rest.size());
    }

    private static List<Path> walk(Path base, Glob glob, int depth) throws IOException {
        var found = new ArrayList<Path>();
        Files.walkFileTree(
                base,
                java.util.EnumSet.noneOf(java.nio.file.FileVisitOption.class),
                depth,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes a) {
                        return !dir.equals(base) && isHidden(dir.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes a) {
                        var name = base.relativize(file).toString().replace('\\', '/');
                        if (glob.matches(name) && Files.isRegularFile(file)) {
                            found.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        found.sort(BY_NAME);
        return found;
    }

    static boolean isHidden(String name) {
        return name.startsWith(".") || name.startsWith("~$") || name.equals("Thumbs.db");
    }

    /// A word about the name that was probably meant.
    private String nearest(String path) {
        var wanted = root.resolve(path).normalize();
        var folder = wanted.getParent();
        if (folder == null || !Files.isDirectory(folder) || wanted.getFileName() == null) {
            return "";
        }
        try (var entries = Files.list(folder)) {
            var names = entries.map(entry -> entry.getFileName().toString()).toList();
            return NearestName.of(wanted.getFileName().toString(), names)
                    .map(name -> " (" + name + "?)")
                    .orElse("");
        } catch (IOException e) {
            return "";
        }
    }
}
