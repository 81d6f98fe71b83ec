package dev.onggi.collect.dropin;

import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.problem.Problem;
import dev.onggi.problem.Problems;
import dev.onggi.spi.Rows;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Source;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Finds the sources among compiled classes and says what keeps a class from being one.
final class DropInClasses {
    /// Keys that every step has; no source may have a setting of that name.
    private static final Set<String> RESERVED =
            Set.of(
                    "uses",
                    "from",
                    "needs",
                    "when",
                    "run_on",
                    "for_each",
                    "retry",
                    "timeout",
                    "pool",
                    "priority",
                    "worker",
                    "notify",
                    "otherwise");

    private final CollectorFiles files;
    private final Path classes;
    private final Function<Path, String> display;
    private final Problems problems;

    DropInClasses(
            CollectorFiles files, Path classes, Function<Path, String> display, Problems problems) {
        this.files = files;
        this.classes = classes;
        this.display = display;
        this.problems = problems;
    }

    /// The sources, by class name.
    List<DropIn> sources() throws IOException {
        var code = files.key("");
        var loader = new DropInClassLoader(urls());
        var found = new ArrayList<DropIn>();
        for (var name : names()) {
            try {
                source(loader.loadClass(name), code).ifPresent(found::add);
            } catch (ClassNotFoundException | LinkageError e) {
                problems.add(place(name), DropInProblem.CANNOT_START, name, said(e));
            }
        }
        return found;
    }

    private URL[] urls() throws IOException {
        var urls = new ArrayList<URL>();
        urls.add(classes.toUri().toURL());
        for (var jar : files.jars()) {
            urls.add(jar.toUri().toURL());
        }
        return urls.toArray(URL[]::new);
    }

    private List<String> names() throws IOException {
        try (var all = Files.walk(classes)) {
            return all.map(file -> classes.relativize(file).toString())
                    .filter(file -> file.endsWith(".class") && !file.contains("$"))
                    .map(file -> file.substring(0, file.length() - ".class".length()))
                    .map(file -> file.replaceAll("[/\\\\]", "."))
                    .sorted()
                    .toList();
        }
    }

    private Optional<DropIn> source(Class<?> type, String code) {
        var name = type.getSimpleName();
        if (!Source.class.isAssignableFrom(type)) {
            if (Arrays.stream(type.getDeclaredMethods())
                    .anyMatch(DropInClasses::looksLikeCollect)) {
                problems.add(place(name), DropInProblem.NO_SOURCE, name);
            }
            return Optional.empty();
        }
        if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
            return Optional.empty(); // made to be extended by the others
        }
        if (!Modifier.isPublic(type.getModifiers())) {
            problems.add(place(name), DropInProblem.NOT_PUBLIC, name);
            return Optional.empty();
        }
        try {
            var constructor = type.asSubclass(Source.class).getConstructor();
            return dropIn(name, constructor, code);
        } catch (NoSuchMethodException e) {
            problems.add(place(name), DropInProblem.NO_CONSTRUCTOR, name);
            return Optional.empty();
        }
    }

    private static boolean looksLikeCollect(Method method) {
        return method.getName().equals("collect")
                && Arrays.asList(method.getParameterTypes()).contains(Rows.class);
    }

    private Optional<DropIn> dropIn(
            String name, Constructor<? extends Source> constructor, String code) {
        var place = place(name);
        List<Setting> settings;
        try {
            settings = List.copyOf(make(name, constructor).settings());
        } catch (OnggiException e) {
            e.problems().forEach(problems::add);
            return Optional.empty();
        } catch (RuntimeException | LinkageError e) {
            problems.add(place, DropInProblem.CANNOT_START, name, said(e));
            return Optional.empty();
        }
        for (var setting : settings) {
            if (RESERVED.contains(setting.name())) {
                problems.add(place, DropInProblem.RESERVED_SETTING, name, setting.name());
                return Optional.empty();
            }
        }
        return Optional.of(new DropIn(name, settings, () -> make(name, constructor), code));
    }

    private Source make(String name, Constructor<? extends Source> constructor) {
        try {
            return constructor.newInstance();
        } catch (InvocationTargetException e) {
            throw failed(name, e.getCause() == null ? e : e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw failed(name, e);
        }
    }

    private OnggiException failed(String name, Throwable e) {
        return new OnggiException(
                List.of(Problem.of(DropInProblem.CANNOT_START, place(name), name, said(e))), e);
    }

    private static String said(Throwable e) {
        var cause =
                e instanceof ExceptionInInitializerError && e.getCause() != null ? e.getCause() : e;
        return cause.getMessage() == null
                ? cause.getClass().getSimpleName()
                : cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    private Place place(String className) {
        var simple = className.substring(className.lastIndexOf('.') + 1);
        return files.sources().stream()
                .filter(file -> file.getFileName().toString().equals(simple + ".java"))
                .findFirst()
                .map(file -> Place.of(display.apply(file)))
                .orElseGet(() -> Place.of(display.apply(files.folder())));
    }
}
