package dev.onggi.server.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class RoutesTest {
    @RestController
    static final class Silent {
        @GetMapping("/a")
        String show() {
            return "";
        }
    }

    @RestController
    static final class OpenVariable {
        @Access(Permission.OPEN)
        @GetMapping("/a/{b}")
        String show() {
            return "";
        }
    }

    @RestController
    static final class Unnamed {
        @Access(value = Permission.READ, on = On.RUN, by = "run")
        @GetMapping("/a/{other}")
        String show() {
            return "";
        }
    }

    @RestController
    static final class Nameless {
        @Access(value = Permission.READ, on = On.RUN)
        @GetMapping("/a/{run}")
        String show() {
            return "";
        }
    }

    @RestController
    static final class EveryMethod {
        @Access(Permission.READ)
        @RequestMapping("/a")
        String show() {
            return "";
        }
    }

    @RestController
    static final class Right {
        @Access(Permission.OPEN)
        @GetMapping("/open")
        String open() {
            return "";
        }

        @Access(value = Permission.READ, on = On.RUN, by = "run")
        @GetMapping("/runs/{run}")
        String show() {
            return "";
        }
    }

    private static Routes of(Class<?> type) {
        var context = new StaticWebApplicationContext();
        context.registerSingleton("routes", type);
        var mapping = new RequestMappingHandlerMapping();
        mapping.setApplicationContext(context);
        mapping.afterPropertiesSet();
        return Routes.of(mapping);
    }

    @Test
    void aRouteThatDoesNotSayWhatItTakesStopsTheStart() {
        for (var type :
                new Class<?>[] {
                    Silent.class,
                    OpenVariable.class,
                    Unnamed.class,
                    Nameless.class,
                    EveryMethod.class
                }) {
            assertThatThrownBy(() -> of(type))
                    .as(type.getSimpleName())
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void onlyExactPathsAreOpen() {
        var routes = of(Right.class);
        assertThat(routes.open("GET", "/open")).isTrue();
        assertThat(routes.open("HEAD", "/open")).isTrue();
        for (var path :
                new String[] {
                    "/open/", "/open/x", "/x/open", "/OPEN", "/open;a", "/runs/open", ""
                }) {
            assertThat(routes.open("GET", path)).as(path).isFalse();
        }
        assertThat(routes.open("POST", "/open")).isFalse();
    }
}
