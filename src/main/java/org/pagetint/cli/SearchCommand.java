package org.pagetint.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.pagetint.files.Interruption;
import org.pagetint.memory.Mappings;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.Search;
import org.pagetint.search.SearchWords;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.PatternException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `pagetint search`: where a pattern lies.
@Command(
        name = "search",
        description = {
            "Searches the memory of a process and lists the matches as they are found.",
            "Matches wholly in memory that is known to be zero (never touched, zero pages, holes of shared"
                    + " memory) are left out.",
            "An integer in hexadecimal is the bits as they lie in memory: 0xff is also -1 in 8 bits. A range such as"
                    + " 0x00..0xff is one of numbers without a sign.",
            "A regular expression is one over bytes: . is any byte, é its bytes in UTF-8, \\xe9 one byte;"
                    + " [[:alpha:]], \\d, \\w, \\s, \\h, \\Q…\\E, {n,m}, (?i) and groups are as elsewhere. Anchors,"
                    + " looking around, references, and lazy and possessive repetition are refused; a match is always"
                    + " the longest, up to 1,024 bytes."
        },
        mixinStandardHelpOptions = true)
final class SearchCommand implements Callable<Integer> {
    private final Environment environment;
    private final Interruption interruption;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ProcessArgument process = new ProcessArgument();

    @Parameters(
            index = "1",
            paramLabel = "PATTERN",
            description = "What to look for: hexadecimal bytes with ? for a digit that may be anything (7f454c46, \"4?"
                    + " ?f\"), text, a number (42, 0x2a, 10..20, 3.14+-0.01), a range that pointers point into, or"
                    + " a regular expression over bytes.")
    private String pattern = "";

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            converter = SearchArguments.TypeConverter.class,
            completionCandidates = SearchArguments.TypeConverter.class,
            defaultValue = "hex",
            description =
                    "How PATTERN is to be understood: hex (the default), text (UTF-8), utf16, int, float, pointer "
                            + "or regex.")
    private SearchArguments.Type type = SearchArguments.Type.HEX;

    @Option(
            names = "--bits",
            paramLabel = "N",
            converter = SearchArguments.BitsConverter.class,
            completionCandidates = SearchArguments.BitsConverter.class,
            description =
                    "How wide an int (8, 16, 32, 64; by default 32), float or pointer (32, 64; by default 64) is.")
    private Optional<Integer> bits = Optional.empty();

    @Option(names = "--big-endian", description = "Numbers, pointers and UTF-16 lie with their highest byte first.")
    private boolean bigEndian;

    @Option(names = "--unaligned", description = "Numbers and pointers may lie at any address.")
    private boolean unaligned;

    @Option(names = "--ignore-case", description = "Small and capital letters from A to Z are alike in text and regex.")
    private boolean ignoreCase;

    @Mixin
    private SearchOptions options = new SearchOptions();

    SearchCommand(Environment environment, Interruption interruption) {
        this.environment = environment;
        this.interruption = interruption;
    }

    @Override
    public Integer call() throws ProcessFailedException, IOException {
        SearchArguments arguments = new SearchArguments(pattern, type, bits, bigEndian, unaligned, ignoreCase);
        check(arguments);
        interruption.watch();
        try (Target target = process.open(environment)) {
            Search search = options.search(parsed(arguments, target.memory().mappings()), target);
            Console console = environment.console();
            MatchPrinter printer = options.json() ? new JsonMatches(console.out()) : new PlainMatches(console);
            return new SearchFollower(console, interruption, target).run(search, printer);
        }
    }

    /// Refuses a wrong pattern before it looks for the process.
    private void check(SearchArguments arguments) {
        if (type != SearchArguments.Type.POINTER) {
            Pattern _ = parsed(arguments, Mappings.none());
        }
    }

    private Pattern parsed(SearchArguments arguments, Mappings mappings) {
        try {
            return arguments.pattern(mappings);
        } catch (PatternException wrong) {
            throw new ParameterException(spec.commandLine(), SearchWords.of(wrong), wrong);
        } catch (TypeConversionException wrong) {
            throw new ParameterException(spec.commandLine(), String.valueOf(wrong.getMessage()), wrong);
        }
    }
}
