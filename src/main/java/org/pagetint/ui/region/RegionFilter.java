package org.pagetint.ui.region;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.pagetint.memory.MappingKind;

/// Which regions are listed.
///
/// @param text words that must all match: a part of the name, of the permissions, of the kind or of the start, or an address
///     inside the region
/// @param kinds the kinds that are listed; all when empty
public record RegionFilter(String text, Set<MappingKind> kinds) {
    /// Lists all.
    public static final RegionFilter ALL = new RegionFilter("", Set.of());

    private static final String ADDRESS = "(0x)?[0-9a-f]{4,16}";

    public RegionFilter {
        kinds = Set.copyOf(kinds);
    }

    /// Whether a row is listed; quick to be asked for many.
    Predicate<RegionRow> predicate() {
        List<Predicate<RegionRow>> words = Stream.of(
                        text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .map(RegionFilter::word)
                .toList();
        return row -> {
            if (!kinds.isEmpty() && !kinds.contains(row.mapping().kind())) {
                return false;
            }
            for (Predicate<RegionRow> word : words) {
                if (!word.test(row)) {
                    return false;
                }
            }
            return true;
        };
    }

    private static Predicate<RegionRow> word(String word) {
        if (!word.matches(ADDRESS)) {
            return row -> row.haystack().contains(word);
        }
        long address = Long.parseUnsignedLong(word.startsWith("0x") ? word.substring(2) : word, 16);
        return row -> row.haystack().contains(word) || row.mapping().range().contains(address);
    }
}
