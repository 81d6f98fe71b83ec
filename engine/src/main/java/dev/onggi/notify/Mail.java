package dev.onggi.notify;

import dev.onggi.spi.Notifier.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// A mail in plain text. Each try has the same id, by which programs that read mail know it again.
final class Mail extends MimeMessage {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String id;

    Mail(Session session, Message message, InternetAddress from, InternetAddress to)
            throws MessagingException {
        super(session);
        var address = from.getAddress();
        this.id = "<" + message.id() + address.substring(address.lastIndexOf('@')) + ">";
        setFrom(from);
        setRecipient(RecipientType.TO, to);
        setSubject(message.title().replaceAll("\\p{Cntrl}+", " "), UTF_8);
        setText(message.text(), UTF_8);
        setHeader(
                "Date",
                DateTimeFormatter.RFC_1123_DATE_TIME.format(message.at().atOffset(ZoneOffset.UTC)));
        setHeader("Auto-Submitted", "auto-generated");
        setHeader("X-Onggi-Delivery", message.id());
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", id);
    }
}
