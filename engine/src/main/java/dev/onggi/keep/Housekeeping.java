package dev.onggi.keep;

import dev.onggi.clean.ask.journal.OldSegments;
import dev.onggi.clean.ask.journal.SoleCopy;
import dev.onggi.clean.change.CleanedDataset;
import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DurableFiles;
import dev.onggi.data.Manifest;
import dev.onggi.store.Database;
import dev.onggi.workspace.Keep;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/// Drops what is older than `retention:` keeps. Killed anywhere, it leaves no record of a file that
/// is not there, and the next time goes on.
public final class Housekeeping {
    private static final Path ANSWERS = Path.of("answers.db");

    private final Workspace workspace;
    private final Database database;
    private final InstantSource clock;
    private final OldRunRepository runs;

    /// The keeping of a workspace.
    ///
    /// @param workspace the folder
    /// @param database its metadata; written when something is dropped, else only read
    /// @param clock the time
    public Housekeeping(Workspace workspace, Database database, InstantSource clock) {
        this.workspace = workspace;
        this.database = database;
        this.clock = clock;
        this.runs = new OldRunRepository(database);
    }

    /// Finds what may be dropped now.
    ///
    /// @param asking whether models are asked in this process: then their journal and their answers
    ///   are open, and stay
    /// @return in the order in which it is dropped
    /// @throws IOException when the disk fails
    public List<Drop> plan(boolean asking) throws IOException {
        var drops = new ArrayList<>(datasets());
        drops.addAll(runs(choice(Kept.RUNS), drops));
        drops.addAll(logs(choice(Kept.LOGS)));
        var cache = cache(choice(Kept.CACHE), asking);
        drops.addAll(cache);
        boolean answersStay =
                Files.exists(workspace.state().resolve("cache").resolve(ANSWERS))
                        && cache.stream().noneMatch(drop -> answers(Path.of(drop.name())));
        if (!asking && answersStay) {
            drops.addAll(journal(choice(Kept.JOURNAL)));
        }
        return List.copyOf(drops);
    }

    private Choice choice(Kept kind) {
        return new Choice(kind.of(workspace), clock.instant());
    }

    private List<Drop> datasets() {
        var all = new DatasetRepository(database).published();
        var open = runs.open();
        var records = runs.records();
        var needed = new HashSet<String>();
        for (var entry : all) {
            var file = entry.manifest().file();
            if (open.contains(entry.producer().runId())
                    || records.stream().anyMatch(record -> record.contains(file))) {
                needed.add(file);
            }
        }
        return new OldDatasets(all, needed).drops(this::choice);
    }

    /// A run stays recorded while data of it lives; files for people live on without it.
    private List<Drop> runs(Choice choice, List<Drop> drops) {
        Set<String> dropped = new HashSet<>();
        drops.forEach(drop -> dropped.add(drop.name()));
        Set<String> living = new HashSet<>();
        for (var entry : new DatasetRepository(database).published()) {
            if (!entry.area().equals(Kept.OUTPUT.word())
                    && !dropped.contains(entry.manifest().file())) {
                living.add(entry.producer().runId());
            }
        }
        return choice
                .old(
                        runs.ended(),
                        OldRunRepository.Recorded::pipeline,
                        OldRunRepository.Recorded::at)
                .stream()
                .filter(run -> !run.last() && !living.contains(run.id()))
                .map(run -> new Drop(Kept.RUNS, run.id(), 0, run.at()))
                .toList();
    }

    private List<Drop> logs(Choice choice) throws IOException {
        var open = runs.open();
        return files(Kept.LOGS, workspace.state().resolve("logs"), choice).stream()
                .filter(drop -> !open.contains(name(Path.of(drop.name())).replace(".jsonl", "")))
                .toList();
    }

    private List<Drop> cache(Choice choice, boolean asking) throws IOException {
        return files(Kept.CACHE, workspace.state().resolve("cache"), choice).stream()
                .filter(drop -> !(asking && answers(Path.of(drop.name()))))
                .filter(drop -> !Path.of(drop.name()).startsWith(relative(spill())))
                .toList();
    }

    /// Where processes put what does not fit into their memory; whoever starts removes what is
    /// left.
    private Path spill() {
        return workspace.state().resolve("cache").resolve("spill");
    }

    private static boolean answers(Path file) {
        return name(file).startsWith(ANSWERS.toString());
    }

    private List<Drop> files(Kept kind, Path folder, Choice choice) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var files = new ArrayList<Drop>();
        try (var found = Files.walk(folder)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                files.add(
                        new Drop(
                                kind,
                                relative(file).toString(),
                                Files.size(file),
                                Files.getLastModifiedTime(file).toInstant()));
            }
        }
        return choice.old(files, drop -> kind, Drop::at);
    }

    /// What the budgets of this month count stays, however little is to be kept.
    private List<Drop> journal(Choice choice) throws IOException {
        var zone = workspace.zone();
        var month =
                choice.now()
                        .atZone(zone)
                        .toLocalDate()
                        .withDayOfMonth(1)
                        .atStartOfDay(zone)
                        .toInstant();
        var folder = workspace.state().resolve("journal");
        return switch (choice.keep()) {
            case Keep.All _ -> List.of();
            case Keep.Younger(var age) -> {
                var limit = choice.now().minus(age);
                var drops =
                        segments(OldSegments.before(folder, limit.isBefore(month) ? limit : month));
                drops.addAll(segments(SoleCopy.before(folder, limit).stream().toList()));
                yield drops;
            }
            case Keep.Newest(int count) -> {
                var old = OldSegments.before(folder, month);
                yield segments(old.subList(0, Math.max(0, old.size() + 1 - count)));
            }
        };
    }

    private List<Drop> segments(List<Path> files) throws IOException {
        var drops = new ArrayList<Drop>();
        for (var file : files) {
            drops.add(
                    new Drop(
                            Kept.JOURNAL,
                            relative(file).toString(),
                            Files.size(file),
                            Files.getLastModifiedTime(file).toInstant()));
        }
        return drops;
    }

    /// Drops what was planned, and what an earlier time had begun to drop. What a run has come to
    /// need in the meantime stays.
    ///
    /// @param drops as [#plan] gave it
    /// @return what was dropped
    /// @throws IOException when the disk fails; the next time goes on
    public List<Drop> drop(List<Drop> drops) throws IOException {
        for (var file : runs.dropping()) {
            remove(file);
        }
        var needed = runs.records();
        var dropped = new ArrayList<Drop>();
        for (var drop : drops) {
            if (needed.stream().noneMatch(record -> record.contains(drop.name())) && drop(drop)) {
                dropped.add(drop);
            }
        }
        return List.copyOf(dropped);
    }

    private boolean drop(Drop drop) throws IOException {
        switch (drop.kind()) {
            case RAW, PROCESSED, OUTPUT, REJECTED -> {
                if (!runs.begin(drop.name())) {
                    return false;
                }
                remove(drop.name());
            }
            case RUNS -> runs.forget(drop.name());
            case LOGS, CACHE -> Files.deleteIfExists(workspace.root().resolve(drop.name()));
            case JOURNAL -> OldSegments.remove(workspace.root().resolve(drop.name()));
        }
        return true;
    }

    /// Removes a file that is published no more, then what is known of it.
    private void remove(String file) throws IOException {
        var path = workspace.root().resolve(file);
        Files.deleteIfExists(path);
        Files.deleteIfExists(CleanedDataset.record(workspace.state(), path));
        if (Files.isDirectory(Objects.requireNonNull(path.getParent()))) {
            new DurableFiles().force(path.getParent());
        }
        Files.deleteIfExists(Manifest.path(workspace.state(), file));
        new DatasetRepository(database).forget(file);
    }

    private Path relative(Path file) {
        return workspace.root().relativize(file);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    /// When the next daily tidying is due: at a quiet hour of the workspace's time.
    ///
    /// @param now the time
    /// @return the next 03:30
    public Instant next(Instant now) {
        var at = now.atZone(workspace.zone()).withHour(3).withMinute(30).withSecond(0).withNano(0);
        return (at.toInstant().isAfter(now) ? at : at.plusDays(1)).toInstant();
    }
}
