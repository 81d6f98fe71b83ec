package dev.onggi.server.access;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/// Hands the caller of a call on, from the gate to the routes.
public final class Callers implements HandlerMethodArgumentResolver {
    private static final String CALLER = Caller.class.getName();

    /// The caller of a call.
    ///
    /// @param request the call
    /// @return nobody where the gate knew nobody
    public static Caller of(HttpServletRequest request) {
        return request.getAttribute(CALLER) instanceof Caller caller ? caller : Caller.NOBODY;
    }

    static void set(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == Caller.class;
    }

    @Override
    public Caller resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory factory) {
        var call = request.getNativeRequest(HttpServletRequest.class);
        return call == null ? Caller.NOBODY : of(call);
    }
}
