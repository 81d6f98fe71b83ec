package dev.onggi.clean.ask.journal;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.journal.Entry.Answered;
import dev.onggi.clean.ask.journal.Entry.Failed;
import dev.onggi.clean.ask.journal.Entry.Item;
import dev.onggi.clean.ask.journal.Entry.Packed;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.clean.ask.journal.Entry.Settled;
import dev.onggi.clean.ask.journal.Entry.Submitted;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Turns entries into bytes: a version, a kind, and the fields in their order. Numbers take as many
/// bytes as they need.
final class EntryWriter {
    static final int VERSION = 1;
    static final int RESERVED = 1;
    static final int SUBMITTED = 2;
    static final int ANSWERED = 3;
    static final int FAILED = 4;
    static final int SETTLED = 5;
    static final int PACKED = 6;
    static final int HEDGED = 7;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(256);

    private EntryWriter() {}

    static byte[] bytes(Entry entry) {
        var writer = new EntryWriter();
        writer.out.write(VERSION);
        switch (entry) {
            case Reserved reserved -> writer.reserved(reserved);
            case Packed packed -> writer.batch(PACKED, packed.call(), packed.at(), packed.name());
            case Submitted submitted ->
                    writer.batch(SUBMITTED, submitted.call(), submitted.at(), submitted.batch());
            case Answered answered -> writer.answered(answered);
            case Failed failed -> writer.failed(failed);
            case Settled settled -> writer.begin(SETTLED, settled.call());
        }
        return writer.out.toByteArray();
    }

    private void reserved(Reserved entry) {
        var first = entry.asked().hedges();
        begin(first == null ? RESERVED : HEDGED, entry.call());
        if (first != null) {
            id(first.most(), first.least());
        }
        time(entry.at());
        text(entry.origin().run());
        text(entry.origin().pipeline());
        text(entry.origin().step());
        text(entry.target().endpoint());
        text(entry.target().model());
        number(entry.worst().cost().micros());
        number(entry.worst().tokens().input());
        number(entry.worst().tokens().output());
        text(entry.asked().prompt());
        text(entry.asked().nonce());
        number(entry.asked().items().size());
        for (Item item : entry.asked().items()) {
            text(item.id());
            id(item.key().most(), item.key().least());
        }
    }

    private void batch(int kind, CallId call, Instant at, String batch) {
        begin(kind, call);
        time(at);
        text(batch);
    }

    private void answered(Answered entry) {
        begin(ANSWERED, entry.call());
        time(entry.at());
        text(entry.reply().text());
        text(entry.reply().finish());
        text(entry.reply().model());
        text(entry.reply().request());
        number(entry.usage().input());
        number(entry.usage().cached());
        number(entry.usage().output());
        number(entry.usage().estimated() ? 1 : 0);
        number(entry.cost().micros());
        number(entry.latency().toNanos());
    }

    private void failed(Failed entry) {
        begin(FAILED, entry.call());
        time(entry.at());
        number(
                switch (entry.kind()) {
                    case UNSENT -> 0;
                    case REFUSED -> 1;
                    case UNKNOWN -> 2;
                    case LOST -> 3;
                });
        text(entry.message());
        number(entry.charged().micros());
    }

    private void begin(int kind, CallId call) {
        out.write(kind);
        id(call.most(), call.least());
    }

    private void id(long most, long least) {
        out.writeBytes(ByteBuffer.allocate(16).putLong(most).putLong(least).array());
    }

    private void time(Instant at) {
        number(at.getEpochSecond());
        number(at.getNano());
    }

    private void text(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        number(bytes.length);
        out.writeBytes(bytes);
    }

    /// Seven bits a byte from the lowest on; the top bit says that more follow.
    private void number(long value) {
        long left = value;
        while ((left & ~0x7FL) != 0) {
            out.write((int) ((left & 0x7F) | 0x80));
            left >>>= 7;
        }
        out.write((int) left);
    }
}
