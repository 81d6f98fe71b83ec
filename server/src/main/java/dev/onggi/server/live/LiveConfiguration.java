package dev.onggi.server.live;

import dev.onggi.server.access.World;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/// The routes of what happens as it happens.
@Configuration(proxyBeanMethods = false)
@Import(LiveRoutes.class)
public class LiveConfiguration {
    @Bean
    EventFeed eventFeed(World world, JsonMapper json) {
        var text = new EventText(json, world.workspace().secrets()::mask);
        return new EventFeed(world.onggi().events(), text::of);
    }
}
