package dev.onggi.pipeline;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Problems;
import dev.onggi.yaml.References;
import dev.onggi.yaml.YamlNode;
import dev.onggi.yaml.YamlNode.Items;
import dev.onggi.yaml.YamlNode.Scalar;
import dev.onggi.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;

/// The items that a step runs for, once each.
///
/// @param step the step's name
/// @param node a list of single values, or a reference to one
public record ForEach(String step, YamlNode node) {
    /// The items in one run.
    ///
    /// @param values what references stand for
    /// @return one text for each item
    public List<String> items(References.Lookup values) {
        var filled = References.fill(node, values);
        if (filled instanceof Scalar scalar) {
            var problems = new Problems();
            filled = read(scalar);
            check(step, filled, problems);
            problems.throwIfAny();
        }
        var texts = new ArrayList<String>();
        if (filled instanceof Items items) {
            items.items().forEach(item -> texts.add(((Scalar) item).text()));
        }
        return List.copyOf(texts);
    }

    /// Reports what is neither a list of single values nor a reference.
    static void check(String step, YamlNode node, Problems problems) {
        boolean list =
                switch (node) {
                    case Items items -> items.items().stream().allMatch(ForEach::single);
                    case Scalar scalar -> References.in(scalar);
                    case YamlNode.Entries _ -> false;
                };
        if (!list) {
            problems.add(node.place(), PipelineProblem.NO_LIST, step, KindCheck.written(node));
        }
    }

    private static boolean single(YamlNode item) {
        return item instanceof Scalar scalar && scalar.value() != null;
    }

    private YamlNode read(Scalar scalar) {
        try {
            return YamlReader.read(scalar.text(), node.place().file()) instanceof Items items
                    ? new Items(items.items(), node.place())
                    : new Scalar(scalar.text(), scalar.text(), node.place());
        } catch (OnggiException e) {
            return new Scalar(scalar.text(), scalar.text(), node.place());
        }
    }
}
