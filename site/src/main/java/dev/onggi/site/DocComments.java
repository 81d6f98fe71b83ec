package dev.onggi.site;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.lang.model.element.Modifier;
import javax.tools.ToolProvider;

/// Finds public types without a doc comment directly above them.
final class DocComments {
    private DocComments() {}

    /// Parses sources as the compiler does, without compiling them.
    ///
    /// @param repository what the faults' files are relative to
    /// @param sources Java files
    /// @return a fault for each public type that says nothing of itself, nested ones included where
    ///   all around them is public
    static List<Fault> missing(Path repository, List<Path> sources) throws IOException {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        try (var files =
                compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
            var task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of(),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            var scanner = new Scanner(DocTrees.instance(task), repository);
            scanner.scan(task.parse(), null);
            return List.copyOf(scanner.faults);
        }
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {
        private final DocTrees trees;
        private final Path repository;
        private final List<Fault> faults = new ArrayList<>();

        private Scanner(DocTrees trees, Path repository) {
            this.trees = trees;
            this.repository = repository;
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (!isPublic(type)) {
                return null;
            }
            var comment = trees.getDocComment(getCurrentPath());
            if (comment == null || comment.isBlank()) {
                faults.add(fault(type));
            }
            return super.visitClass(type, null);
        }

        private boolean isPublic(ClassTree type) {
            boolean inInterface =
                    getCurrentPath().getParentPath().getLeaf() instanceof ClassTree around
                            && around.getKind() == Tree.Kind.INTERFACE;
            return inInterface || type.getModifiers().getFlags().contains(Modifier.PUBLIC);
        }

        private Fault fault(ClassTree type) {
            var unit = getCurrentPath().getCompilationUnit();
            var file = repository.relativize(Path.of(unit.getSourceFile().toUri()));
            long start = trees.getSourcePositions().getStartPosition(unit, type);
            return new Fault(
                    file.toString().replace('\\', '/'),
                    (int) unit.getLineMap().getLineNumber(start),
                    "public type `" + type.getSimpleName() + "` has no `///` comment above it");
        }
    }
}
