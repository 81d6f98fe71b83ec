package dev.onggi.bench.accuracy;

import dev.onggi.bench.accuracy.Trial.Group;
import dev.onggi.bench.accuracy.Trial.Maker;
import dev.onggi.bench.accuracy.Trial.Pair;
import dev.onggi.testkit.errors.ErrorInjector;
import dev.onggi.testkit.errors.ErrorKind;
import dev.onggi.testkit.table.SampleTable;
import dev.onggi.testkit.table.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

/// The tables that are measured.
final class Trials {
    private static final List<String> KNOWN = List.of("hospital", "beers", "flights");

    /// What clean tables are made from; errors have seeds of their own.
    private static final long TABLE_SEED = 20;

    private final Path data;
    private final Path unseen;
    private final Sizes sizes;
    private final List<Trial> trials = new ArrayList<>();

    private Trials(Path data, Path unseen, Sizes sizes) {
        this.data = data;
        this.unseen = unseen;
        this.sizes = sizes;
    }

    /// How much is measured.
    ///
    /// @param rows of a generated table
    /// @param companies rows of the companies
    /// @param seeds how often errors are drawn anew
    record Sizes(int rows, int companies, int seeds) {
        static final Sizes FULL = new Sizes(5_000, 20_000, 3);
        static final Sizes SMALL = new Sizes(1_500, 4_000, 1);
    }

    /// Every table.
    ///
    /// @param data the folder with the public tables
    /// @param unseen the folder with public tables that are held out
    /// @param sizes how much of those that are made
    static List<Trial> all(Path data, Path unseen, Sizes sizes) throws IOException {
        var trials = new Trials(data, unseen, sizes);
        trials.published();
        trials.injected();
        trials.clean();
        trials.heldOut();
        trials.unseen();
        return List.copyOf(trials.trials);
    }

    private void add(String table, Group group, long seed, Maker maker) {
        trials.add(new Trial(table, group, seed, maker));
    }

    private void published() throws IOException {
        add("hospital", Group.PUBLIC, 0, folder -> pair("hospital", "schema.yaml"));
        add("beers", Group.PUBLIC, 0, folder -> pair("beers", "schema.yaml"));
        add("flights", Group.PUBLIC, 0, folder -> pair("flights", "schema.yaml"));
        add(
                "flights, authority declared",
                Group.PUBLIC,
                0,
                folder -> pair("flights", "schema-authority.yaml"));
        others();
    }

    /// Whatever else lies beside them: `NAME/dirty.csv`, `clean.csv`, and any number of schemas.
    private void others() throws IOException {
        if (!Files.isDirectory(data)) {
            return;
        }
        try (var folders = Files.list(data)) {
            for (var folder : folders.sorted().toList()) {
                var name = String.valueOf(folder.getFileName());
                if (!KNOWN.contains(name) && Files.isRegularFile(folder.resolve("dirty.csv"))) {
                    other(name, folder);
                }
            }
        }
    }

    private void other(String name, Path folder) throws IOException {
        var dirty = folder.resolve("dirty.csv");
        var truth = folder.resolve("clean.csv");
        try (var files = Files.list(folder)) {
            var schemas = files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList();
            if (schemas.isEmpty()) {
                add(name, Group.PUBLIC, 0, temporary -> new Pair(dirty, there(truth), null));
            }
            for (var schema : schemas) {
                add(
                        name + ", " + schema.getFileName(),
                        Group.PUBLIC,
                        0,
                        temporary -> new Pair(dirty, there(truth), schema));
            }
        }
    }

    private Pair pair(String name, String schema) throws NoSuchFileException {
        return new Pair(
                there(data.resolve(name).resolve("dirty.csv")),
                there(data.resolve(name).resolve("clean.csv")),
                there(data.resolve(name).resolve(schema)));
    }

    private static Path there(Path file) throws NoSuchFileException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString());
        }
        return file;
    }

    private void injected() {
        hospital("5 % typos", injector -> injector.share(ErrorKind.TYPO, 0.05));
        hospital(
                "10 % of a mix",
                injector ->
                        injector.share(ErrorKind.TYPO, 0.02)
                                .share(ErrorKind.KEYBOARD, 0.02)
                                .share(ErrorKind.MARKED, 0.01)
                                .share(ErrorKind.SPACING, 0.01)
                                .share(ErrorKind.MISSING, 0.01)
                                .share(ErrorKind.NULL_WORD, 0.01)
                                .share(ErrorKind.DOMAIN, 0.02));
        hospital("30 % swapped", injector -> injector.share(ErrorKind.DOMAIN, 0.30));
        seeds(
                "companies, 5 kinds",
                Group.INJECTED,
                SampleTable.COMPANIES.make(sizes.companies(), TABLE_SEED),
                injector ->
                        injector.share(ErrorKind.KEYBOARD, 0.02)
                                .share(ErrorKind.COMPANY_FORM, 0.10)
                                .share(ErrorKind.ADDRESS_FORM, 0.10)
                                .share(ErrorKind.PHONE_FORM, 0.10)
                                .share(ErrorKind.KOREAN_NUMBER, 0.10, "매출액")
                                .sparing("사업자등록번호", "기준연도"));
    }

    /// The first column of the public table is the row's number.
    private void hospital(String errors, UnaryOperator<ErrorInjector> shares) {
        for (long seed = 1; seed <= sizes.seeds(); seed++) {
            var injector = shares.apply(ErrorInjector.seeded(seed).sparing("index"));
            add(
                    "hospital, " + errors,
                    Group.INJECTED,
                    seed,
                    folder ->
                            spoilt(
                                    Table.read(there(data.resolve("hospital/clean.csv"))),
                                    injector,
                                    folder));
        }
    }

    private void seeds(String name, Group group, Table clean, UnaryOperator<ErrorInjector> shares) {
        for (long seed = 1; seed <= sizes.seeds(); seed++) {
            var injector = shares.apply(ErrorInjector.seeded(seed));
            add(name, group, seed, folder -> spoilt(clean, injector, folder));
        }
    }

    private static Pair spoilt(Table clean, ErrorInjector injector, Path folder)
            throws IOException {
        var spoilt = injector.spoil(clean);
        return new Pair(
                spoilt.dirty().write(folder.resolve("dirty.csv")),
                spoilt.clean().write(folder.resolve("clean.csv")),
                null,
                spoilt.errors());
    }

    private void clean() {
        for (var name : KNOWN) {
            add(
                    name,
                    Group.CLEAN,
                    0,
                    folder -> {
                        var truth = there(data.resolve(name).resolve("clean.csv"));
                        return new Pair(
                                truth, truth, there(data.resolve(name).resolve("schema.yaml")));
                    });
        }
        for (var kind : SampleTable.values()) {
            int rows = kind == SampleTable.COMPANIES ? sizes.companies() : sizes.rows();
            add(
                    named(kind),
                    Group.CLEAN,
                    0,
                    folder -> {
                        var file = kind.make(rows, TABLE_SEED).write(folder.resolve("clean.csv"));
                        return new Pair(file, file, null);
                    });
        }
    }

    private static String named(SampleTable kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /// Each table gets the errors that its like is known for.
    private void heldOut() {
        heldOut(
                SampleTable.PRODUCTS,
                injector ->
                        injector.share(ErrorKind.NUMBER_FORM, 0.10, "price", "weight_g")
                                .share(ErrorKind.LETTER_CASE, 0.04, "brand", "colour", "category")
                                .share(ErrorKind.TYPO, 0.02)
                                .share(ErrorKind.NULL_WORD, 0.02)
                                .sparing("sku"));
        heldOut(
                SampleTable.READINGS,
                injector ->
                        injector.share(ErrorKind.DATE_FORM, 0.05)
                                .share(ErrorKind.NUMBER_FORM, 0.04)
                                .share(ErrorKind.NULL_WORD, 0.03)
                                .share(ErrorKind.DOMAIN, 0.02, "station_name", "region"));
        heldOut(
                SampleTable.STAFF,
                injector ->
                        injector.share(ErrorKind.KEYBOARD, 0.03)
                                .share(ErrorKind.MISSING, 0.03)
                                .share(ErrorKind.DATE_FORM, 0.08)
                                .share(ErrorKind.COLUMNS_SWAPPED, 0.02)
                                .sparing("employee_no"));
        heldOut(
                SampleTable.PUBLICATIONS,
                injector ->
                        injector.share(ErrorKind.TYPO, 0.03)
                                .share(ErrorKind.RECOGNITION, 0.02)
                                .share(ErrorKind.SPACING, 0.02)
                                .share(ErrorKind.MISSING, 0.02)
                                .share(ErrorKind.ROW_REPEATED, 0.02)
                                .sparing("doi"));
        heldOut(
                SampleTable.DEPARTURES,
                injector ->
                        injector.share(ErrorKind.DATE_FORM, 0.10)
                                .share(ErrorKind.DOMAIN, 0.10, "scheduled", "departed", "platform")
                                .share(ErrorKind.MISSING, 0.08)
                                .sparing("report", "source", "service"));
        heldOut(
                SampleTable.ORDERS,
                injector ->
                        injector.share(ErrorKind.DOMAIN, 0.03)
                                .share(ErrorKind.DECOMPOSED, 0.05)
                                .share(ErrorKind.FULL_WIDTH, 0.01)
                                .share(ErrorKind.MISSING, 0.03)
                                .share(ErrorKind.NUMBER_FORM, 0.03, "unit_price", "amount")
                                .sparing("order_no", "line"));
    }

    private void heldOut(SampleTable kind, UnaryOperator<ErrorInjector> shares) {
        var injector = shares.apply(ErrorInjector.seeded(1));
        add(
                named(kind),
                Group.HELD_OUT,
                1,
                folder -> spoilt(kind.make(sizes.rows(), TABLE_SEED + 1), injector, folder));
    }

    /// Tables that others made: what is odd in them of itself counts as right.
    private void unseen() {
        unseen(
                "airports",
                injector ->
                        injector.share(ErrorKind.TYPO, 0.03)
                                .share(ErrorKind.LETTER_CASE, 0.03, "city", "state", "country")
                                .share(ErrorKind.MISSING, 0.02)
                                .share(ErrorKind.DOMAIN, 0.02, "state", "country")
                                .sparing("iata"));
        unseen(
                "seattle-weather",
                injector ->
                        injector.share(ErrorKind.DATE_FORM, 0.06)
                                .share(ErrorKind.NUMBER_FORM, 0.06)
                                .share(ErrorKind.NULL_WORD, 0.03)
                                .share(ErrorKind.TYPO, 0.03, "weather"));
    }

    private void unseen(String name, UnaryOperator<ErrorInjector> shares) {
        var injector = shares.apply(ErrorInjector.seeded(1));
        add(
                name,
                Group.HELD_OUT,
                1,
                folder ->
                        spoilt(Table.read(there(unseen.resolve(name + ".csv"))), injector, folder));
    }
}
