package dev.onggi.yaml;

import dev.onggi.problem.ProblemCode;
import dev.onggi.spi.Failure.Blame;

/// What can be wrong with a YAML or JSON file itself: 1101 to 1199.
public enum YamlProblem implements ProblemCode {
    /// Something that no other code says better.
    SYNTAX(1101),
    /// A key is written twice in one map.
    DUPLICATE_KEY(1102),
    /// The file is larger than any file written by hand.
    TOO_LARGE(1103),
    /// Lists and maps lie too deep in each other.
    TOO_DEEP(1104),
    /// There are too many aliases.
    TOO_MANY_ALIASES(1105),
    /// Aliases or items make far more of the file than is written.
    TOO_MANY_VALUES(1106),
    /// An alias has no anchor before it.
    UNKNOWN_ALIAS(1107),
    /// A tag is beyond the core schema, or its value is not of its kind.
    TAG(1108),
    /// A key is a list, a map or nothing.
    KEY_NOT_TEXT(1109),
    /// The merge key of older YAML.
    MERGE_KEY(1110),
    /// The bytes are no UTF-8.
    WRONG_CHARSET(1111),
    /// A character that YAML does not allow.
    CONTROL_CHARACTER(1112),
    /// There is no such file.
    NO_FILE(1113),
    /// The file cannot be read.
    UNREADABLE(1114),
    /// A second document begins.
    MANY_DOCUMENTS(1115),
    /// The document is no map.
    NOT_A_MAP(1116),
    /// A tab stands where only spaces may.
    TAB(1117),
    /// A colon inside a text without quotes.
    COLON_IN_TEXT(1118),
    /// A quote never closes.
    OPEN_QUOTE(1119),
    /// A bracket or brace never closes, or a comma is missing.
    OPEN_BRACKET(1120),
    /// A line is indented unlike its neighbours.
    INDENTATION(1121),
    /// A key has no colon.
    MISSING_COLON(1122),
    /// A value begins with a character that YAML keeps for itself.
    START_CHARACTER(1123),
    /// A backslash sequence that YAML does not know.
    BAD_ESCAPE(1124),
    /// A reference `${` without its closing brace.
    OPEN_REFERENCE(1125),
    /// A value is expected and something else stands there.
    MISSING_VALUE(1126);

    private final int number;

    YamlProblem(int number) {
        this.number = number;
    }

    @Override
    public int number() {
        return number;
    }

    @Override
    public Blame blame() {
        return Blame.USER;
    }
}
