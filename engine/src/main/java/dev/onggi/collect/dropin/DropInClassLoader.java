package dev.onggi.collect.dropin;

import dev.onggi.spi.Source;
import java.net.URL;
import java.net.URLClassLoader;

/// Loads drop-ins apart from the engine: they see the JDK, the extension interface, JSpecify and
/// their own jars, so that a library of theirs never meets one of Onggi's.
final class DropInClassLoader extends URLClassLoader {
    /// What its frames in a stack trace are known by.
    static final String NAME = "collectors";

    static {
        registerAsParallelCapable();
    }

    DropInClassLoader(URL[] urls) {
        super(NAME, urls, ClassLoader.getPlatformClassLoader());
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        int dot = name.lastIndexOf('.');
        if (dot > 0 && HostClasses.visible(name.substring(0, dot))) {
            return Source.class.getClassLoader().loadClass(name);
        }
        return super.findClass(name);
    }
}
