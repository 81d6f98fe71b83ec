package dev.onggi.server.airflow;

import dev.onggi.identity.Identity;
import dev.onggi.server.access.Places;
import dev.onggi.server.access.World;
import dev.onggi.server.api.Triggers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/// The Airflow-compatible API: what both versions share, and the routes of each.
@Configuration(proxyBeanMethods = false)
@Import({
    AuthRoutes.class,
    dev.onggi.server.airflow.v1.V1Configuration.class,
    dev.onggi.server.airflow.v2.V2Configuration.class
})
public class AirflowConfiguration {
    @Bean
    Catalog catalog(World world, Places places) {
        return new Catalog(world, places);
    }

    @Bean
    DagRuns dagRuns(World world, Places places, Triggers triggers) {
        return new DagRuns(world, places, triggers);
    }

    @Bean
    TaskInstances taskInstances(World world) {
        return new TaskInstances(world);
    }

    @Bean
    Clearing clearing(World world, Places places, DagRuns runs, TaskInstances steps) {
        return new Clearing(world, places, runs, steps);
    }

    @Bean
    TaskLogs taskLogs(World world, DagRuns runs, TaskInstances steps) {
        return new TaskLogs(world, runs, steps);
    }

    @Bean
    XComs xComs(World world, JsonMapper json) {
        return new XComs(world, json);
    }

    @Bean
    XComReplies xComReplies(DagRuns runs, TaskInstances steps, XComs xcoms, JsonMapper json) {
        return new XComReplies(runs, steps, xcoms, json);
    }

    @Bean
    DagChanges dagChanges(World world, Catalog catalog, DagRuns runs) {
        return new DagChanges(world, catalog, runs);
    }

    @Bean
    AssetNews assetNews(Catalog catalog, DagRuns runs, Assets assets) {
        return new AssetNews(catalog, runs, assets);
    }

    @Bean
    Configured configured(About about) {
        return new Configured(about);
    }

    @Bean
    Assets assets(World world, JsonMapper json) {
        return new Assets(world, json);
    }

    @Bean
    Backfills backfills(World world, Catalog catalog, JsonMapper json) {
        return new Backfills(world, catalog, json);
    }

    @Bean
    FavouriteRepository favourites(World world) {
        return new FavouriteRepository(world.database());
    }

    @Bean
    Keeping keeping(World world) {
        return new Keeping(world.onggi().vault(), new Hosts(world.workspace()));
    }

    @Bean
    Events events(Identity identity) {
        return new Events(identity);
    }

    @Bean
    About about(World world) {
        return new About(world);
    }
}
