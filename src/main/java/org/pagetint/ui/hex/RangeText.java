package org.pagetint.ui.hex;

import java.util.Optional;
import java.util.OptionalLong;
import org.pagetint.memory.AddressRange;

/// What a person types to say a range of bytes: `START-END` (the end is not part of it), `START+LENGTH`, or `+LENGTH` from
/// the cursor on. `START` and `END` are addresses or what [Target] knows; the length is decimal or begins with `0x`.
///
/// @param target knows the places
record RangeText(Target target) {
    /// The range that `text` says, if it says one.
    Optional<AddressRange> parse(String text) {
        String trimmed = text.strip().replace('−', '-');
        int dash = trimmed.lastIndexOf('-');
        int plus = trimmed.lastIndexOf('+');
        if (dash > 0) {
            return range(
                    target.parse(trimmed.substring(0, dash)),
                    end(trimmed.substring(dash + 1).strip()));
        }
        if (plus < 0) {
            return Optional.empty();
        }
        OptionalLong start = plus == 0 ? OptionalLong.of(target.cursor()) : target.parse(trimmed.substring(0, plus));
        OptionalLong length = Numbers.size(trimmed.substring(plus + 1).strip());
        return start.isEmpty() || length.isEmpty()
                ? Optional.empty()
                : range(start, OptionalLong.of(start.getAsLong() + length.getAsLong()));
    }

    private OptionalLong end(String text) {
        return text.equalsIgnoreCase("end") ? OptionalLong.of(target.region().end()) : target.parse(text);
    }

    private static Optional<AddressRange> range(OptionalLong start, OptionalLong end) {
        boolean ascends =
                start.isPresent() && end.isPresent() && Long.compareUnsigned(start.getAsLong(), end.getAsLong()) < 0;
        return ascends ? Optional.of(new AddressRange(start.getAsLong(), end.getAsLong())) : Optional.empty();
    }
}
