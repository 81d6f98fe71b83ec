package dev.onggi.testkit.model;

import dev.onggi.testkit.FakeAnswer;
import dev.onggi.testkit.FakeHttpServer;
import dev.onggi.testkit.FakeRequest;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A provider of models over HTTP on loopback, in the formats of OpenAI and Anthropic, batches
/// included.
///
/// A header `x-fake-fault: NAME` makes one request go wrong in that way. Models whose name begins
/// with `no-such` do not exist.
public final class FakeModelServer implements AutoCloseable {
    private static final Rendering OPENAI = new Rendering(new OpenAiChat());
    private static final Rendering ANTHROPIC = new Rendering(new AnthropicMessages());
    private static final int KEPT = 1000;

    private final FakeProvider provider;
    private final BatchShelf shelf;
    private final FakeHttpServer http;
    private final Set<String> refused = ConcurrentHashMap.newKeySet();
    private final Queue<FakeRequest> latest = new ConcurrentLinkedQueue<>();
    private final AtomicInteger kept = new AtomicInteger();
    private volatile @Nullable String key;

    /// Starts a server.
    ///
    /// @param port to listen on; 0 for one of the system's choice
    /// @param provider judges
    public FakeModelServer(int port, FakeProvider provider) {
        this.provider = provider;
        shelf = new BatchShelf(provider);
        http = FakeHttpServer.serving(port, this::answer);
    }

    /// Starts a server on a free port with the system's time and without a log.
    ///
    /// @param behaviour how it behaves
    /// @return the running server
    public static FakeModelServer start(Behaviour behaviour) {
        return new FakeModelServer(
                0, new FakeProvider(behaviour, InstantSource.system(), ModelLog.NONE));
    }

    /// The provider behind it.
    ///
    /// @return judges and counts
    public FakeProvider provider() {
        return provider;
    }

    /// The base of OpenAI's format.
    ///
    /// @return such as `http://127.0.0.1:40123/v1`
    public String openAi() {
        return http.url("/v1");
    }

    /// The base of Anthropic's format.
    ///
    /// @return such as `http://127.0.0.1:40123`
    public String anthropic() {
        return http.url("");
    }

    /// Refuses every other key from now on with 401. Until then any key will do, and none.
    ///
    /// @param secret the only key, in any of the three headers
    public void requireKey(String secret) {
        key = secret;
    }

    /// Refuses a field with 400, as servers do that do not know it.
    ///
    /// @param field of the body, such as `response_format`
    public void refuse(String field) {
        refused.add(field);
    }

    /// Works on batches that are handed over from now on in another time.
    ///
    /// @param pace how fast
    public void pace(BatchPace pace) {
        shelf.pace(pace);
    }

    /// The first thousand requests, as they came.
    ///
    /// @return in order of arrival
    public List<FakeRequest> received() {
        return List.copyOf(latest);
    }

    @Override
    public void close() {
        http.close();
    }

    private FakeAnswer answer(FakeRequest request) {
        if (kept.getAndIncrement() < KEPT) {
            latest.add(request);
        }
        var path = request.path();
        boolean messages = path.startsWith("/v1/messages");
        var rendering = messages ? ANTHROPIC : OPENAI;
        if (path.equals("/health")) {
            return FakeAnswer.json("{\"status\":\"ok\"}");
        }
        if (!entitled(request)) {
            return rendering.error(Fault.UNAUTHORIZED, "Incorrect API key provided.");
        }
        if (path.startsWith(AnthropicBatchRoutes.PATH)) {
            return new AnthropicBatchRoutes(shelf, ANTHROPIC, anthropic()).answer(request);
        }
        if (OpenAiBatchRoutes.serves(path)) {
            return new OpenAiBatchRoutes(shelf, OPENAI).answer(request);
        }
        return switch (path) {
            case "/v1/chat/completions" -> ask(request, OPENAI);
            case "/v1/messages" -> ask(request, ANTHROPIC);
            case "/v1/embeddings" -> Embeddings.answer(request);
            case "/v1/models" -> models();
            default -> rendering.error(Fault.MODEL_NOT_FOUND, "Unknown path " + path);
        };
    }

    private boolean entitled(FakeRequest request) {
        var wanted = key;
        return wanted == null
                || request.header("authorization").filter(("Bearer " + wanted)::equals).isPresent()
                || request.header("x-api-key").filter(wanted::equals).isPresent()
                || request.header("api-key").filter(wanted::equals).isPresent();
    }

    private FakeAnswer ask(FakeRequest request, Rendering rendering) {
        var body = Json.object(request.body()).orElse(Map.of());
        var unknown = body.keySet().stream().filter(refused::contains).findFirst();
        if (unknown.isPresent()) {
            return rendering.error(
                    Fault.BAD_REQUEST, "Unsupported parameter: '" + unknown.get() + "'.");
        }
        try {
            var question = rendering.format().read(body);
            var asked =
                    question.model().startsWith("no-such")
                            ? Fault.MODEL_NOT_FOUND
                            : request.header("x-fake-fault").map(Fault::valueOf).orElse(null);
            var verdict = provider.judge(question, asked, true);
            return rendering.render(verdict, provider.clock().instant());
        } catch (ChatFormat.BadQuestion e) {
            return rendering.error(Fault.BAD_REQUEST, String.valueOf(e.getMessage()));
        }
    }

    private static FakeAnswer models() {
        var models =
                List.of("fake-small", "fake-large").stream()
                        .map(name ->
                                Map.of(
                                        "id",
                                        name,
                                        "object",
                                        "model",
                                        "created",
                                        1_700_000_000,
                                        "owned_by",
                                        "fake"))
                        .toList();
        return FakeAnswer.json(Json.write(Map.of("object", "list", "data", models)));
    }
}
