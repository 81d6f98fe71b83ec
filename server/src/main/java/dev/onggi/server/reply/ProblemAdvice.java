package dev.onggi.server.reply;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.NoHandlerFoundException;
import org.springframework.web.servlet.resource.NoResourceFoundException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/// Turns whatever a route throws into a problem of the catalogue.
@RestControllerAdvice
public final class ProblemAdvice {
    private final Replies replies;

    ProblemAdvice(Replies replies) {
        this.replies = replies;
    }

    @ExceptionHandler
    ResponseEntity<Object> failed(Exception failure, HttpServletRequest request) {
        return replies.of(known(failure, request), request);
    }

    private static Throwable known(Exception failure, HttpServletRequest request) {
        return switch (failure) {
            case NoHandlerFoundException _, NoResourceFoundException _ ->
                    CallException.of(ServerProblem.NOT_FOUND, request.getRequestURI());
            case HttpRequestMethodNotSupportedException wrong ->
                    CallException.of(
                            ServerProblem.WRONG_METHOD,
                            wrong.getMethod(),
                            String.join(
                                    ", ",
                                    Objects.requireNonNullElse(
                                            wrong.getSupportedMethods(), new String[0])));
            case HttpMediaTypeNotSupportedException wrong ->
                    CallException.of(
                            ServerProblem.WRONG_TYPE,
                            String.valueOf(wrong.getContentType()),
                            wrong.getSupportedMediaTypes().stream()
                                    .filter(MediaType::isConcrete)
                                    .map(MediaType::toString)
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
            case HttpMediaTypeNotAcceptableException _ ->
                    CallException.of(ServerProblem.NOT_ACCEPTABLE);
            case HttpMessageNotReadableException wrong -> unreadable(wrong);
            case MethodArgumentTypeMismatchException wrong ->
                    CallException.of(ServerProblem.BAD_PARAMETER, wrong.getName(), "");
            case MissingServletRequestParameterException missing ->
                    CallException.of(ServerProblem.BAD_PARAMETER, missing.getParameterName(), "");
            case MissingRequestValueException _ ->
                    CallException.of(ServerProblem.BAD_PARAMETER, "", "");
            case MaxUploadSizeExceededException _ -> CallException.of(ServerProblem.TOO_LARGE, "");
            default -> failure;
        };
    }

    private static CallException unreadable(HttpMessageNotReadableException wrong) {
        for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof BodyTooLarge large) {
                return CallException.of(ServerProblem.TOO_LARGE, large.limit());
            }
        }
        return CallException.of(ServerProblem.BAD_BODY, where(wrong.getCause()));
    }

    /// The key that is not right; never a value, which may be a secret.
    private static String where(@org.jspecify.annotations.Nullable Throwable cause) {
        if (cause instanceof DatabindException wrong && !wrong.getPath().isEmpty()) {
            return wrong.getPath().stream()
                    .map(part ->
                            part.getPropertyName() == null
                                    ? "[" + part.getIndex() + "]"
                                    : part.getPropertyName())
                    .collect(Collectors.joining("."));
        }
        return cause instanceof JacksonException broken && broken.getLocation() != null
                ? broken.getLocation().getLineNr() + ":" + broken.getLocation().getColumnNr()
                : "";
    }
}
