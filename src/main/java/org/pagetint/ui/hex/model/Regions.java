package org.pagetint.ui.hex.model;

import java.util.List;
import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.words.PageWords;

/// Questions about a region among the mappings.
public final class Regions {
    private Regions() {}

    /// What became of `shown`, if it is not what it was.
    static Optional<ViewNotice> notice(AddressRange shown, Mappings now) {
        List<Mapping> left = now.in(shown);
        if (left.isEmpty()) {
            return Optional.of(new ViewNotice.Vanished());
        }
        long covered = left.stream()
                .map(mapping -> mapping.range().intersect(shown).orElseThrow())
                .mapToLong(AddressRange::length)
                .sum();
        return covered == shown.length()
                ? Optional.empty()
                : Optional.of(new ViewNotice.Shrunk(
                        left.getFirst().range().intersect(shown).orElseThrow()));
    }

    /// What a region is called: its name or, without one, what it is for.
    public static String name(Mapping mapping) {
        String name = mapping.name().toString();
        return name.isEmpty() ? PageWords.of(mapping.kind()) : name;
    }

    /// The region after that of `address`, or the one before it.
    public static Optional<Mapping> neighbour(Mappings mappings, AddressRange shown, boolean next) {
        List<Mapping> all = mappings.list();
        if (next) {
            return all.stream()
                    .filter(mapping -> Long.compareUnsigned(mapping.range().start(), shown.end()) >= 0)
                    .findFirst();
        }
        return all.reversed().stream()
                .filter(mapping -> Long.compareUnsigned(mapping.range().end(), shown.start()) <= 0)
                .findFirst();
    }
}
