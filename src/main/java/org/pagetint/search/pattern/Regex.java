package org.pagetint.search.pattern;

import java.util.List;
import java.util.OptionalInt;

/// A regular expression over bytes, taken apart.
public sealed interface Regex {
    /// One byte of a set that is not empty.
    record OneOf(ByteSet bytes) implements Regex {}

    /// All parts, one behind the other; without a part it matches no bytes.
    record Sequence(List<Regex> parts) implements Regex {
        public Sequence {
            parts = List.copyOf(parts);
        }
    }

    /// One of the choices; there are two or more.
    record Choice(List<Regex> choices) implements Regex {
        public Choice {
            choices = List.copyOf(choices);
        }
    }

    /// `part` at least `least` times.
    ///
    /// @param most how often at most; empty for no limit
    record Repetition(Regex part, int least, OptionalInt most) implements Regex {}

    /// Whether it can match without a byte.
    default boolean matchesNoBytes() {
        return switch (this) {
            case OneOf _ -> false;
            case Sequence(List<Regex> parts) -> parts.stream().allMatch(Regex::matchesNoBytes);
            case Choice(List<Regex> choices) -> choices.stream().anyMatch(Regex::matchesNoBytes);
            case Repetition repetition -> repetition.least == 0 || repetition.part.matchesNoBytes();
        };
    }

    /// How many bytes and classes it has when all repetitions are written out; [Integer#MAX_VALUE] if that is more.
    default int states() {
        return (int) Math.min(Integer.MAX_VALUE, count());
    }

    private long count() {
        return switch (this) {
            case OneOf _ -> 1;
            case Sequence(List<Regex> parts) -> sum(parts);
            case Choice(List<Regex> choices) -> sum(choices);
            case Repetition(Regex part, int least, OptionalInt most) ->
                Math.min(Integer.MAX_VALUE, part.count() * Math.max(1, most.orElse(least + 1)));
        };
    }

    private static long sum(List<Regex> parts) {
        return Math.min(
                Integer.MAX_VALUE, parts.stream().mapToLong(Regex::count).sum());
    }
}
