package dev.onggi.clean;

import dev.onggi.clean.ask.AskedModel;
import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.cache.Cached;
import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.form.Question;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Questions that all models of a task have answered badly, remembered beside the answers so that a
/// further run does not pay for the same again. Another prompt, model or fallback asks anew.
final class Rejections {
    private static final CallId NONE = new CallId(0, 0);

    private final Asking asking;
    private final String models;
    private final boolean again;

    /// @param models in the order in which they are asked
    /// @param again whether what was rejected is asked once more
    Rejections(Asking asking, List<AskedModel> models, boolean again) {
        this.asking = asking;
        this.models =
                models.stream()
                        .map(model -> model.address().identity())
                        .collect(Collectors.joining("\n"));
        this.again = again;
    }

    private ContentKey key(ContentKey question) {
        return ContentKey.of("rejected", question.toString(), models);
    }

    void remember(Question question, String reason) {
        var _ = asking.cache().put(List.of(new Cached(key(question.key()), NONE, reason)));
    }

    /// Why questions were rejected before.
    Map<ContentKey, String> of(Collection<ContentKey> questions) {
        var reasons = new HashMap<ContentKey, String>();
        if (!again) {
            var keys = new HashMap<ContentKey, ContentKey>();
            questions.forEach(question -> keys.put(key(question), question));
            asking.cache()
                    .find(
                            keys.keySet().iterator(),
                            cached -> {
                                var question = keys.get(cached.key());
                                if (question != null) {
                                    reasons.put(question, cached.text());
                                }
                            });
        }
        return reasons;
    }
}
