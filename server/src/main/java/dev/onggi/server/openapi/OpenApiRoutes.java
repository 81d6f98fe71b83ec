package dev.onggi.server.openapi;

import dev.onggi.server.ServerOptions;
import dev.onggi.server.access.Access;
import dev.onggi.server.access.Permission;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// The description of the API, for programs and for those who write them.
@RestController
public final class OpenApiRoutes {
    private final ObjectProvider<RequestMappingHandlerMapping> mapping;
    private final ServerOptions options;

    OpenApiRoutes(ObjectProvider<RequestMappingHandlerMapping> mapping, ServerOptions options) {
        this.mapping = mapping;
        this.options = options;
    }

    @Access(Permission.SELF)
    @GetMapping("/api/onggi/v1/openapi.json")
    Map<String, Object> show() {
        return ApiDocument.of(mapping.getObject(), options.version());
    }
}
