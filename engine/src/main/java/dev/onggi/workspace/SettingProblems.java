package dev.onggi.workspace;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.YamlNode;
import java.util.List;

/// Reports what is wrong with the entries of a map in `onggi.yaml`.
///
/// @param problems takes what is found
record SettingProblems(Problems problems) {
    /// A value of another form than it should have.
    ///
    /// @param word what it should be
    /// @param example how it might be written
    void wrong(String path, YamlNode node, String word, String example) {
        problems.add(
                node.place(),
                WorkspaceProblem.WRONG_VALUE,
                path,
                node instanceof YamlNode.Scalar scalar ? scalar.text() : "...",
                word,
                example);
    }

    /// A key that the map does not have.
    void unknown(String path, String key, YamlNode.Entry entry, List<String> known) {
        problems.add(
                entry.keyPlace(),
                WorkspaceProblem.UNKNOWN_SETTING,
                path + "." + key,
                NearestName.of(key, known).orElse(""),
                String.join(", ", known));
    }
}
