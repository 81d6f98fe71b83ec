package dev.onggi.notify;

import dev.onggi.spi.Notifier;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Scalar;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A target as it was written, for validation. What is filled in later cannot be read.
record WrittenTarget(Scalar address, Optional<StoredConnection> connection)
        implements Notifier.Target {
    /// A value was asked for that is filled in later.
    static final class NotKnownYet extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Override
    public String to() {
        return known(address);
    }

    @Override
    public Optional<String> setting(String name) {
        return connection.map(found -> written(found, name)).map(WrittenTarget::known);
    }

    private static @Nullable YamlNode written(StoredConnection connection, String name) {
        return connection.written().get(name);
    }

    private static String known(YamlNode value) {
        if (References.in(value)) {
            throw new NotKnownYet();
        }
        return value instanceof Scalar scalar ? scalar.text() : "";
    }
}
