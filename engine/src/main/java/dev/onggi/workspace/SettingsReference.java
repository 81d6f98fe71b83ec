package dev.onggi.workspace;

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
import dev.onggi.workspace.Form.Prices;
import dev.onggi.workspace.Form.Share;
import dev.onggi.workspace.Form.Size;
import dev.onggi.workspace.Form.Store;
import dev.onggi.workspace.Form.Whole;
import dev.onggi.workspace.Form.Zone;
import dev.onggi.yaml.Values;
import java.math.BigDecimal;

/// The reference page of `onggi.yaml`, made of [Settings].
public final class SettingsReference {
    private SettingsReference() {}

    /// The page.
    ///
    /// @return Markdown with one table
    public static String markdown() {
        var page =
                new StringBuilder(
                        """
                        # Settings of onggi.yaml

                        Nested keys are written with a point here: `http.allow` is `http: {allow: ...}`.
                        Values may refer to variables of the environment or of `.env` as `"${env.NAME}"`.

                        | setting | value | when absent | example | meaning |
                        |---|---|---|---|---|
                        """);
        for (var setting : Settings.all()) {
            page.append(
                    "| `%s` | %s | %s | `%s` | %s |%n"
                            .formatted(
                                    setting.path(),
                                    describe(setting.form()),
                                    setting.fallback() == null
                                            ? ""
                                            : "`" + setting.fallback() + "`",
                                    setting.example(),
                                    setting.description()));
        }
        return page.toString();
    }

    private static String describe(Form form) {
        return switch (form) {
            case Choice(var words) -> "`" + String.join("`, `", words) + "`";
            case Flag _ -> "`true` or `false`";
            case Whole(long min, long max) -> "whole number" + range(min, max);
            case Decimal(double min, double max) -> "number" + range(min, max);
            case Lasting(var min, var max) ->
                    "duration from " + Values.written(min) + " to " + Values.written(max);
            case Size(var min, var max) -> "size from " + min + " to " + max;
            case Share _ -> "share from 0% to 100%";
            case Keeping _ -> "duration from 1d on, number of the newest, or `never`";
            case Zone _ -> "time zone";
            case Hosts _ -> "list of hosts or networks";
            case Store _ -> "address of a PostgreSQL";
            case Connections _ -> "map of connections";
            case Models _ -> "map of models";
            case Prices _ -> "map of prices";
            case Form.Pools _ -> "numbers of places by name";
            case Notifications _ -> "list of maps, see [pipelines](pipelines.md)";
            case Environments _ -> "map of settings by environment";
        };
    }

    private static String range(Number min, Number max) {
        var from = new BigDecimal(min.toString()).toBigInteger();
        return max.doubleValue() >= 1e9
                ? " from " + from
                : " from " + from + " to " + new BigDecimal(max.toString()).toBigInteger();
    }
}
