package dev.onggi.server.airflow;

import dev.onggi.pipeline.Param;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The `conf` of a run: it fills the parameters of the same name.
public final class Conf {
    private Conf() {}

    static Map<String, String> texts(@Nullable Map<String, @Nullable Object> conf) {
        var texts = new LinkedHashMap<String, String>();
        if (conf != null) {
            conf.forEach((name, value) -> {
                if (!(value instanceof String
                        || value instanceof Number
                        || value instanceof Boolean)) {
                    throw CallException.of(ServerProblem.BAD_PARAMETER, "conf." + name, "");
                }
                texts.put(name, value.toString());
            });
        }
        return texts;
    }

    /// The parameters of a pipeline as Airflow declares them.
    ///
    /// @param pipeline any
    /// @return by name, each with its type and what stands where nothing is given
    public static Map<String, @Nullable Object> declared(Pipeline pipeline) {
        var params = Keys.of();
        for (var param : pipeline.params()) {
            var fallback = param.fallback();
            params.put(
                    param.name(),
                    Keys.of(
                            "__class",
                            "onggi.Param",
                            "value",
                            fallback == null ? null : param.type().value(fallback),
                            "description",
                            param.description(),
                            "schema",
                            Keys.of("type", type(param.type()))));
        }
        return params;
    }

    private static String type(Param.Type type) {
        return switch (type) {
            case STRING, DATE -> "string";
            case INTEGER, NUMBER, BOOLEAN -> type.word();
        };
    }
}
