package dev.onggi.collect.http;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Failure.Blame;
import dev.onggi.spi.Request;
import dev.onggi.spi.Rows;
import dev.onggi.upstream.RetryAfter;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;

/// One collection over HTTP: asks page after page and remembers what was answered.
final class HttpCollect {
    /// Pages that nobody limited end here; a source without an end would fill the disk.
    static final long MOST_PAGES = 100_000;

    /// A source that says when to come back is waited for here as long as this; longer waits are
    /// for the step's retry.
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int PATIENT_TRIES = 5;

    private final HttpSettings settings;
    private final GuardedHttp http;
    private final HttpNet net;
    private final Request request;
    private final Rows rows;
    private final PageReader reader;

    HttpCollect(
            HttpSettings settings,
            GuardedHttp http,
            HttpNet net,
            CsvBody csv,
            Request request,
            Rows rows) {
        this.settings = settings;
        this.http = http;
        this.net = net;
        this.request = request;
        this.rows = rows;
        reader = new PageReader(settings, request, csv, rows);
    }

    void run() throws Failure {
        var turner = new PageTurner(settings.template(), settings.paging());
        var first = turner.first();
        // a tag tells about the answer it came with only: pages behind it may change without it
        boolean single = settings.paging() instanceof Paging.None;
        var mark =
                single
                        ? request.lastMark().flatMap(text -> HttpMark.parse(text, first))
                        : Optional.<HttpMark>empty();
        var call = mark.map(m -> m.conditional(first)).orElse(first);
        for (long page = 1; ; page++) {
            var next = page(turner, call, page, mark);
            if (next.isEmpty() || ended(page)) {
                return;
            }
            call = next.get();
        }
    }

    private boolean ended(long page) throws Failure {
        if (settings.maxPages().isPresent()) {
            boolean last = page >= settings.maxPages().getAsLong();
            if (last) {
                request.log("ended after %d pages, as `max_pages` says".formatted(page));
            }
            return last;
        }
        if (page >= MOST_PAGES) {
            throw Failure.user(
                    "the source has more than %,d pages".formatted(page),
                    "Set `max_pages:` if so many are expected, or larger pages.");
        }
        return false;
    }

    private Optional<HttpCall> page(
            PageTurner turner, HttpCall call, long number, Optional<HttpMark> mark) throws Failure {
        try (var answer = ask(call)) {
            int status = answer.status();
            if (status == 304 && mark.isPresent()) {
                return unchanged(mark.get());
            }
            if (status == 404 && number > 1 && settings.paging().counted()) {
                request.log(
                        "page %d is not found: page %d was the last".formatted(number, number - 1));
                return Optional.empty();
            }
            if (status < 200 || status > 299) {
                throw refused(answer);
            }
            return read(turner, answer, number, mark);
        }
    }

    private Optional<HttpCall> unchanged(HttpMark mark) {
        request.log("nothing has changed at the source since the last collection");
        rows.mark(mark.text());
        return Optional.empty();
    }

    private Optional<HttpCall> read(
            PageTurner turner, HttpAnswer answer, long number, Optional<HttpMark> mark)
            throws Failure {
        var type = answer.header("Content-Type").orElse("");
        try (var in = new BufferedInputStream(answer.body(request::cancelled), 1 << 16)) {
            if (mark.isPresent() && mark.get().sha256() != null) {
                return spooled(turner.first(), answer, in, mark.get());
            }
            var hashing = new DigestInputStream(in, HttpMark.digest());
            var body = new BufferedInputStream(new KeptOpen(hashing), 1 << 16);
            var content = reader.read(answer.call(), type, body);
            hashing.transferTo(OutputStream.nullOutputStream());
            var digest = HexFormat.of().formatHex(hashing.getMessageDigest().digest());
            if (settings.paging() instanceof Paging.None) {
                rows.mark(HttpMark.of(turner.first(), answer, digest).text());
            } else {
                request.log("page %d: %d rows".formatted(number, content.rows()));
            }
            return turner.next(
                    new PageTurner.Page(
                            answer.call(),
                            content.rows(),
                            answer.headers("Link"),
                            content.values(),
                            digest));
        } catch (IOException e) {
            throw answer.explain(e);
        }
    }

    /// Keeps the body aside until its hash is known: rows that were handed on cannot be taken back.
    private Optional<HttpCall> spooled(
            HttpCall first, HttpAnswer answer, InputStream in, HttpMark mark)
            throws IOException, Failure {
        var folder = Files.createDirectories(request.folder().resolve(".onggi/tmp"));
        var file = Files.createTempFile(folder, "http-", ".body");
        try {
            var hashing = new DigestInputStream(in, HttpMark.digest());
            try (var out = Files.newOutputStream(file)) {
                hashing.transferTo(out);
            }
            var digest = HexFormat.of().formatHex(hashing.getMessageDigest().digest());
            if (digest.equals(mark.sha256())) {
                return unchanged(mark);
            }
            try (var body = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                reader.read(answer.call(), answer.header("Content-Type").orElse(""), body);
            }
            rows.mark(HttpMark.of(first, answer, digest).text());
            return Optional.empty();
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /// Asks, and again where the source says when to come back and that is soon.
    private HttpAnswer ask(HttpCall call) throws Failure {
        for (int tries = 1; ; tries++) {
            if (request.cancelled()) {
                throw new Failure(Blame.USER, false, "the run was cancelled", null, null);
            }
            var answer = http.send(call, request::cancelled);
            if (answer.status() != 429 && answer.status() != 503) {
                return answer;
            }
            var wait =
                    answer.header("Retry-After").flatMap(v -> RetryAfter.parse(v, clock(answer)));
            if (wait.isEmpty() || wait.get().compareTo(PATIENCE) > 0 || tries >= PATIENT_TRIES) {
                return answer;
            }
            answer.close();
            request.log(
                    "%s was answered with status %d; waiting %d s as the source asks"
                            .formatted(call, answer.status(), wait.get().toSeconds()));
            try {
                net.pause().sleep(wait.get(), request::cancelled);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new Failure(Blame.USER, false, "the run was interrupted", null, e);
            }
        }
    }

    private Failure refused(HttpAnswer answer) {
        try {
            var start = answer.body(request::cancelled).readNBytes(500);
            var text = new String(start, StandardCharsets.UTF_8).replaceAll("\\s+", " ").strip();
            if (!text.isEmpty()) {
                request.log("the source answered: " + text);
            }
        } catch (IOException | Failure e) {
            request.log("the source's explanation could not be read: " + e.getMessage());
        }
        return HttpFailures.status(
                answer.call(),
                answer.status(),
                answer.header("Retry-After").orElse(null),
                clock(answer));
    }

    /// The time by the source's own clock, which its dates are meant by.
    private Instant clock(HttpAnswer answer) {
        return answer.header("Date").flatMap(RetryAfter::date).orElseGet(request::now);
    }

    /// Survives readers that close what they read, so that the rest can be hashed.
    private static final class KeptOpen extends FilterInputStream {
        KeptOpen(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // the answer closes it
        }
    }
}
