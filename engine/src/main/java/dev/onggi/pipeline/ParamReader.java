package dev.onggi.pipeline;

import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Entries;
import java.util.ArrayList;
import java.util.List;

/// Reads the parameters of a pipeline.
final class ParamReader {
    private final Problems problems;

    ParamReader(Problems problems) {
        this.problems = problems;
    }

    List<Param> read(Entries params) {
        var read = new ArrayList<Param>();
        params.entries()
                .forEach((name, entry) -> {
                    Names.check(name, entry.keyPlace(), problems);
                    read.add(param(name, entry));
                });
        return List.copyOf(read);
    }

    private Param param(String name, YamlNode.Entry entry) {
        var where = new Where("param", name);
        if (!(entry.value() instanceof Entries map)) {
            var written = KindCheck.written(entry.value());
            new KindCheck(where, problems)
                    .wrong(name, entry.value(), "MAP", "{type: string, default: " + written + "}");
            return new Param(name, Param.Type.STRING, null, false, "", entry.keyPlace());
        }
        var keys = new Keys(map, where, problems).check(PipelineKeys.PARAM);
        var type = keys.parsed("type", Param.Type::of).orElse(Param.Type.STRING);
        var fallback = keys.text("default");
        if (fallback.isPresent() && !type.takes(fallback.get())) {
            problems.add(
                    keys.place("default"),
                    PipelineProblem.WRONG_PARAM,
                    name,
                    fallback.get(),
                    type.word());
        }
        boolean required = keys.flag("required", fallback.isEmpty());
        if (required && fallback.isPresent()) {
            problems.add(keys.place("required"), PipelineProblem.DEFAULT_NEVER_USED, name);
        }
        return new Param(
                name,
                type,
                fallback.orElse(null),
                required,
                keys.text("description").orElse(""),
                entry.keyPlace());
    }
}
