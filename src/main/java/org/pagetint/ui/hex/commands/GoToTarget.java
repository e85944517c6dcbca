package org.pagetint.ui.hex.commands;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.RangeText;
import org.pagetint.memory.RangeTextException;
import org.pagetint.memory.UnsignedText;
import org.pagetint.words.PageWords;

/// What a person types to say a place in memory: an address, `+` or `-` and a distance from the cursor, `start` or
/// `end` of the region, the name of a region, or any of these but the second with a distance behind it:
/// `libc.so.6+29d90`. Distances are hexadecimal, as the window shows them.
///
/// @param cursor where the cursor is
/// @param region in view
/// @param mappings of the process
public record GoToTarget(long cursor, AddressRange region, Mappings mappings) implements RangeText.Places {
    private static final String START = "start";
    private static final String END = "end";

    /// The address that `text` says, if it says one; nothing need be mapped there.
    public OptionalLong parse(String text) {
        String trimmed = text.strip().replace('−', '-');
        if (trimmed.startsWith("+") || trimmed.startsWith("-")) {
            return moved(cursor, trimmed.charAt(0), trimmed.substring(1));
        }
        OptionalLong whole = place(trimmed);
        int sign = Math.max(trimmed.lastIndexOf('+'), trimmed.lastIndexOf('-'));
        if (whole.isPresent() || sign < 0) {
            return whole;
        }
        OptionalLong from = place(trimmed.substring(0, sign).strip());
        return from.isEmpty() ? from : moved(from.getAsLong(), trimmed.charAt(sign), trimmed.substring(sign + 1));
    }

    /// The range that `text` says, if it says one: places and lengths as [RangeText] has them, from the cursor on where
    /// nothing stands before `+`; `end` is the end of the region, and a place alone its whole region.
    public Optional<AddressRange> range(String text) {
        try {
            return Optional.of(RangeText.parse(text.replace('−', '-'), this).in(mappings));
        } catch (RangeTextException _) {
            return Optional.empty();
        }
    }

    @Override
    public OptionalLong start(String text) {
        return text.isEmpty() ? OptionalLong.of(cursor) : parse(text);
    }

    @Override
    public OptionalLong end(String text) {
        return text.equalsIgnoreCase(END) ? OptionalLong.of(region.end()) : parse(text);
    }

    private static OptionalLong moved(long from, char sign, String distance) {
        OptionalLong by = UnsignedText.address(distance.strip());
        return by.isEmpty() ? by : OptionalLong.of(sign == '+' ? from + by.getAsLong() : from - by.getAsLong());
    }

    private OptionalLong place(String text) {
        if (text.equalsIgnoreCase(START)) {
            return OptionalLong.of(region.start());
        }
        if (text.equalsIgnoreCase(END)) {
            return OptionalLong.of(region.end() - 1);
        }
        OptionalLong address = UnsignedText.address(text);
        boolean mapped = address.isPresent() && mappings.at(address.getAsLong()).isPresent();
        return mapped ? address : named(text).map(OptionalLong::of).orElse(address);
    }

    /// The first region with this name, by its whole name, the last part of its path, or some of it.
    private Optional<Long> named(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        if (wanted.isEmpty()) {
            return Optional.empty();
        }
        return first(mapping -> name(mapping).equals(wanted) || name(mapping).equals("[" + wanted + "]"))
                .or(() -> first(mapping -> name(mapping).endsWith("/" + wanted)))
                .or(() -> first(mapping -> name(mapping).contains(wanted)))
                .or(() -> withoutName(wanted));
    }

    /// Regions without a name are called by what they are for: the one in view, or the first.
    private Optional<Long> withoutName(String wanted) {
        Set<MappingKind> kinds = EnumSet.allOf(MappingKind.class);
        kinds.removeIf(kind -> !PageWords.of(kind).equals(wanted));
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        Predicate<Mapping> called =
                mapping -> kinds.contains(mapping.kind()) && name(mapping).isEmpty();
        return mappings.at(region.start())
                .filter(called)
                .map(mapping -> mapping.range().start())
                .or(() -> first(called));
    }

    private Optional<Long> first(Predicate<Mapping> wanted) {
        return mappings.list().stream()
                .filter(wanted)
                .map(mapping -> mapping.range().start())
                .findFirst();
    }

    private static String name(Mapping mapping) {
        return mapping.name().toString().toLowerCase(Locale.ROOT);
    }
}
