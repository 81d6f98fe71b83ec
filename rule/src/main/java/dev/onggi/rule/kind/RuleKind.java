package dev.onggi.rule.kind;

import dev.onggi.spi.Setting;
import java.util.List;

/// A kind of rule: everything the language, the reference and the tests need to know about it.
///
/// @param name the name in the rule language
/// @param description one line for the reference
/// @param options the options; the first one may be written as the rule's bare value
/// @param examples cells before and after
/// @param factory makes a rule from options
public record RuleKind(
        String name,
        Bilingual description,
        List<Setting> options,
        List<RuleExample> examples,
        RuleFactory factory) {}
