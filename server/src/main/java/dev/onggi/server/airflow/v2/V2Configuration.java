package dev.onggi.server.airflow.v2;

import dev.onggi.server.airflow.About;
import dev.onggi.server.airflow.Catalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The routes of version 2.
@Configuration(proxyBeanMethods = false)
@Import({
    AboutRoutes.class,
    AssetRoutes.class,
    AuditRoutes.class,
    BackfillRoutes.class,
    ConnectionRoutes.class,
    DagRoutes.class,
    DagRunRoutes.class,
    LogRoutes.class,
    NotOfferedRoutes.class,
    Problems.class,
    TaskInstanceRoutes.class,
    VariableRoutes.class,
    WaitRoutes.class,
    XComRoutes.class
})
public class V2Configuration {
    static final String BASE = "/api/v2";

    /// How many items a page has where nothing is said.
    static final int USUAL = 50;

    @Bean
    DagViews dagViewsV2(Catalog catalog, About about) {
        return new DagViews(catalog, about);
    }
}
