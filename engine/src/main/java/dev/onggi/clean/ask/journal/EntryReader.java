package dev.onggi.clean.ask.journal;

import dev.onggi.clean.ask.call.CallId;
import dev.onggi.clean.ask.call.ContentKey;
import dev.onggi.clean.ask.call.Money;
import dev.onggi.clean.ask.call.Tokens;
import dev.onggi.clean.ask.call.Usage;
import dev.onggi.clean.ask.journal.Entry.Answered;
import dev.onggi.clean.ask.journal.Entry.Asked;
import dev.onggi.clean.ask.journal.Entry.Failed;
import dev.onggi.clean.ask.journal.Entry.Item;
import dev.onggi.clean.ask.journal.Entry.Kind;
import dev.onggi.clean.ask.journal.Entry.Origin;
import dev.onggi.clean.ask.journal.Entry.Packed;
import dev.onggi.clean.ask.journal.Entry.Reply;
import dev.onggi.clean.ask.journal.Entry.Reserved;
import dev.onggi.clean.ask.journal.Entry.Settled;
import dev.onggi.clean.ask.journal.Entry.Submitted;
import dev.onggi.clean.ask.journal.Entry.Target;
import dev.onggi.clean.ask.journal.Entry.Worst;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads the entries of one frame, as [EntryWriter] wrote them.
final class EntryReader {
    /// An entry that this version cannot read, in a frame that is not damaged.
    static final class NewerException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    private final ByteBuffer in;

    EntryReader(byte[] frame) {
        in = ByteBuffer.wrap(frame);
    }

    boolean more() {
        return in.hasRemaining();
    }

    Entry next() throws NewerException {
        if (in.get() != EntryWriter.VERSION) {
            throw new NewerException();
        }
        int kind = in.get();
        var call = id();
        return switch (kind) {
            case EntryWriter.RESERVED -> reserved(call, null);
            case EntryWriter.HEDGED -> reserved(call, id());
            case EntryWriter.PACKED -> new Packed(call, time(), text());
            case EntryWriter.SUBMITTED -> new Submitted(call, time(), text());
            case EntryWriter.ANSWERED -> answered(call);
            case EntryWriter.FAILED -> new Failed(call, time(), kind(), text(), money());
            case EntryWriter.SETTLED -> new Settled(call);
            default -> throw new NewerException();
        };
    }

    private CallId id() {
        return new CallId(in.getLong(), in.getLong());
    }

    private Reserved reserved(CallId call, @Nullable CallId hedges) {
        return new Reserved(
                call,
                time(),
                new Origin(text(), text(), text()),
                new Target(text(), text()),
                new Worst(money(), new Tokens(number(), number())),
                new Asked(text(), text(), items(), hedges));
    }

    private List<Item> items() {
        int count = Math.toIntExact(number());
        var items = new ArrayList<Item>(Math.min(count, in.remaining() / ContentKey.BYTES));
        for (int i = 0; i < count; i++) {
            items.add(new Item(text(), new ContentKey(in.getLong(), in.getLong())));
        }
        return List.copyOf(items);
    }

    private Answered answered(CallId call) {
        return new Answered(
                call,
                time(),
                new Reply(text(), text(), text(), text()),
                new Usage(number(), number(), number(), number() == 1),
                money(),
                Duration.ofNanos(number()));
    }

    private Kind kind() throws NewerException {
        return switch ((int) number()) {
            case 0 -> Kind.UNSENT;
            case 1 -> Kind.REFUSED;
            case 2 -> Kind.UNKNOWN;
            case 3 -> Kind.LOST;
            default -> throw new NewerException();
        };
    }

    private Instant time() {
        return Instant.ofEpochSecond(number(), number());
    }

    private Money money() {
        return new Money(number());
    }

    private String text() {
        var bytes = new byte[Math.toIntExact(number())];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private long number() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            long next = in.get();
            value |= (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
