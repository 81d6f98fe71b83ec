package dev.onggi.pipeline;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.step.RunInfo;
import dev.onggi.workspace.Secrets;
import dev.onggi.workspace.WorkspaceProblem;
import dev.onggi.yaml.References;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What the references of a step stand for in one run.
///
/// @param params the parameters that the pipeline declares
/// @param run the run, with the parameters' values
/// @param zone in which times are written
/// @param secrets gives `${env.NAME}`
/// @param outputs what each step that is done has handed on
/// @param item the item of `for_each`, or null
public record RunValues(
        List<Param> params,
        RunInfo run,
        ZoneId zone,
        Secrets secrets,
        Map<String, Map<String, String>> outputs,
        @Nullable String item)
        implements References.Lookup {

    /// The same values for one item of `for_each`.
    ///
    /// @param item the item
    /// @return a copy
    public RunValues withItem(String item) {
        return new RunValues(params, run, zone, secrets, outputs, item);
    }

    /// The value of a reference: of a parameter by its type, of anything else a text.
    ///
    /// @throws OnggiException where it has none
    @Override
    public @Nullable Object value(String name, Place place) {
        return switch (Reference.of(name).orElse(null)) {
            case Reference.ToParam(var param) -> param(param, place);
            case Reference.ToVariable(var variable) ->
                    secrets.get(variable)
                            .orElseThrow(() ->
                                    OnggiException.at(
                                            place,
                                            WorkspaceProblem.MISSING_VARIABLE,
                                            variable,
                                            ""));
            case Reference.ToRun(var field, var pattern) -> run(field, pattern);
            case Reference.ToStep(var step, var output) -> output(name, step, output, place);
            case Reference.ToItem _ when item != null -> item;
            case Reference.ToItem _ -> throw unknown(name, place);
            case null -> throw unknown(name, place);
        };
    }

    /// Does what may fail, with secrets hidden in what it says.
    <T> T masked(Supplier<T> work) {
        try {
            return work.get();
        } catch (OnggiException e) {
            throw secrets.mask(e);
        }
    }

    private static OnggiException unknown(String name, Place place) {
        return OnggiException.at(place, PipelineProblem.UNKNOWN_REFERENCE, "${" + name + "}", "");
    }

    private @Nullable Object param(String name, Place place) {
        var param =
                params.stream()
                        .filter(p -> p.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> unknown("params." + name, place));
        var text = run.params().get(name);
        return text == null ? null : param.type().value(text);
    }

    private String run(String field, @Nullable String pattern) {
        return switch (field) {
            case "id" -> run.id();
            case "date" -> time(run.intervalEnd(), pattern, DateTimeFormatter.ISO_LOCAL_DATE);
            case "interval_start" ->
                    time(run.intervalStart(), pattern, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            default -> time(run.intervalEnd(), pattern, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
        };
    }

    private String time(Instant instant, @Nullable String pattern, DateTimeFormatter standard) {
        var time = instant.atZone(zone);
        return pattern == null ? standard.format(time) : Reference.formatted(time, pattern);
    }

    private String output(String reference, String step, String output, Place place) {
        var handed = outputs.getOrDefault(step, Map.of());
        var value = handed.get(output);
        if (value == null) {
            throw OnggiException.at(
                    place,
                    PipelineProblem.NO_OUTPUT,
                    "${" + reference + "}",
                    step,
                    output,
                    NearestName.of(output, handed.keySet()).orElse(""));
        }
        return value;
    }
}
