package org.pagetint.cli;

import java.util.OptionalInt;

/// How many columns of a terminal text takes, and text cut and broken to fit them: Unicode Standard Annex #11, as
/// terminals follow it. The text holds no control characters. Any thread.
final class TextWidth {
    private static final String CUT = "…";

    private TextWidth() {}

    /// The columns that `text` takes.
    static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    /// `line` without its end where it would be wider than `width`, if there is one.
    static String fitted(String line, OptionalInt width) {
        if (width.isEmpty() || of(line) <= width.getAsInt()) {
            return line;
        }
        int end = 0;
        int taken = 0;
        while (taken + of(line.codePointAt(end)) < width.getAsInt()) {
            taken += of(line.codePointAt(end));
            end += Character.charCount(line.codePointAt(end));
        }
        return line.substring(0, end) + CUT;
    }

    /// `line` without its start where it would be wider than `width`, if there is one: of a path the end says most.
    static String fittedEnd(String line, OptionalInt width) {
        if (width.isEmpty() || of(line) <= width.getAsInt()) {
            return line;
        }
        int start = line.length();
        int taken = 0;
        while (taken + of(line.codePointBefore(start)) < width.getAsInt()) {
            taken += of(line.codePointBefore(start));
            start -= Character.charCount(line.codePointBefore(start));
        }
        return CUT + line.substring(start);
    }

    /// `text` in lines that are broken between words, none wider than `width` but for a word that is.
    static String broken(String text, OptionalInt width) {
        if (width.isEmpty() || of(text) <= width.getAsInt()) {
            return text;
        }
        StringBuilder broken = new StringBuilder();
        int taken = 0;
        for (String word : text.split(" ", -1)) {
            boolean fits = taken + 1 + of(word) <= width.getAsInt();
            broken.append(broken.isEmpty() ? "" : fits ? " " : "\n").append(word);
            taken = fits && taken > 0 ? taken + 1 + of(word) : of(word);
        }
        return broken.toString();
    }

    /// `text` behind `name`, in lines no wider than `width`; the further ones begin where the first one's text does.
    static String hanging(String name, String text, OptionalInt width) {
        int indent = of(name);
        return name
                + (width.isEmpty() || width.getAsInt() <= indent
                        ? text
                        : broken(text, OptionalInt.of(width.getAsInt() - indent))
                                .replace("\n", "\n" + " ".repeat(indent)));
    }

    private static int of(int point) {
        return switch (Character.getType(point)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> 0;
            default -> isWide(point) ? 2 : 1;
        };
    }

    private static boolean isWide(int point) {
        return point >= 0x1100
                && (point <= 0x115f
                        || in(point, 0x2e80, 0x303e)
                        || in(point, 0x3041, 0xa4cf)
                        || in(point, 0xac00, 0xd7a3)
                        || in(point, 0xf900, 0xfaff)
                        || in(point, 0xfe30, 0xfe6f)
                        || in(point, 0xff00, 0xff60)
                        || in(point, 0xffe0, 0xffe6)
                        || in(point, 0x1f300, 0x1f64f)
                        || in(point, 0x1f900, 0x1f9ff)
                        || in(point, 0x20000, 0x3fffd));
    }

    private static boolean in(int point, int first, int last) {
        return point >= first && point <= last;
    }
}
