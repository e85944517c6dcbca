package org.pagetint.cli.manual;

import java.util.ArrayList;
import java.util.List;
import org.pagetint.words.Messages;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The manual page pagetint(1).
public final class ManPage {
    private static final Messages TEXT = Messages.of(ManPage.class);
    private static final List<Integer> STATUSES = List.of(0, 1, 2, 3, 4, 5, 6, 130);
    private static final List<String> VARIABLES = List.of("NO_COLOR", "TERM", "LC_ALL", "COLUMNS", "DISPLAY");
    private static final List<String> JSON = List.of("ps", "regions", "pages", "search", "strings", "export");

    private final CommandSpec root;
    private final Troff page = new Troff();

    private ManPage(CommandSpec root) {
        this.root = root;
    }

    /// The page in troff, for the commands of `root`.
    ///
    /// @param date of the build, `2026-01-31`
    public static String of(CommandLine root, String date) {
        return new ManPage(root.getCommandSpec()).write(date);
    }

    private String write(String date) {
        page.macro("TH", "PAGETINT", "1", date, String.join(" ", root.version()), TEXT.text("book"));
        page.macro("SH", TEXT.text("name"));
        page.formatted("pagetint \\- " + Troff.escaped(TEXT.text("name.line")));
        page.macro("SH", TEXT.text("synopsis"));
        page.formatted(Troff.bold("pagetint")).macro("br");
        page.formatted(Troff.bold("pagetint") + " " + Troff.italic(TEXT.text("synopsis.command")) + " ["
                + Troff.italic(TEXT.text("synopsis.argument")) + "]...");
        page.macro("SH", TEXT.text("description"));
        page.text(description(root));
        paragraphs("description.more");
        page.macro("SH", TEXT.text("options"));
        root.options().stream().filter(option -> !option.hidden()).forEach(this::option);
        page.macro("SH", TEXT.text("commands"));
        root.subcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(command -> !command.usageMessage().hidden())
                .forEach(this::command);
        numbers();
        page.macro("SH", TEXT.text("environment"));
        VARIABLES.forEach(name -> entry(Troff.bold(name), TEXT.text("environment." + name)));
        page.macro("SH", TEXT.text("examples"));
        page.lines(TEXT.text("examples.lines"));
        page.macro("SH", TEXT.text("see-also"));
        page.formatted(Troff.bold("proc") + "(5), " + Troff.bold("hexdump") + "(1), " + Troff.bold("gcore") + "(1)");
        return page.toString();
    }

    private void command(CommandSpec command) {
        page.macro("SS", synopsis(command));
        page.text(description(command));
        command.positionalParameters().forEach(this::parameter);
        command.options().stream().filter(ManPage::isOwn).forEach(this::option);
    }

    private static boolean isOwn(OptionSpec option) {
        return !option.hidden() && !option.inherited() && !option.usageHelp() && !option.versionHelp();
    }

    private static String synopsis(CommandSpec command) {
        List<String> words = new ArrayList<>();
        words.add(Troff.bold(command.qualifiedName()));
        for (PositionalParamSpec parameter : command.positionalParameters()) {
            String name =
                    Troff.italic(parameter.paramLabel()) + (parameter.arity().max() > 1 ? "..." : "");
            words.add(parameter.arity().min() == 0 ? "[" + name + "]" : name);
        }
        for (OptionSpec option : command.options()) {
            if (isOwn(option)) {
                String name = Troff.bold(option.shortestName()) + value(option);
                words.add(option.required() ? name : "[" + name + "]");
            }
        }
        return String.join(" ", words);
    }

    private void parameter(PositionalParamSpec parameter) {
        entry(Troff.italic(parameter.paramLabel()), description(parameter));
    }

    private void option(OptionSpec option) {
        List<String> names = List.of(option.names()).stream().map(Troff::bold).toList();
        entry(String.join(", ", names) + value(option), description(option));
    }

    private static String value(OptionSpec option) {
        return option.arity().max() == 0 ? "" : " " + Troff.italic(option.paramLabel());
    }

    private void entry(String term, String text) {
        page.macro("TP").formatted(term).text(text);
    }

    private void numbers() {
        page.macro("SH", TEXT.text("status"));
        STATUSES.forEach(status -> entry(Troff.bold(status.toString()), TEXT.text("status." + status)));
        page.macro("SH", TEXT.text("json"));
        page.text(TEXT.text("json.about"));
        JSON.stream()
                .filter(root.subcommands()::containsKey)
                .forEach(name -> page.macro("TP").formatted(Troff.bold(name)).lines(TEXT.text("json." + name)));
        page.macro("PP").text(TEXT.text("json.export.about"));
        page.macro("PP").text(TEXT.text("json.where"));
        page.lines(TEXT.text("json.parts"));
    }

    private void paragraphs(String key) {
        TEXT.text(key).lines().forEach(line -> page.macro("PP").text(line));
    }

    private static String description(CommandSpec command) {
        return String.join(" ", command.usageMessage().description());
    }

    private static String description(ArgSpec argument) {
        return String.join(" ", argument.description());
    }
}
