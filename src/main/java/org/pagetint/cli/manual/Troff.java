package org.pagetint.cli.manual;

/// Text for the man macros of groff and mandoc: man(7), groff_man(7). One thread.
final class Troff {
    private static final int LONGEST_LINE = 78;

    private final StringBuilder page = new StringBuilder();

    /// A macro with its arguments, which may hold [#bold] and [#italic].
    Troff macro(String name, String... arguments) {
        page.append('.').append(name);
        for (String argument : arguments) {
            page.append(" \"").append(argument.replace("\"", "\\(dq")).append('"');
        }
        page.append('\n');
        return this;
    }

    /// A paragraph's text, as it is to be read.
    Troff text(String text) {
        return formatted(escaped(text));
    }

    /// A paragraph's text that holds [#bold] and [#italic], else escaped. Broken into short lines, which the reader
    /// does not see.
    Troff formatted(String text) {
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > LONGEST_LINE) {
                line(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        return line(line.toString());
    }

    /// Lines that are not to be filled.
    Troff lines(String text) {
        page.append(".EX\n");
        text.lines().forEach(line -> line(escaped(line)));
        page.append(".EE\n");
        return this;
    }

    /// `text` in bold.
    static String bold(String text) {
        return "\\fB" + escaped(text) + "\\fR";
    }

    /// `text` in italics.
    static String italic(String text) {
        return "\\fI" + escaped(text) + "\\fR";
    }

    /// `text` so that it reads as itself: ASCII alone, and each dash the one of options.
    static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(point -> {
            switch (point) {
                case '\\' -> escaped.append("\\e");
                case '-' -> escaped.append("\\-");
                case '\'' -> escaped.append("\\(aq");
                case '`' -> escaped.append("\\(ga");
                case '^' -> escaped.append("\\(ha");
                case '~' -> escaped.append("\\(ti");
                default -> {
                    if (point < 0x80) {
                        escaped.appendCodePoint(point);
                    } else {
                        escaped.append(String.format("\\[u%04X]", point));
                    }
                }
            }
        });
        return escaped.toString();
    }

    /// A line that begins with a dot would be a macro.
    private Troff line(String line) {
        page.append(line.startsWith(".") ? "\\&" : "").append(line).append('\n');
        return this;
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
