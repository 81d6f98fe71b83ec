package dev.onggi.server.live;

import dev.onggi.run.RunLogs;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.Listening;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.Places;
import dev.onggi.server.access.World;
import dev.onggi.server.api.LogRoutes;
import dev.onggi.server.live.EventFeed.Told;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Streams of events and of logs. Each event carries the cursor with which a listener that was cut
/// off goes on; a stream that is over says so with an event `end`.
@RestController
@RequestMapping("/api/onggi/v1")
public final class LiveRoutes {
    private static final Duration BEAT = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final int TOGETHER = 1000;
    private static final String LAST = "Last-Event-ID";

    private final World world;
    private final Places places;
    private final EventFeed feed;
    private final JsonMapper json;
    private final Listening listening;

    LiveRoutes(World world, Places places, EventFeed feed, JsonMapper json, Listening listening) {
        this.world = world;
        this.places = places;
        this.feed = feed;
        this.json = json;
        this.listening = listening;
    }

    @Access(Permission.LIST)
    @GetMapping("/events")
    void events(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = LAST, required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Predicate<Told> shown = told -> shown(caller, told);
        follow(request, response, last != null ? last : cursor, shown, "");
    }

    private boolean shown(Caller caller, Told told) {
        return places.shown(caller).map(names -> names.contains(told.pipeline())).orElse(true);
    }

    @Access(value = Permission.READ, on = On.RUN, by = "run")
    @GetMapping("/runs/{run}/events")
    void ofRun(
            @PathVariable String run,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestHeader(name = LAST, required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        follow(
                request,
                response,
                last != null ? last : cursor,
                told -> told.run().equals(run),
                run);
    }

    private void follow(
            HttpServletRequest request,
            HttpServletResponse response,
            @Nullable String cursor,
            Predicate<Told> wanted,
            String run)
            throws IOException {
        long newest = feed.newest();
        long seen = cursor == null ? newest : feed.number(cursor);
        var stream = Stream.open(response);
        if (seen < 0 || seen > newest) {
            seen = newest;
            stream.send(feed.cursor(seen), "lost", "{}");
        }
        long beat = System.nanoTime();
        stream.beat();
        try {
            while (!feed.closed()) {
                boolean over = !run.isEmpty() && ended(run);
                var piece = feed.read(seen, over ? Duration.ZERO : LOOK.multipliedBy(4), TOGETHER);
                if (piece.lost()) {
                    stream.send(feed.cursor(seen), "lost", "{}");
                }
                for (var event : piece.events()) {
                    seen = event.number();
                    if (wanted.test(event.told())) {
                        stream.send(feed.cursor(seen), event.told().kind(), event.told().json());
                    }
                }
                if (over && piece.events().isEmpty()) {
                    stream.send(feed.cursor(seen), "end", "{}");
                    stream.flush();
                    return;
                }
                stream.flush();
                if (System.nanoTime() - beat > BEAT.toNanos()) {
                    beat = System.nanoTime();
                    stream.beat();
                    if (!listening.still(request)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean ended(String run) {
        return world.runs().ofId(run).filter(one -> one.endedAt() == null).isEmpty();
    }

    @Access(value = Permission.DATA, on = On.RUN, by = "run")
    @GetMapping("/runs/{run}/logs/stream")
    void logs(
            @PathVariable String run,
            @RequestParam(defaultValue = "0") long offset,
            @RequestHeader(name = LAST, required = false) @Nullable String last,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        long next = Math.max(0, last == null ? offset : number(last, offset));
        var logs = new RunLogs(world.workspace());
        var stream = Stream.open(response);
        long beat = System.nanoTime();
        try {
            while (!feed.closed()) {
                boolean over = ended(run);
                var piece = logs.read(run, next);
                next = lines(stream, piece, next);
                stream.flush();
                if (over && !piece.more()) {
                    stream.send(Long.toString(next), "end", "{}");
                    stream.flush();
                    return;
                }
                if (!piece.more()) {
                    Thread.sleep(LOOK);
                }
                if (System.nanoTime() - beat > BEAT.toNanos()) {
                    beat = System.nanoTime();
                    stream.beat();
                    if (!listening.still(request)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Each line goes with the offset behind it.
    private long lines(Stream stream, RunLogs.Piece piece, long before) throws IOException {
        long offset = before;
        for (var line : piece.lines()) {
            offset += line.text().getBytes(StandardCharsets.UTF_8).length + 1L;
            var id = Long.toString(Math.min(offset, piece.next()));
            stream.send(id, "line", json.writeValueAsString(LogRoutes.Line.of(line)));
        }
        return piece.next();
    }

    private static long number(String last, long otherwise) {
        try {
            return Long.parseLong(last);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }
}
