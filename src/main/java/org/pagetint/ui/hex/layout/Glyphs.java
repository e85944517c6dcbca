package org.pagetint.ui.hex.layout;

/// Characters in cells: which of them can stand in one of the text column as themselves, and how many fit.
public final class Glyphs {
    private Glyphs() {}

    /// Whether `point` shows as itself: no control, no mark that acts on its neighbours, nothing unassigned.
    static boolean showsAsItself(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK,
                    Character.COMBINING_SPACING_MARK -> false;
            default -> !isRightToLeft(point);
        };
    }

    /// `point` between quotes, or nothing where it does not show as itself.
    public static String shown(int point) {
        return showsAsItself(point) ? "‘" + Character.toString(point) + "’" : "";
    }

    /// `text`, or as much of its start as fits into `cells` characters with an ellipsis behind it.
    public static String cut(String text, int cells) {
        return text.length() <= cells ? text : text.substring(0, Math.max(0, cells - 1)) + "…";
    }

    private static boolean isRightToLeft(int point) {
        return switch (Character.getDirectionality(point)) {
            case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> true;
            default -> false;
        };
    }
}
