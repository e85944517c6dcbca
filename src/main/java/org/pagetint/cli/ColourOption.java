package org.pagetint.cli;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Optional;
import org.pagetint.memory.EscapedText;
import org.pagetint.memory.PageState;
import org.pagetint.words.Messages;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The option `--color` of commands that show pages.
final class ColourOption {
    private static final Messages TEXT = Messages.of(ColourOption.class);

    @Option(
            names = "--color",
            paramLabel = "WHEN",
            converter = WhenConverter.class,
            completionCandidates = WhenConverter.class,
            defaultValue = "auto",
            description = "Colour by page state: auto (on a terminal, unless NO_COLOR is set), always or never.")
    private When when = When.AUTO;

    /// When to colour.
    enum When {
        AUTO,
        ALWAYS,
        NEVER
    }

    /// Lets picocli parse the words, and shells complete them.
    static final class WhenConverter implements ITypeConverter<When>, Iterable<String> {
        @Override
        public When convert(String word) {
            return Arrays.stream(When.values())
                    .filter(when -> word(when).equals(word))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException(
                            TEXT.text("word.unknown", EscapedText.of(word), String.join(", ", this))));
        }

        @Override
        public Iterator<String> iterator() {
            return Arrays.stream(When.values()).map(WhenConverter::word).iterator();
        }

        private static String word(When when) {
            return when.name().toLowerCase(Locale.ROOT);
        }
    }

    /// The colours for `console`; empty where nothing is coloured.
    Optional<PageColours> on(Console console) {
        boolean coloured = switch (when) {
            case AUTO -> !console.colourless() && console.columns().isPresent();
            case ALWAYS -> true;
            case NEVER -> false;
        };
        return coloured ? Optional.of(new PageColours()) : Optional.empty();
    }

    /// `text` in the colour of `state`, if anything is coloured.
    static String paint(Optional<PageColours> colours, PageState state, String text) {
        return colours.map(found -> found.begin(state) + text + PageColours.END).orElse(text);
    }
}
