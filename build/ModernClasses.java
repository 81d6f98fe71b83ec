import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// Rewrites the class files of jars that were compiled for Java 5 as ones of Java 8: `java ModernClasses.java JAR...`
///
/// An AOT cache holds no class that the old verifier, by inference, has to check; new ones carry
/// stack maps. What the code does stays as it is, and a second time changes nothing.
final class ModernClasses {
    private static final int FIRST_WITH_STACK_MAPS = ClassFile.JAVA_6_VERSION;
    private static final ClassTransform MODERN =
            ClassTransform.transformingMethodBodies((code, element) -> code.with(element))
                    .andThen(
                            (type, element) ->
                                    type.with(
                                            element instanceof ClassFileVersion
                                                    ? ClassFileVersion.of(ClassFile.JAVA_8_VERSION, 0)
                                                    : element));

    private final ClassFile files;

    public static void main(String... jars) throws IOException {
        for (var jar : jars) {
            try (var files = FileSystems.newFileSystem(URI.create("jar:" + Path.of(jar).toUri()), Map.of());
                    var entries = Files.walk(files.getPath("/"))) {
                var classes = new ModernClasses(files.getPath("/"));
                for (var entry : entries.filter(e -> e.toString().endsWith(".class")).toList()) {
                    classes.rewrite(entry);
                }
            }
        }
    }

    private ModernClasses(Path root) {
        var resolver =
                ClassHierarchyResolver.ofResourceParsing(
                                type -> {
                                    var name = type.descriptorString();
                                    return open(root.resolve(name.substring(1, name.length() - 1) + ".class"));
                                })
                        .orElse(ClassHierarchyResolver.defaultResolver());
        files = ClassFile.of(StackMapsOption.GENERATE_STACK_MAPS, ClassHierarchyResolverOption.of(resolver));
    }

    private static InputStream open(Path file) {
        try {
            return Files.exists(file) ? Files.newInputStream(file) : null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rewrite(Path file) throws IOException {
        ClassModel old = files.parse(Files.readAllBytes(file));
        if (old.majorVersion() < FIRST_WITH_STACK_MAPS) {
            Files.write(file, files.transformClass(old, MODERN));
        }
    }
}
