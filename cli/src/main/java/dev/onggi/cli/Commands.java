package dev.onggi.cli;

import dev.onggi.data.DuckDb;
import dev.onggi.problem.Language;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.PropertyResourceBundle;
import java.util.ResourceBundle;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands, and the command line made of them.
record Commands(Terminal terminal) implements CommandLine.IFactory {
    static final List<Class<?>> ALL =
            List.of(
                    DemoCommand.class,
                    InitCommand.class,
                    NewCommand.class,
                    ValidateCommand.class,
                    ListCommand.class,
                    RunCommand.class,
                    ServeCommand.class,
                    WorkerCommand.class,
                    BackfillCommand.class,
                    CancelCommand.class,
                    PauseCommand.class,
                    ResumeCommand.class,
                    RetryCommand.class,
                    MarkCommand.class,
                    NoteCommand.class,
                    CleanCommand.class,
                    LearnCommand.class,
                    EvalCommand.class,
                    ShowCommand.class,
                    RunsCommand.class,
                    LogsCommand.class,
                    DatasetsCommand.class,
                    ChangesCommand.class,
                    UndoCommand.class,
                    AuditCommand.class,
                    ReportCommand.class,
                    TidyCommand.class,
                    DoctorCommand.class,
                    FakeModelCommand.class,
                    VersionCommand.class);
    private static final Set<Class<?>> WORK_ON_TABLES =
            Set.of(
                    DemoCommand.class,
                    NewCommand.class,
                    RunCommand.class,
                    ServeCommand.class,
                    WorkerCommand.class,
                    BackfillCommand.class,
                    RetryCommand.class,
                    CleanCommand.class,
                    LearnCommand.class,
                    EvalCommand.class,
                    ShowCommand.class,
                    ChangesCommand.class,
                    UndoCommand.class);

    /// Starts what takes long to load while the arguments are read.
    static void warmUp(String... args) {
        asked(args).filter(WORK_ON_TABLES::contains).ifPresent(command -> DuckDb.warmUp());
    }

    /// A command line that knows the command asked for, or all where none is: most of the time
    /// before a command starts went into the options of the others.
    CommandLine line(String... args) {
        var line = new CommandLine(new Main(), this);
        asked(args).map(List::<Class<?>>of).orElse(ALL).forEach(line::addSubcommand);
        if (terminal.language() == Language.KO) {
            line.setResourceBundle(koreanHelp());
        }
        return line;
    }

    /// What stands for the descriptions in the annotations, which are English.
    private static ResourceBundle koreanHelp() {
        try (var in = Commands.class.getResourceAsStream("help_ko.properties")) {
            var reader = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8);
            return new PropertyResourceBundle(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<String> names() {
        return ALL.stream().map(Commands::name).toList();
    }

    private static Optional<Class<?>> asked(String... args) {
        return args.length == 0
                ? Optional.empty()
                : ALL.stream().filter(command -> name(command).equals(args[0])).findFirst();
    }

    private static String name(Class<?> command) {
        return command.getAnnotation(Command.class).name();
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        try {
            return type.getDeclaredConstructor(Terminal.class).newInstance(terminal);
        } catch (NoSuchMethodException e) {
            return CommandLine.defaultFactory().create(type);
        }
    }
}
