package org.pagetint.ui.region;

import org.pagetint.words.Messages;
import org.pagetint.words.SizeText;

/// What became of a region: as a sign, and in words.
final class ChangeText {
    private static final Messages TEXT = Messages.of(ChangeText.class);

    private ChangeText() {}

    /// One character; nothing for no change.
    static String mark(RegionChange change) {
        return switch (change) {
            case RegionChange.None() -> "";
            case RegionChange.Appeared() -> "+";
            case RegionChange.Gone() -> "×";
            case RegionChange.Grown _ -> "▲";
            case RegionChange.Shrunk _ -> "▼";
        };
    }

    /// In words; nothing for no change.
    static String words(RegionChange change) {
        return switch (change) {
            case RegionChange.None() -> "";
            case RegionChange.Appeared() -> TEXT.text("change.appeared");
            case RegionChange.Gone() -> TEXT.text("change.gone");
            case RegionChange.Grown(long bytes) -> TEXT.text("change.grown", SizeText.of(bytes));
            case RegionChange.Shrunk(long bytes) -> TEXT.text("change.shrunk", SizeText.of(bytes));
        };
    }
}
