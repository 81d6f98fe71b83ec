package dev.onggi.run;

import dev.onggi.store.Database;
import dev.onggi.workspace.Workspace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/// The pools that steps share, and who is in them now.
///
/// @param database the workspace's metadata, which is only read
/// @param workspace whose settings give pools their places
public record PoolRepository(Database database, Workspace workspace) {
    /// Steps without a pool have no bound in common; this many never go at a time.
    private static final int UNBOUND = 128;

    /// A pool.
    ///
    /// @param name as steps write it
    /// @param places how many steps may be in it at a time
    /// @param working how many are
    /// @param ready how many could be at once
    public record Pool(String name, int places, int working, int ready) {}

    private record Use(int working, int ready) {
        static final Use NONE = new Use(0, 0);
    }

    /// The pools of the settings, and those that steps ask for without a setting, which have one
    /// place.
    ///
    /// @param others under which name the steps without a pool are counted
    /// @return by their names' order, that of the others first
    public List<Pool> all(String others) {
        var uses = new LinkedHashMap<String, Use>();
        database.<List<Use>>read(handle ->
                handle.createQuery(
                                "SELECT COALESCE(pool, '') AS pool, SUM(CASE WHEN state = 'leased' THEN 1 ELSE 0 END) AS"
                                        + " working, SUM(CASE WHEN state = 'ready' THEN 1 ELSE 0"
                                        + " END) AS ready FROM task WHERE step <> '' GROUP BY"
                                        + " COALESCE(pool, '')")
                        .map((row, context) -> {
                            var use = new Use(row.getInt("working"), row.getInt("ready"));
                            uses.put(row.getString("pool"), use);
                            return use;
                        })
                        .list());
        var places = new LinkedHashMap<>(Places.of(workspace).pools());
        var rest = uses.getOrDefault("", Use.NONE);
        uses.remove("");
        uses.keySet().forEach(name -> places.putIfAbsent(name, 1));
        var pools = new ArrayList<Pool>();
        pools.add(new Pool(others, UNBOUND, rest.working(), rest.ready()));
        places.keySet().stream()
                .sorted()
                .forEach(name -> {
                    var use = uses.getOrDefault(name, Use.NONE);
                    pools.add(
                            new Pool(
                                    name,
                                    places.getOrDefault(name, 1),
                                    use.working(),
                                    use.ready()));
                });
        return List.copyOf(pools);
    }
}
