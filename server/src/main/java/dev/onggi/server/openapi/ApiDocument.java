package dev.onggi.server.openapi;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Caller;
import dev.onggi.server.access.Permission;
import dev.onggi.server.reply.ProblemBody;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.ValueConstants;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Describes the routes in OpenAPI 3.1, from what their code declares.
final class ApiDocument {
    private static final String API = "/api/onggi/";
    private static final Map<String, Object> BEARER =
            Map.of("type", "http", "scheme", "bearer", "description", "A token of this server");
    private static final Map<String, Object> SESSION =
            Map.of("type", "apiKey", "in", "cookie", "name", "onggi_session");

    private final Schemas schemas = new Schemas();
    private final Map<String, Map<String, Object>> paths = new TreeMap<>();

    private ApiDocument() {}

    static Map<String, Object> of(RequestMappingHandlerMapping mapping, String version) {
        var document = new ApiDocument();
        mapping.getHandlerMethods().forEach(document::add);
        return document.written(version);
    }

    private void add(RequestMappingInfo info, HandlerMethod handler) {
        for (var path : info.getPatternValues()) {
            if (path.startsWith(API) || path.startsWith("/health") || path.equals("/metrics")) {
                for (var method : info.getMethodsCondition().getMethods()) {
                    paths.computeIfAbsent(path, key -> new TreeMap<>())
                            .put(
                                    method.name().toLowerCase(Locale.ROOT),
                                    operation(info, handler.getMethod()));
                }
            }
        }
    }

    private Map<String, Object> operation(RequestMappingInfo info, Method method) {
        var type = method.getDeclaringClass().getSimpleName().replaceFirst("Routes$", "");
        var operation = new LinkedHashMap<String, Object>();
        operation.put("operationId", type.toLowerCase(Locale.ROOT) + "." + method.getName());
        operation.put("tags", List.of(type));
        var parameters = new ArrayList<Map<String, Object>>();
        for (var parameter : method.getParameters()) {
            add(parameter, parameters, operation);
        }
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        operation.put("responses", responses(info, method));
        var access = method.getAnnotation(Access.class);
        if (access != null && access.value() == Permission.OPEN) {
            operation.put("security", List.of());
        } else if (access != null) {
            operation.put("x-onggi-role", access.value().role().word());
        }
        return operation;
    }

    private void add(
            Parameter parameter,
            List<Map<String, Object>> parameters,
            Map<String, Object> operation) {
        if (parameter.getType() == Caller.class) {
            return;
        }
        var path = parameter.getAnnotation(PathVariable.class);
        var query = parameter.getAnnotation(RequestParam.class);
        var header = parameter.getAnnotation(RequestHeader.class);
        var body = parameter.getAnnotation(RequestBody.class);
        if (path != null) {
            parameters.add(parameter(parameter, "path", parameter.getName(), true));
        } else if (query != null) {
            boolean usual = !query.defaultValue().equals(ValueConstants.DEFAULT_NONE);
            parameters.add(
                    parameter(parameter, "query", parameter.getName(), query.required() && !usual));
        } else if (header != null) {
            parameters.add(parameter(parameter, "header", header.name(), header.required()));
        } else if (body != null) {
            var content = content("application/json", parameter.getParameterizedType());
            operation.put("requestBody", Map.of("required", body.required(), "content", content));
        }
    }

    private Map<String, Object> parameter(
            Parameter parameter, String in, String name, boolean required) {
        return Map.of(
                "name", name,
                "in", in,
                "required", required,
                "schema", schemas.of(parameter.getParameterizedType()));
    }

    private Map<String, Object> content(String mediaType, Type type) {
        return Map.of(mediaType, Map.of("schema", schemas.of(type)));
    }

    private Map<String, Object> responses(RequestMappingInfo info, Method method) {
        var status = method.getAnnotation(ResponseStatus.class);
        var code = status == null ? "2XX" : Integer.toString(status.value().value());
        var returned = unwrapped(method.getGenericReturnType());
        var good = new LinkedHashMap<String, Object>();
        good.put("description", "It was done.");
        if (returned != void.class && returned != Void.class) {
            var types = info.getProducesCondition().getProducibleMediaTypes();
            var mediaType =
                    types.isEmpty()
                            ? MediaType.APPLICATION_JSON_VALUE
                            : types.iterator().next().toString();
            good.put("content", content(mediaType, returned));
        }
        var problem =
                Map.of(
                        "description",
                        "It was not done, and why.",
                        "content",
                        content(ProblemBody.MEDIA_TYPE, ProblemBody.class));
        return Map.of(code, good, "4XX", problem, "503", problem);
    }

    private static Type unwrapped(Type type) {
        return type instanceof ParameterizedType generic
                        && generic.getRawType() == ResponseEntity.class
                ? generic.getActualTypeArguments()[0]
                : type;
    }

    private Map<String, Object> written(String version) {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put("info", Map.of("title", "Onggi", "version", version));
        document.put(
                "security", List.of(Map.of("bearer", List.of()), Map.of("session", List.of())));
        document.put("paths", paths);
        document.put(
                "components",
                Map.of(
                        "schemas", schemas.named(),
                        "securitySchemes", Map.of("bearer", BEARER, "session", SESSION)));
        return document;
    }
}
