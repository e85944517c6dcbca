package org.pagetint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.pagetint.files.Interruption;
import org.pagetint.memory.EscapedText;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.Search;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.StringEncoding;
import org.pagetint.words.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `pagetint strings`: all printable text.
@Command(
        name = "strings",
        description = {
            "Lists the printable strings in the memory of a process.",
            "They are runs of characters from space to ~ and tabs, and come with their addresses as they are found."
        },
        mixinStandardHelpOptions = true)
final class StringsCommand implements Callable<Integer> {
    private final Environment environment;
    private final Interruption interruption;

    @Mixin
    private ProcessArgument process = new ProcessArgument();

    @Option(
            names = "--min",
            paramLabel = "N",
            converter = LeastConverter.class,
            defaultValue = "6",
            description = "Only strings of at least N characters; by default ${DEFAULT-VALUE}.")
    private int least;

    @Option(
            names = "--encoding",
            paramLabel = "ENCODING",
            split = ",",
            converter = EncodingConverter.class,
            completionCandidates = EncodingConverter.class,
            defaultValue = "ascii,utf16le",
            description = "ascii, utf16le or utf16be; several with commas between them. By default ${DEFAULT-VALUE}.")
    private List<StringEncoding> encodings = new ArrayList<>();

    @Mixin
    private SearchOptions options = new SearchOptions();

    StringsCommand(Environment environment, Interruption interruption) {
        this.environment = environment;
        this.interruption = interruption;
    }

    /// Lets picocli parse lengths.
    static final class LeastConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("0*[1-9]\\d{0,3}")) {
                throw new TypeConversionException(
                        Messages.of(StringsCommand.class).text("strings.min", EscapedText.of(text)));
            }
            return Integer.parseInt(text);
        }
    }

    /// Lets picocli parse encodings, and shells complete them.
    static final class EncodingConverter extends WordConverter<StringEncoding> {
        EncodingConverter() {
            super(List.of(StringEncoding.values()), StringText::word);
        }
    }

    @Override
    public Integer call() throws ProcessFailedException, IOException {
        Set<StringEncoding> wanted = EnumSet.copyOf(encodings);
        interruption.watch();
        try (Target target = process.open(environment);
                StringText text = new StringText(target.memory(), options.policy())) {
            Search search = options.search(new Pattern.Strings(least, wanted), target);
            Console console = environment.console();
            MatchPrinter printer =
                    options.json() ? new JsonStrings(console.out(), text) : new PlainStrings(console, text);
            return new SearchFollower(console, interruption, target).run(search, printer);
        }
    }
}
