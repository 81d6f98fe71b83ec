package dev.onggi.server.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What it takes to call a route. A server with a route that does not say so does not start.
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {
    /// What the route does.
    ///
    /// @return decides together with the caller and the object
    Permission value();

    /// What kind of thing it does that to.
    ///
    /// @return the whole workspace where nothing is named
    On on() default On.WORKSPACE;

    /// The variable of the path that names the thing.
    ///
    /// @return empty for the whole workspace
    String by() default "";

    /// The variable of the path that names the pipeline of a run, where the path has both. A run of
    /// another pipeline is not there.
    ///
    /// @return empty where a run is named alone
    String of() default "";
}
