package dev.onggi.notify;

import dev.onggi.collect.http.WebUrl;
import dev.onggi.spi.Failure;
import dev.onggi.spi.Notifier;
import dev.onggi.spi.Setting;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Tells a program by calling a URL. With a secret, each call is signed over its time and body, so
/// that the program can tell who calls and refuse what is old.
final class WebhookNotifier implements Notifier {
    private static final String HMAC = "HmacSHA256";

    private final HttpPost post;
    private final InstantSource clock;

    WebhookNotifier(HttpPost post, InstantSource clock) {
        this.post = post;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text("secret", "Key of the signature; calls are not signed when absent."));
    }

    @Override
    public void check(Target target) throws Failure {
        WebUrl.parse(target.to());
    }

    @Override
    public void send(Message message, Target target) throws Failure {
        var time = String.valueOf(clock.instant().getEpochSecond());
        var headers = new LinkedHashMap<String, String>();
        headers.put("Onggi-Delivery", message.id());
        headers.put("Onggi-Timestamp", time);
        target.setting("secret")
                .ifPresent(secret ->
                        headers.put(
                                "Onggi-Signature",
                                "sha256=" + signature(secret, time + "." + message.json())));
        post.send(WebUrl.parse(target.to()), message.json(), headers);
    }

    private static String signature(String secret, String signed) {
        try {
            var mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
