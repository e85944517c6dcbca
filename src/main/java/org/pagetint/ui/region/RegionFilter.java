package org.pagetint.ui.region;

import java.util.BitSet;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.Permissions;
import org.pagetint.words.AddressText;
import org.pagetint.words.PageWords;

/// Which regions are listed.
///
/// @param text words that must all match: a part of the name, of the permissions, of the kind or of the start, or an
///     address
///     inside the region
/// @param kinds the kinds that are listed; all when empty
public record RegionFilter(String text, Set<MappingKind> kinds) {
    /// Lists all.
    public static final RegionFilter ALL = new RegionFilter("", Set.of());

    private static final String ADDRESS = "(0x)?[0-9a-f]{4,16}";
    private static final String DIGITS = "[0-9a-f]{1,16}";

    public RegionFilter {
        kinds = Set.copyOf(kinds);
    }

    /// Whether a row is listed; quick to be asked for many.
    Predicate<RegionRow> predicate() {
        Predicate<RegionRow> ofKind = kinds.isEmpty() ? _ -> true : row -> kinds.contains(row.kind());
        return Stream.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+", -1))
                .filter(word -> !word.isEmpty())
                .map(RegionFilter::word)
                .reduce(ofKind, Predicate::and);
    }

    /// What can be known of a word is found once, and not again for each of many rows.
    private static Predicate<RegionRow> word(String word) {
        Set<MappingKind> likeKinds = Stream.of(MappingKind.values())
                .filter(kind -> PageWords.of(kind).toLowerCase(Locale.ROOT).contains(word))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(MappingKind.class)));
        BitSet likePermissions = IntStream.range(0, 16)
                .filter(bits -> Permissions.ofBits(bits).toString().contains(word))
                .collect(BitSet::new, BitSet::set, BitSet::or);
        boolean likeStart = word.matches(DIGITS);
        Predicate<RegionRow> inside = inside(word);
        return row -> row.lowerPath().contains(word)
                || likeKinds.contains(row.kind())
                || likePermissions.get(row.mapping().permissions().bits())
                || (likeStart && AddressText.of(row.mapping().range().start()).contains(word))
                || inside.test(row);
    }

    private static Predicate<RegionRow> inside(String word) {
        if (!word.matches(ADDRESS)) {
            return _ -> false;
        }
        long address = Long.parseUnsignedLong(word.startsWith("0x") ? word.substring(2) : word, 16);
        return row -> row.mapping().range().contains(address);
    }
}
