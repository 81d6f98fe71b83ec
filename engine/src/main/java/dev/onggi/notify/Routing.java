package dev.onggi.notify;

import dev.onggi.event.RunRef;
import dev.onggi.pipeline.Notification;
import dev.onggi.pipeline.Pipeline;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.yaml.References;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/// Who is told of an event.
///
/// @param workspace who is told of any pipeline
/// @param pipelines finds a pipeline, or throws where it has faults or is gone
record Routing(List<Notification> workspace, Function<String, Pipeline> pipelines) {
    /// The channels of those who asked, each once.
    List<Channel> channels(Told told) {
        var asked = new ArrayList<Notification>();
        if (!told.ofStepOnly()) {
            asked.addAll(workspace);
        }
        var run = told.run();
        if (run != null) {
            asked.addAll(ofPipeline(told, run));
        }
        return asked.stream()
                .filter(notification -> notification.events().contains(told.kind()))
                .flatMap(notification -> Channel.of(notification).stream())
                .map(channel -> run == null ? channel : filled(channel, run))
                .distinct()
                .toList();
    }

    /// The channels of everybody who asked for anything, each once.
    List<Channel> all(List<Pipeline> ofPipelines) {
        var asked = new ArrayList<>(workspace);
        for (var pipeline : ofPipelines) {
            asked.addAll(pipeline.running().notifications());
            pipeline.steps().order().forEach(step -> asked.addAll(step.control().notifications()));
        }
        return asked.stream()
                .flatMap(notification -> Channel.of(notification).stream())
                .distinct()
                .toList();
    }

    private List<Notification> ofPipeline(Told told, RunRef run) {
        try {
            var pipeline = pipelines.apply(run.pipeline());
            var step =
                    pipeline.steps().step(told.step()).stream()
                            .flatMap(found -> found.control().notifications().stream());
            return told.ofStepOnly()
                    ? step.toList()
                    : Stream.concat(pipeline.running().notifications().stream(), step).toList();
        } catch (OnggiException e) {
            return List.of(); // changed or deleted while it ran: the workspace's are told
        }
    }

    /// The channel with the values of the run; secrets are filled in when it is sent.
    private static Channel filled(Channel channel, RunRef run) {
        var to =
                References.fill(
                        channel.to(), Place.of("notify"), (name, place) -> value(name, run));
        return new Channel(channel.notifier(), to, channel.connection());
    }

    private static String value(String name, RunRef run) {
        return name.startsWith("params.")
                ? run.params().getOrDefault(name.substring("params.".length()), "")
                : name.equals("run.id") ? run.id() : "${" + name + "}";
    }
}
