package org.pagetint.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pagetint.memory.PageState;
import picocli.CommandLine.Option;

/// The option `--color` of commands that show pages.
final class ColourOption {
    @Option(
            names = "--color",
            paramLabel = "WHEN",
            converter = WhenConverter.class,
            completionCandidates = WhenConverter.class,
            defaultValue = "auto",
            description =
                    "Colour by page state: auto (on a terminal, unless NO_COLOR is set or TERM is dumb), always or"
                            + " never.")
    private When when = When.AUTO;

    /// When to colour.
    enum When {
        AUTO,
        ALWAYS,
        NEVER
    }

    /// Lets picocli parse the words, and shells complete them.
    static final class WhenConverter extends WordConverter<When> {
        WhenConverter() {
            super(List.of(When.values()), when -> when.name().toLowerCase(Locale.ROOT));
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
