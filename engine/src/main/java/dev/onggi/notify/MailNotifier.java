package dev.onggi.notify;

import dev.onggi.spi.Failure;
import dev.onggi.spi.Failure.Blame;
import dev.onggi.spi.Notifier;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Setting.Kind;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;

/// Tells by mail, over SMTP.
final class MailNotifier implements Notifier {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration ANSWER = Duration.ofSeconds(20);

    private final @Nullable SSLSocketFactory sockets;

    MailNotifier() {
        this(null);
    }

    /// @param sockets know which certificates to trust; the system's own where null
    MailNotifier(@Nullable SSLSocketFactory sockets) {
        this.sockets = sockets;
    }

    @Override
    public String name() {
        return "mail";
    }

    @Override
    public String connectionType() {
        return "smtp";
    }

    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text("host", "Name of the mail server.").mandatory(),
                Setting.of(
                        "port",
                        Kind.INTEGER,
                        "Its port; 587, or 465 with `tls: implicit`, or 25 with `tls: none` when"
                                + " absent."),
                Setting.text("tls", "How the connection is encrypted.")
                        .among("starttls", "implicit", "none")
                        .orElse("starttls"),
                Setting.text("user", "Whom to sign in as; nobody when absent."),
                Setting.text("password", "The password."),
                Setting.text("from", "The sender's address.").mandatory());
    }

    @Override
    public void check(Target target) throws Failure {
        address(target.to());
        address(required(target, "from"));
    }

    @Override
    public void send(Message message, Target target) throws Failure {
        var from = address(required(target, "from"));
        var to = address(target.to());
        try {
            var session = Session.getInstance(properties(target));
            var mail = new Mail(session, message, from, to);
            mail.saveChanges();
            try (var transport = session.getTransport("smtp")) {
                transport.connect(
                        target.setting("user").orElse(null),
                        target.setting("password").orElse(null));
                transport.sendMessage(mail, mail.getAllRecipients());
            }
        } catch (MessagingException e) {
            throw failure(e, required(target, "host"));
        }
    }

    private Properties properties(Target target) throws Failure {
        var tls = target.setting("tls").orElse("starttls");
        var properties = new Properties();
        properties.put("mail.smtp.host", required(target, "host"));
        properties.put(
                "mail.smtp.port",
                target.setting("port")
                        .orElse(
                                switch (tls) {
                                    case "implicit" -> "465";
                                    case "none" -> "25";
                                    default -> "587";
                                }));
        properties.put("mail.smtp.auth", String.valueOf(target.setting("user").isPresent()));
        properties.put("mail.smtp.starttls.enable", String.valueOf(tls.equals("starttls")));
        properties.put("mail.smtp.starttls.required", String.valueOf(tls.equals("starttls")));
        properties.put("mail.smtp.ssl.enable", String.valueOf(tls.equals("implicit")));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        properties.put("mail.smtp.connectiontimeout", String.valueOf(CONNECT.toMillis()));
        properties.put("mail.smtp.timeout", String.valueOf(ANSWER.toMillis()));
        properties.put("mail.smtp.writetimeout", String.valueOf(ANSWER.toMillis()));
        if (sockets != null) {
            properties.put("mail.smtp.ssl.socketFactory", sockets);
        }
        return properties;
    }

    private static String required(Target target, String key) throws Failure {
        return target.setting(key)
                .orElseThrow(() ->
                        Failure.user(
                                "the mail connection has no `" + key + "`",
                                "Add `" + key + ":` to it in onggi.yaml."));
    }

    private static InternetAddress address(String text) throws Failure {
        try {
            var address = new InternetAddress(text.strip(), true);
            if (!address.getAddress().contains("@")) {
                throw new AddressException("no @");
            }
            return address;
        } catch (AddressException e) {
            throw Failure.user(
                    "`" + text + "` is no mail address (" + e.getMessage() + ")",
                    "Write it like data@shop.example.");
        }
    }

    private static Failure failure(MessagingException e, String host) {
        if (e instanceof AuthenticationFailedException) {
            return new Failure(
                    Blame.UPSTREAM,
                    false,
                    host + " does not accept the user and password",
                    "Check `user` and `password` of the connection; many providers want a password"
                            + " made for programs.",
                    e);
        }
        return new Failure(
                Blame.UPSTREAM,
                !refused(e),
                host + ": " + said(e),
                e.getNextException() instanceof IOException
                        ? "Check `host`, `port` and `tls` of the connection."
                        : null,
                e);
    }

    /// Whether the server said no for good (5xx) rather than for now.
    private static boolean refused(MessagingException e) {
        for (Exception cause = e; cause instanceof MessagingException next; ) {
            if (code(next) >= 500) {
                return true;
            }
            cause = next.getNextException();
        }
        return false;
    }

    private static int code(MessagingException e) {
        return switch (e) {
            case SMTPSendFailedException sent -> sent.getReturnCode();
            case SMTPAddressFailedException address -> address.getReturnCode();
            default -> 0;
        };
    }

    private static String said(MessagingException e) {
        var deepest = e;
        while (deepest instanceof SendFailedException
                && deepest.getNextException() instanceof MessagingException next) {
            deepest = next;
        }
        return String.valueOf(deepest.getMessage()).strip().replaceAll("\\s+", " ");
    }
}
