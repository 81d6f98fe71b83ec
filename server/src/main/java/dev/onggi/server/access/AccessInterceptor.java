package dev.onggi.server.access;

import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/// Asks the policy before every route, and writes down what was asked for.
public final class AccessInterceptor implements HandlerInterceptor {
    private static final Set<String> LOOKING = Set.of("GET", "HEAD", "OPTIONS");

    private record Named(String name, String of) {}

    private static final String TARGET = AccessInterceptor.class.getName() + ".target";

    private final Places places;
    private final AuditTrail trail;

    /// Guards the routes of a server.
    ///
    /// @param places finds where things lie
    /// @param trail is told what is done
    public AccessInterceptor(Places places, AuditTrail trail) {
        this.places = places;
        this.trail = trail;
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod route)) {
            throw CallException.of(ServerProblem.NOT_FOUND, request.getRequestURI());
        }
        var access = route.getMethodAnnotation(Access.class);
        if (access == null) {
            throw CallException.of(
                    ServerProblem.WRONG_METHOD, request.getMethod(), "GET, POST, PUT, DELETE");
        }
        var caller = Callers.of(request);
        var name = variable(request, access.by());
        decide(
                request,
                caller,
                access,
                new Named(name, variable(request, access.of())),
                action(route));
        request.setAttribute(TARGET, name);
        if (!LOOKING.contains(request.getMethod()) && access.value() != Permission.OPEN) {
            trail.allowed(request, caller.name(), action(route), name);
        } else if (access.value() == Permission.DATA) {
            trail.read(request, caller.name(), action(route), name);
        }
        return true;
    }

    private void decide(
            HttpServletRequest request, Caller caller, Access access, Named named, String action) {
        var name = named.name();
        // whoever may do nothing here at all learns nothing about what is there
        if (Policy.decide(caller, Permission.SELF, Place.WORKSPACE) == Policy.Decision.UNKNOWN
                && access.value() != Permission.OPEN) {
            throw CallException.of(ServerProblem.NOT_SIGNED_IN);
        }
        var place = places.find(access.on(), name, named.of());
        switch (Policy.decide(caller, access.value(), place)) {
            case ALLOWED -> {}
            case UNKNOWN -> throw CallException.of(ServerProblem.NOT_SIGNED_IN);
            case DENIED -> {
                trail.denied(request, caller.name(), action, name);
                throw CallException.of(ServerProblem.FORBIDDEN, access.value().role().word());
            }
            case HIDDEN -> {
                trail.denied(request, caller.name(), action, name);
                throw CallException.of(ServerProblem.NOT_FOUND, name);
            }
        }
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request,
            HttpServletResponse response,
            Object handler,
            @Nullable Exception failure) {
        if (handler instanceof HandlerMethod route
                && request.getAttribute(TARGET) instanceof String target
                && !LOOKING.contains(request.getMethod())
                && response.getStatus() >= 400) {
            trail.failed(
                    request,
                    Callers.of(request).name(),
                    action(route),
                    target,
                    response.getStatus());
        }
    }

    /// Such as `run.cancel` for `RunRoutes.cancel`.
    static String action(HandlerMethod route) {
        var type = route.getBeanType().getSimpleName().replaceFirst("Routes$", "");
        return type.toLowerCase(java.util.Locale.ROOT) + "." + route.getMethod().getName();
    }

    private static String variable(HttpServletRequest request, String name) {
        return !name.isEmpty()
                        && request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                                instanceof Map<?, ?> variables
                        && variables.get(name) instanceof String value
                ? value
                : "";
    }
}
