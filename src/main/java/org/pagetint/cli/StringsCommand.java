package org.pagetint.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.pagetint.memory.EscapedText;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.Search;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.StringEncoding;
import org.pagetint.words.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// `pagetint strings`: all printable text.
@Command(
        name = "strings",
        description = "Lists the printable strings in the memory of a process with their addresses, as they are found: "
                + "runs of characters from space to ~ and tabs.",
        mixinStandardHelpOptions = true)
final class StringsCommand implements Callable<Integer> {
    private final Environment environment;
    private final Interruption interruption;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "PID", description = "The process.")
    private int pid;

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
    private ScopeOptions where = new ScopeOptions();

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = LimitConverter.class,
            defaultValue = LimitConverter.DEFAULT,
            description = "List the first N strings found and only count the others; by default ${DEFAULT-VALUE}.")
    private int limit = Search.DEFAULT_LIMIT;

    @Option(names = "--json", description = "Write JSON: an object for each string, and last a summary.")
    private boolean json;

    @Mixin
    private FaultOption faults = new FaultOption();

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
    static final class EncodingConverter implements ITypeConverter<StringEncoding>, Iterable<String> {
        @Override
        public StringEncoding convert(String word) {
            return Arrays.stream(StringEncoding.values())
                    .filter(encoding -> StringText.word(encoding).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(Messages.of(StringsCommand.class)
                            .text("word.unknown", EscapedText.of(word), String.join(", ", this))));
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(StringEncoding.values()).map(StringText::word).iterator();
        }
    }

    @Override
    public Integer call() throws ProcessFailedException, IOException {
        Set<StringEncoding> wanted = EnumSet.copyOf(encodings);
        interruption.watch();
        try (Target target = Target.open(environment, pid);
                StringText text = new StringText(target.memory(), faults.policy())) {
            Search search = new Search(
                    new Pattern.Strings(least, wanted),
                    where.scope(target, spec.commandLine()),
                    faults.policy(),
                    false,
                    limit);
            Console console = environment.console();
            MatchPrinter printer = json ? new JsonStrings(console.out(), text) : new PlainStrings(console, text);
            return new SearchRun(console, interruption, target).run(search, printer);
        }
    }
}
