package dev.onggi.keep;

import dev.onggi.data.DatasetRepository.Entry;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// Chooses which published files are old. A file stays while a step of a run that goes on was given
/// it, while it is the newest of its step, and while a file lives that was made of it.
///
/// @param all every published file
/// @param needed files of runs that go on
record OldDatasets(List<Entry> all, Set<String> needed) {
    /// @param choice for an area
    /// @return in the order in which they may be dropped
    List<Drop> drops(Function<Kept, Choice> choice) {
        var old = new HashMap<String, Drop>();
        for (var kind : List.of(Kept.OUTPUT, Kept.PROCESSED, Kept.REJECTED, Kept.RAW)) {
            var files = all.stream().filter(entry -> entry.area().equals(kind.word())).toList();
            var newest = newest(files);
            for (var entry : choice.apply(kind).old(files, OldDatasets::maker, OldDatasets::at)) {
                var file = entry.manifest().file();
                if (!newest.contains(file) && !needed.contains(file)) {
                    old.put(file, new Drop(kind, file, entry.manifest().bytes(), at(entry)));
                }
            }
        }
        parentsOfTheLiving(old.keySet()).forEach(old::remove);
        var drops = new ArrayList<>(old.values());
        drops.sort(
                java.util.Comparator.comparing(Drop::kind)
                        .thenComparing(Drop::at)
                        .thenComparing(Drop::name));
        return List.copyOf(drops);
    }

    private static Instant at(Entry entry) {
        return Instant.parse(entry.createdAt());
    }

    /// The step of a pipeline that wrote it, for each source.
    private static Object maker(Entry entry) {
        var dataset = entry.manifest().dataset();
        return List.of(
                String.valueOf(entry.manifest().notes().get("pipeline")),
                entry.producer().step(),
                dataset == null ? "" : dataset.source());
    }

    /// A source that is down is answered for by the newest file.
    private static Set<String> newest(List<Entry> files) {
        var newest = new HashMap<Object, Entry>();
        for (var entry : files) {
            newest.merge(maker(entry), entry, (a, b) -> at(b).isAfter(at(a)) ? b : a);
        }
        var names = new HashSet<String>();
        newest.values().forEach(entry -> names.add(entry.manifest().file()));
        return names;
    }

    /// Of everything that is not for people: what is for them says itself all it has to.
    private Set<String> parentsOfTheLiving(Set<String> old) {
        var byName = new HashMap<String, Entry>();
        all.forEach(entry -> byName.put(entry.manifest().file(), entry));
        var open = new ArrayDeque<Entry>();
        all.stream()
                .filter(entry -> entry.manifest().dataset() != null)
                .filter(entry -> !old.contains(entry.manifest().file()))
                .forEach(open::add);
        var parents = new HashSet<String>();
        while (!open.isEmpty()) {
            if (open.remove().manifest().notes().get("parents") instanceof List<?> files) {
                for (var file : files) {
                    var entry = byName.get(String.valueOf(file));
                    if (entry != null && parents.add(entry.manifest().file())) {
                        open.add(entry);
                    }
                }
            }
        }
        return parents;
    }
}
