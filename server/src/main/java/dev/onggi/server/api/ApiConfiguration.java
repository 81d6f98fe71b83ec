package dev.onggi.server.api;

import dev.onggi.server.access.World;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// The routes of Onggi's own API.
@Configuration(proxyBeanMethods = false)
@Import({
    ChangeRoutes.class,
    DatasetRoutes.class,
    HealthRoutes.class,
    LogRoutes.class,
    PipelineRoutes.class,
    RunRoutes.class,
    ScheduleRoutes.class,
    StatisticsRoutes.class,
    TriggerRoutes.class
})
public class ApiConfiguration {
    @Bean
    RunViews runViews(World world) {
        return new RunViews(world);
    }

    @Bean
    Triggers triggers(World world) {
        return new Triggers(world);
    }

    @Bean
    TableWork tableWork() {
        return new TableWork();
    }
}
