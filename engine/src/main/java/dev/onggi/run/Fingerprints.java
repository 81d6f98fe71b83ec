package dev.onggi.run;

import dev.onggi.pipeline.StepDefinition;
import dev.onggi.run.Change.Kind;
import dev.onggi.step.StepContext;
import dev.onggi.step.StepSettings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Takes the fingerprints of steps. Settings may hold secrets, so everything is hashed with a key
/// that lies in the workspace alone.
final class Fingerprints {
    private static final String VERSION = version();
    private static final String ALGORITHM = "HmacSHA256";

    private final RunSpace space;
    private final byte[] key;

    Fingerprints(RunSpace space) {
        this.space = space;
        this.key = new FingerprintKey(space.workspace().state()).bytes();
    }

    /// The fingerprint of a step that would run now.
    ///
    /// @param filled its keys with every reference filled in
    /// @param inputs what it reads
    Fingerprint of(StepDefinition step, StepSettings filled, List<StepContext.Input> inputs) {
        var contents = new LinkedHashMap<String, String>();
        contents.put(Kind.USES.key(""), step.uses());
        contents.put(Kind.VERSION.key(""), VERSION);
        for (var input : inputs) {
            contents.put(Kind.INPUT.key(input.name()), content(input));
        }
        contents.putAll(settings(filled));
        var type = step.type();
        if (type != null) {
            type.dependsOn(filled)
                    .forEach((name, content) -> contents.put(Kind.CONTENT.key(name), content));
        }
        return hashed(contents);
    }

    /// The fingerprint of a step that runs a pipeline.
    ///
    /// @param calls the runs that it begins
    Fingerprint ofCalls(StepDefinition step, List<StepDefinition.Call> calls) {
        var contents = new LinkedHashMap<String, String>();
        contents.put(Kind.USES.key(""), step.uses());
        for (var call : calls) {
            contents.merge(
                    Kind.ITEM.key(call.item()), settings(call.keys()).toString(), String::concat);
        }
        return hashed(contents);
    }

    private static Map<String, String> settings(StepSettings filled) {
        var settings = new LinkedHashMap<String, String>();
        filled.node()
                .plain()
                .forEach((name, value) ->
                        settings.put(
                                Kind.SETTING.key(name),
                                StepRecords.text(List.of(Objects.requireNonNullElse(value, "")))));
        return settings;
    }

    private String content(StepContext.Input input) {
        var dataset = input.dataset();
        var file = space.workspace().display(dataset.file());
        return space.datasets().find(file).map(entry -> entry.manifest().sha256()).orElse(file)
                + " "
                + dataset.leftOut().written();
    }

    private Fingerprint hashed(Map<String, String> contents) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            var hashes = new LinkedHashMap<String, String>();
            contents.forEach((name, content) ->
                    hashes.put(
                            name,
                            HexFormat.of()
                                    .formatHex(
                                            mac.doFinal(
                                                    content.getBytes(StandardCharsets.UTF_8)))));
            return new Fingerprint(hashes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String version() {
        try (InputStream in = Fingerprints.class.getResourceAsStream("version.properties")) {
            var properties = new Properties();
            properties.load(Objects.requireNonNull(in));
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
