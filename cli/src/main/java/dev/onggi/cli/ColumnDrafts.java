package dev.onggi.cli;

import dev.onggi.data.profile.ColumnProfile;
import dev.onggi.data.profile.Profiler;
import dev.onggi.problem.Language;
import dev.onggi.rule.type.TypeProposal;
import dev.onggi.spi.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Proposes types and rules for the columns of a table from its values.
final class ColumnDrafts {
    /// A form is proposed when so many of the filled cells have it.
    private static final double MOST = 0.8;

    private static final List<String> FORMS =
            List.of(
                    "</?[A-Za-z][^<>]*>|&(amp|lt|gt|nbsp|quot|#[0-9]+);",
                    "(?i)^\\s*(n/?a|null|none|nan|nil|-|--|없음|미상|해당\\s*없음)\\s*$",
                    "^\\s*(\\+82|0)[- .)]?[0-9]{1,2}[- .)]?[0-9]{3,4}[- .]?[0-9]{4}\\s*$",
                    "^\\s*[^@\\s]+@[^@\\s]+\\.[A-Za-z]{2,}\\s*$");

    private final Profiler profiler;
    private final Language language;

    ColumnDrafts(Profiler profiler, Language language) {
        this.profiler = profiler;
        this.language = language;
    }

    /// Drafts for the columns that cleaning can change: those of text.
    List<ColumnDraft> of(List<ColumnProfile> columns) {
        return columns.stream()
                .filter(c -> c.column().type().equals(ColumnType.TEXT))
                .map(this::draft)
                .toList();
    }

    private ColumnDraft draft(ColumnProfile column) {
        var proposal = Objects.requireNonNull(column.proposal());
        var comment = comment(proposal);
        if (!proposal.type().equals(ColumnType.TEXT)) {
            return ColumnDraft.typed(column.column().name(), proposal, comment);
        }
        if (comment == null && new HiddenNumbers(column).found()) {
            return new ColumnDraft(column.column().name(), "number", List.of(), null);
        }
        return new ColumnDraft(column.column().name(), null, rules(column), comment);
    }

    private @Nullable String comment(TypeProposal proposal) {
        var note = proposal.note();
        if (note == null) {
            return null;
        }
        return language == Language.KO ? note.korean() : note.english();
    }

    private List<Object> rules(ColumnProfile column) {
        var rules = new ArrayList<Object>();
        long filled = column.counts().rows() - column.counts().empty();
        if (filled == 0) {
            return rules;
        }
        var counts = profiler.matching(column.column(), FORMS);
        if (counts.get(0) > 0) {
            rules.add("strip-html");
        }
        if (counts.get(1) > 0) {
            rules.add("null-tokens");
        }
        if (counts.get(2) >= MOST * filled) {
            rules.add(Map.of("phone", Map.of("region", "KR")));
        }
        if (counts.get(3) >= MOST * filled) {
            rules.add("email");
        }
        return rules;
    }
}
