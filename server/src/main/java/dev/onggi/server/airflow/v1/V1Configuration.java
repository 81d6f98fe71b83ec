package dev.onggi.server.airflow.v1;

import dev.onggi.server.airflow.About;
import dev.onggi.server.airflow.Catalog;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The routes of version 1.
@Configuration(proxyBeanMethods = false)
@Import({
    AboutRoutes.class,
    AuditRoutes.class,
    ConnectionRoutes.class,
    DagRoutes.class,
    DagRunRoutes.class,
    DatasetRoutes.class,
    LogRoutes.class,
    NotOfferedRoutes.class,
    Problems.class,
    TaskInstanceRoutes.class,
    UserRoutes.class,
    VariableRoutes.class,
    XComRoutes.class
})
public class V1Configuration {
    static final String BASE = "/api/v1";

    /// How many items a page has where nothing is said.
    static final int USUAL = 100;

    @Bean
    DagViews dagViewsV1(Catalog catalog, About about) {
        return new DagViews(catalog, about);
    }
}
