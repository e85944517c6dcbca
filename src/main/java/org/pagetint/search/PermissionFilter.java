package org.pagetint.search;

import org.pagetint.memory.Permissions;
import org.pagetint.search.pattern.PatternException;
import org.pagetint.search.pattern.PatternProblem;

/// Regions by what the process may do there, as people write it: up to four places for `r`, `w`, `x`, and `p` or `s`.
/// The letter asks for it, `-` for its absence, `?` and a place left out for nothing. So `rw-` are the regions that can
/// be read and written but not executed, private or shared; `??x` all that can be executed.
///
/// @param text four characters
public record PermissionFilter(String text) {
    /// Regions that the process may read.
    public static final PermissionFilter READABLE = new PermissionFilter("r???");

    private static final String LETTERS = "rwx";

    public PermissionFilter {
        if (!text.matches("[r?-][w?-][x?-][ps?]")) {
            throw new IllegalArgumentException(text);
        }
    }

    /// The filter that `text` stands for; without a character, for all regions.
    ///
    /// @throws PatternException if it stands for none
    public static PermissionFilter parse(String text) throws PatternException {
        if (text.length() > 4) {
            throw new PatternException(PatternProblem.NOT_PERMISSIONS, 4, "");
        }
        for (int place = 0; place < text.length(); place++) {
            String allowed = place == 3 ? "ps?" : LETTERS.charAt(place) + "-?";
            if (allowed.indexOf(text.charAt(place)) < 0) {
                throw new PatternException(PatternProblem.NOT_PERMISSIONS, place, "");
            }
        }
        return new PermissionFilter(text + "????".substring(text.length()));
    }

    /// Whether a region with these permissions is meant.
    public boolean accepts(Permissions permissions) {
        return fits(0, permissions.read())
                && fits(1, permissions.write())
                && fits(2, permissions.execute())
                && (text.charAt(3) == '?' || text.charAt(3) == (permissions.shared() ? 's' : 'p'));
    }

    private boolean fits(int place, boolean given) {
        return switch (text.charAt(place)) {
            case '?' -> true;
            case '-' -> !given;
            default -> given;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}
