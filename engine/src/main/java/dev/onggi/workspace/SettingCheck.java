package dev.onggi.workspace;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problems;
import dev.onggi.workspace.Form.Choice;
import dev.onggi.workspace.Form.Connections;
import dev.onggi.workspace.Form.Decimal;
import dev.onggi.workspace.Form.Environments;
import dev.onggi.workspace.Form.Flag;
import dev.onggi.workspace.Form.Hosts;
import dev.onggi.workspace.Form.Keeping;
import dev.onggi.workspace.Form.Lasting;
import dev.onggi.workspace.Form.Models;
import dev.onggi.workspace.Form.Notifications;
import dev.onggi.workspace.Form.Pools;
import dev.onggi.workspace.Form.Prices;
import dev.onggi.workspace.Form.Share;
import dev.onggi.workspace.Form.Size;
import dev.onggi.workspace.Form.Store;
import dev.onggi.workspace.Form.Whole;
import dev.onggi.workspace.Form.Zone;
import dev.onggi.yaml.Values;
import dev.onggi.yaml.YamlNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/// Checks the value of one setting.
final class SettingCheck {
    private static final Pattern HOST = Pattern.compile("[\\p{L}\\p{N}._:*-]+(/\\d{1,3})?");

    private static final long MOST_PLACES = 10_000;

    private final WorkspaceSetting setting;
    private final Problems problems;

    SettingCheck(WorkspaceSetting setting, Problems problems) {
        this.setting = setting;
        this.problems = problems;
    }

    /// Reports what is wrong with a value that has no references.
    void check(YamlNode node) {
        switch (setting.form()) {
            case Connections _, Models _, Prices _, Environments _ -> {
                if (!(node instanceof YamlNode.Entries)) {
                    wrong(node);
                }
            }
            case Hosts _ -> hosts(node);
            case Pools _ -> pools(node);
            case Notifications _ -> maps(node);
            case Choice _,
                    Flag _,
                    Whole _,
                    Decimal _,
                    Lasting _,
                    Size _,
                    Share _,
                    Keeping _,
                    Zone _,
                    Store _ -> {
                if (node instanceof YamlNode.Scalar scalar && scalar.value() != null) {
                    scalar(scalar);
                } else {
                    wrong(node);
                }
            }
        }
    }

    private void scalar(YamlNode.Scalar scalar) {
        try {
            parse(scalar);
        } catch (IllegalArgumentException | DateTimeException e) {
            wrong(scalar);
        }
    }

    private void parse(YamlNode.Scalar scalar) {
        var text = scalar.text();
        switch (setting.form()) {
            case Flag _ -> Values.flag(text);
            case Zone _ -> ZoneId.of(text);
            case Share _ -> Values.share(text);
            case Keeping _ -> Keep.parse(text);
            case Whole(long min, long max) ->
                    range(Long.parseLong(text), min, max, scalar, min, max);
            case Decimal(double min, double max) ->
                    range(Double.parseDouble(text), min, max, scalar, min, max);
            case Size(String min, String max) ->
                    range(
                            Values.bytes(text),
                            Values.bytes(min),
                            Values.bytes(max),
                            scalar,
                            min,
                            max);
            case Lasting(Duration min, Duration max) ->
                    range(
                            Values.duration(text),
                            min,
                            max,
                            scalar,
                            Values.written(min),
                            Values.written(max));
            case Choice(var words) -> {
                if (!words.contains(text)) {
                    problems.add(
                            scalar.place(),
                            WorkspaceProblem.NOT_ONE_OF,
                            setting.path(),
                            text,
                            NearestName.of(text, words).orElse(""),
                            String.join(", ", words));
                }
            }
            case Store _ -> problems.collect(() -> StoreUrl.parse(text, scalar.place()));
            case Hosts _,
                    Pools _,
                    Connections _,
                    Models _,
                    Prices _,
                    Notifications _,
                    Environments _ -> {}
        }
    }

    private <T extends Comparable<T>> void range(
            T value, T min, T max, YamlNode.Scalar at, Object from, Object to) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            problems.add(
                    at.place(), WorkspaceProblem.OUT_OF_RANGE, setting.path(), at.text(), from, to);
        }
    }

    private void pools(YamlNode node) {
        if (!(node instanceof YamlNode.Entries pools)) {
            wrong(node);
            return;
        }
        for (var entry : pools.entries().values()) {
            if (!(entry.value() instanceof YamlNode.Scalar places)
                    || !(places.value() instanceof Long number)
                    || number < 1
                    || number > MOST_PLACES) {
                wrong(entry.value());
            }
        }
    }

    private void hosts(YamlNode node) {
        var items = node instanceof YamlNode.Items list ? list.items() : List.of(node);
        for (var item : items) {
            if (!(item instanceof YamlNode.Scalar scalar)
                    || !HOST.matcher(scalar.text()).matches()) {
                wrong(item);
            }
        }
    }

    private void maps(YamlNode node) {
        var items = node instanceof YamlNode.Items list ? list.items() : List.of(node);
        items.stream().filter(item -> !(item instanceof YamlNode.Entries)).forEach(this::wrong);
    }

    private void wrong(YamlNode node) {
        problems.add(
                node.place(),
                WorkspaceProblem.WRONG_VALUE,
                setting.path(),
                node instanceof YamlNode.Scalar scalar ? scalar.text() : "...",
                setting.form().word(),
                setting.example());
    }
}
