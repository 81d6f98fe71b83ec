package dev.onggi.server.sign;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.Permission;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The page behind the link that makes the first administrator. The secret stands behind the `#` of
/// its address, which no browser sends anywhere.
@RestController
public final class SetupPage {
    SetupPage() {}

    @Access(Permission.OPEN)
    @GetMapping(path = "/setup", produces = "text/html;charset=UTF-8")
    Resource page() {
        return part("setup.html");
    }

    @Access(Permission.OPEN)
    @GetMapping(path = "/setup.js", produces = "text/javascript;charset=UTF-8")
    Resource script() {
        return part("setup.js");
    }

    @Access(Permission.OPEN)
    @GetMapping(path = "/setup.css", produces = "text/css;charset=UTF-8")
    Resource style() {
        return part("setup.css");
    }

    private static Resource part(String name) {
        return new ClassPathResource(name, SetupPage.class);
    }
}
