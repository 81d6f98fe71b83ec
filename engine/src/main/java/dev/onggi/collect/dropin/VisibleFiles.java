package dev.onggi.collect.dropin;

import java.io.IOException;
import java.util.Set;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/// What the compiler of drop-ins sees on the class path: the jars of `lib/`, and of the program
/// only the packages that drop-ins see at run time, even where the program is one large jar.
final class VisibleFiles extends ForwardingJavaFileManager<StandardJavaFileManager> {
    private final StandardJavaFileManager host;

    /// A view.
    ///
    /// @param own has the drop-ins' jars as class path and their folder as output
    /// @param host has the program's classes as class path
    VisibleFiles(StandardJavaFileManager own, StandardJavaFileManager host) {
        super(own);
        this.host = host;
    }

    @Override
    public Iterable<JavaFileObject> list(
            JavaFileManager.Location location,
            String packageName,
            Set<JavaFileObject.Kind> kinds,
            boolean recurse)
            throws IOException {
        return location == StandardLocation.CLASS_PATH && HostClasses.visible(packageName)
                ? host.list(location, packageName, kinds, recurse)
                : super.list(location, packageName, kinds, recurse);
    }

    @Override
    public @Nullable String inferBinaryName(
            JavaFileManager.Location location, JavaFileObject file) {
        var own = super.inferBinaryName(location, file);
        return own == null ? host.inferBinaryName(location, file) : own;
    }
}
