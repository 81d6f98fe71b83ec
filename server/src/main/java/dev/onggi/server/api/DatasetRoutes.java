package dev.onggi.server.api;

import dev.onggi.data.DatasetRepository;
import dev.onggi.data.DatasetRepository.Entry;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.access.Places;
import dev.onggi.server.access.World;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Datasets and files, their rows and their bytes.
@RestController
@RequestMapping("/api/onggi/v1/datasets")
public final class DatasetRoutes {
    private final World world;
    private final Places places;
    private final TableWork tables;

    DatasetRoutes(World world, Places places, TableWork tables) {
        this.world = world;
        this.places = places;
        this.tables = tables;
    }

    @Access(Permission.LIST)
    @GetMapping
    Page<DatasetViews.Item> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String source,
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String run,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(required = false) @Nullable String cursor) {
        int most = Page.limit(limit);
        int from = cursor == null ? 0 : position(Cursor.parts(cursor, 1).getFirst());
        var page =
                new DatasetRepository.Page(
                        source, area, run, places.shown(caller).orElse(null), from, most + 1);
        var found = world.datasets().page(page).stream().map(DatasetViews.Item::of).toList();
        boolean more = found.size() > most;
        return new Page<>(
                more ? found.subList(0, most) : found,
                more ? Cursor.of(Integer.toString(from + most)) : null);
    }

    private static int position(String written) {
        try {
            return Math.max(0, Integer.parseInt(written));
        } catch (NumberFormatException e) {
            throw CallException.of(ServerProblem.BAD_CURSOR);
        }
    }

    @Access(value = Permission.READ, on = On.DATASET, by = "id")
    @GetMapping("/{id}")
    DatasetViews.Whole show(@PathVariable String id) {
        var entry = places.entry(id);
        var layout = entry.manifest().dataset();
        var columns =
                layout == null
                        ? List.<DatasetViews.ColumnView>of()
                        : entry.manifest().open(world.workspace().root()).readable().stream()
                                .map(DatasetViews.ColumnView::of)
                                .toList();
        return new DatasetViews.Whole(
                DatasetViews.Item.of(entry), columns, entry.manifest().notes());
    }

    @Access(value = Permission.DATA, on = On.DATASET, by = "id")
    @GetMapping("/{id}/rows")
    DatasetViews.Rows rows(
            @PathVariable String id,
            @RequestParam(defaultValue = Page.USUAL) int limit,
            @RequestParam(defaultValue = "0") long offset,
            @RequestParam(required = false) @Nullable String sort,
            HttpServletRequest request) {
        var entry = places.entry(id);
        if (entry.manifest().dataset() == null) {
            throw CallException.of(ServerProblem.NO_TABLE, entry.manifest().file());
        }
        file(entry);
        // asked for as it was sent: a list would be cut at commas
        var filters = request.getParameterValues("filter");
        var query =
                new RowQuery(
                        Page.limit(limit),
                        Math.max(0, offset),
                        sort,
                        filters == null ? List.of() : List.of(filters));
        var dataset = entry.manifest().open(world.workspace().root());
        return tables.run(stop -> {
            try (var session = world.onggi().duckdb().session(stop)) {
                return query.read(session, dataset);
            }
        });
    }

    /// The file as it lies, of CSV and of Parquet alike.
    @Access(value = Permission.DATA, on = On.DATASET, by = "id")
    @GetMapping("/{id}/file")
    ResponseEntity<Resource> download(@PathVariable String id) {
        var entry = places.entry(id);
        var file = file(entry);
        var name = String.valueOf(file.getFileName());
        var disposition =
                ContentDisposition.attachment().filename(name, StandardCharsets.UTF_8).build();
        return ResponseEntity.ok()
                .contentType(
                        name.endsWith(".csv")
                                ? new MediaType("text", "csv", StandardCharsets.UTF_8)
                                : MediaType.APPLICATION_OCTET_STREAM)
                .eTag(ETags.quoted(entry.manifest().sha256()))
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString())
                .body(new FileSystemResource(file));
    }

    /// The place of a file, which must lie in the workspace itself, also behind every link.
    private Path file(Entry entry) {
        var root = world.workspace().root();
        var file = root.resolve(entry.manifest().file()).normalize();
        try {
            if (file.startsWith(root)
                    && Files.isRegularFile(file)
                    && file.toRealPath().startsWith(root.toRealPath())) {
                return file;
            }
        } catch (IOException e) {
            // gone since it was looked for
        }
        throw CallException.of(ServerProblem.NOT_FOUND, entry.manifest().file());
    }
}
