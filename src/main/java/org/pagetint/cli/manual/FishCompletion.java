package org.pagetint.cli.manual;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// Completion for fish, one `complete` command a line: complete(1) of fish.
final class FishCompletion {
    private static final String NO_COMMAND_YET = "__fish_use_subcommand";
    private static final String PID = "PID";

    private final CommandSpec root;
    private final List<String> lines = new ArrayList<>();

    FishCompletion(CommandSpec root) {
        this.root = root;
    }

    String script() {
        lines.add("# Completion of " + root.name() + " for fish.");
        add("-f");
        root.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .forEach(this::command);
        root.options().stream()
                .filter(option -> !option.hidden() && option.scopeType() == CommandLine.ScopeType.LOCAL)
                .forEach(option -> option(NO_COMMAND_YET, option));
        root.options().stream()
                .filter(option -> !option.hidden() && option.scopeType() == CommandLine.ScopeType.INHERIT)
                .forEach(option -> add(switches(option)));
        return String.join("\n", lines) + "\n";
    }

    private void command(CommandSpec command) {
        String about = String.join(" ", command.usageMessage().description());
        add("-n " + NO_COMMAND_YET + " -a " + command.name() + " -d " + quoted(firstSentence(about)));
        String seen = quoted("__fish_seen_subcommand_from " + command.name());
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            if (parameter.paramLabel().equals(PID)) {
                add("-n " + seen + " -a '(__fish_complete_pids)'");
            } else if (isPath(parameter)) {
                add("-n " + seen + " -F");
            }
        }
        command.options().stream()
                .filter(option -> !option.hidden() && !option.inherited())
                .forEach(option -> option(seen, option));
    }

    private void option(String condition, OptionSpec option) {
        add("-n " + condition + " " + switches(option));
    }

    private static String switches(OptionSpec option) {
        StringBuilder line = new StringBuilder();
        for (String name : option.names()) {
            line.append(name.startsWith("--") ? "-l " + name.substring(2) : "-s " + name.substring(1))
                    .append(' ');
        }
        if (option.arity().max() > 0) {
            line.append(isPath(option) ? "-r -F " : "-x ");
            if (option.completionCandidates() != null) {
                line.append("-a ")
                        .append(quoted(String.join(" ", option.completionCandidates())))
                        .append(' ');
            }
        }
        String about = String.join(" ", option.description());
        return line.append("-d ").append(quoted(firstSentence(about))).toString();
    }

    private static boolean isPath(ArgSpec argument) {
        return argument.type().equals(Path.class);
    }

    private static String firstSentence(String text) {
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    private void add(String arguments) {
        lines.add("complete -c " + root.name() + " " + arguments);
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
