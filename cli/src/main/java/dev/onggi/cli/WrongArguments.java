package dev.onggi.cli;

import dev.onggi.problem.NearestName;
import dev.onggi.problem.Problem;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;

/// What is wrong with the arguments of a command, in the words and the language of all problems.
///
/// @param terminal whose language it is told in
/// @param args as they were typed
record WrongArguments(Terminal terminal, List<String> args) {
    private static final Set<Class<?>> NUMBERS =
            Set.of(int.class, long.class, Integer.class, Long.class);

    /// The problem behind what the parser found; null where it is none of those known.
    @Nullable Problem of(ParameterException wrong) {
        var unmatched = wrong.getCommandLine().getUnmatchedArguments();
        if (!unmatched.isEmpty()) {
            return unknown(wrong, unmatched.getFirst());
        }
        return switch (wrong) {
            case MissingParameterException missing -> missing(missing);
            case MutuallyExclusiveArgsException _ ->
                    problem(CommandProblem.NOT_TOGETHER, wrong, exclusive(wrong));
            case OverwrittenOptionException twice ->
                    problem(CommandProblem.GIVEN_TWICE, wrong, name(twice.getOverwritten()));
            default -> {
                var option = wrong.getArgSpec();
                yield option == null ? null : wrongKind(wrong, option);
            }
        };
    }

    private static Problem problem(CommandProblem code, ParameterException wrong, Object... more) {
        var args = new Object[more.length + 1];
        args[0] = command(wrong);
        System.arraycopy(more, 0, args, 1, more.length);
        return Problem.of(code, null, args);
    }

    private static String command(ParameterException wrong) {
        return wrong.getCommandLine().getCommandSpec().qualifiedName();
    }

    private static Problem unknown(ParameterException wrong, String written) {
        var spec = wrong.getCommandLine().getCommandSpec();
        if (written.startsWith("-")) {
            var option = written.replaceFirst("=.*", "");
            var nearest = NearestName.of(option, spec.optionsMap().keySet()).orElse("");
            return problem(CommandProblem.NO_SUCH_OPTION, wrong, option, nearest);
        }
        if (spec.parent() == null) {
            var nearest = NearestName.of(written, Commands.names()).orElse("");
            return problem(CommandProblem.NO_SUCH_COMMAND, wrong, written, nearest);
        }
        return problem(CommandProblem.SURPLUS_ARGUMENT, wrong, written);
    }

    private Problem missing(MissingParameterException wrong) {
        var missing = wrong.getMissing();
        for (var one : missing) {
            if (one instanceof OptionSpec option
                    && Arrays.stream(option.names()).anyMatch(args::contains)) {
                return problem(CommandProblem.MISSING_VALUE, wrong, name(one), one.paramLabel());
            }
        }
        var needed =
                missing.stream()
                        .map(one -> one.isOption() ? name(one) + " " + one.paramLabel() : name(one))
                        .collect(Collectors.joining(", "));
        return problem(CommandProblem.MISSING_ARGUMENT, wrong, needed);
    }

    private static String name(ArgSpec arg) {
        return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
    }

    private String exclusive(ParameterException wrong) {
        return wrong.getCommandLine().getCommandSpec().argGroups().stream()
                .filter(group -> group.exclusive())
                .flatMap(group -> group.args().stream())
                .map(WrongArguments::name)
                .filter(args::contains)
                .collect(Collectors.joining(", "));
    }

    private Problem wrongKind(ParameterException wrong, ArgSpec option) {
        return problem(
                CommandProblem.WRONG_KIND, wrong, name(option), wrong.getValue(), kind(option));
    }

    private String kind(ArgSpec option) {
        var type = option.type();
        if (type.isEnum()) {
            var names =
                    Arrays.stream(type.getEnumConstants())
                            .map(one -> one.toString().toLowerCase(Locale.ROOT))
                            .collect(Collectors.joining(", "));
            return terminal.say("value.one_of", names);
        }
        if (type == LocalDate.class) {
            return terminal.say("value.date");
        }
        return NUMBERS.contains(type) ? terminal.say("value.number") : option.paramLabel();
    }
}
