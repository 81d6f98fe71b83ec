package dev.onggi.clean.learn;

import java.util.List;

/// Writes rules for columns that it is shown: a model. What it writes passes the tests that learnt
/// rules pass, or is dropped.
public interface RuleWriter {
    /// Who it is, for the evidence of its rules.
    ///
    /// @return such as `openai:gpt-4o`
    String name();

    /// Whether it may see a column.
    ///
    /// @param column its name
    /// @return false where its values are not to be shown to anybody
    boolean sees(String column);

    /// Writes rules.
    ///
    /// @param portraits of the columns that it may see
    /// @return in the order in which they are to be tried
    List<WrittenRule> write(List<Portrait> portraits);

    /// Is told of a rule that is not used.
    ///
    /// @param dropped the rule and why
    void dropped(Dropped dropped);
}
