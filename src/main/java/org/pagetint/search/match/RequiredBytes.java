package org.pagetint.search.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.pagetint.search.pattern.ByteSet;
import org.pagetint.search.pattern.Regex;

/// What every match of an expression holds somewhere: bytes of these sets, one behind the other. Of
/// `[a-z]+@[a-z]+\.(com|org)` it is a full stop, then `c` or `o`, then `o` or `r`, then `m` or `g`.
///
/// @param whole the sets of all bytes of a match, if every match has as many; empty otherwise
/// @param first the sets that a match begins with
/// @param last the sets that a match ends with
/// @param rarest of all the rows of sets that a match must hold, the one that the fewest places of memory hold
record RequiredBytes(Optional<List<ByteSet>> whole, List<ByteSet> first, List<ByteSet> last, List<ByteSet> rarest) {
    /// Longer rows are cut.
    private static final int MOST_SETS = 16;

    private static final RequiredBytes NOTHING = new RequiredBytes(Optional.empty(), List.of(), List.of(), List.of());

    /// What every match of `regex` holds.
    static RequiredBytes of(Regex regex) {
        return switch (regex) {
            case Regex.OneOf(ByteSet bytes) -> whole(List.of(bytes));
            case Regex.Sequence(List<Regex> parts) -> {
                RequiredBytes all = whole(List.of());
                for (Regex part : parts) {
                    all = all.then(of(part));
                }
                yield all;
            }
            case Regex.Choice(List<Regex> choices) -> {
                RequiredBytes any = of(choices.getFirst());
                for (Regex choice : choices.subList(1, choices.size())) {
                    any = any.or(of(choice));
                }
                yield any;
            }
            case Regex.Repetition(Regex part, int least, OptionalInt most) ->
                least == 0 ? NOTHING : times(part, least, most);
        };
    }

    private static RequiredBytes whole(List<ByteSet> sets) {
        return new RequiredBytes(Optional.of(sets), sets, sets, sets);
    }

    private static RequiredBytes times(Regex part, int least, OptionalInt most) {
        RequiredBytes once = of(part);
        RequiredBytes all = once;
        // More of them would be cut
        for (int time = 1; time < Math.min(least, MOST_SETS); time++) {
            all = all.then(once);
        }
        boolean fixed = most.isPresent() && most.getAsInt() == least && least <= MOST_SETS;
        return fixed ? all : new RequiredBytes(Optional.empty(), all.first, all.last, all.rarest);
    }

    private RequiredBytes then(RequiredBytes next) {
        Optional<List<ByteSet>> both = whole.flatMap(mine -> next.whole.map(other -> joined(mine, other)))
                .filter(sets -> sets.size() <= MOST_SETS);
        List<ByteSet> seam = joined(last, next.first);
        return new RequiredBytes(
                both,
                head(whole.map(mine -> joined(mine, next.first)).orElse(first)),
                tail(next.whole.map(other -> joined(last, other)).orElse(next.last)),
                rarer(rarer(rarest, next.rarest), rarer(head(seam), tail(seam))));
    }

    private RequiredBytes or(RequiredBytes other) {
        List<ByteSet> heads = either(first, other.first, false);
        List<ByteSet> tails = either(last, other.last, true);
        Optional<List<ByteSet>> both = whole.filter(
                        sets -> other.whole.isPresent() && other.whole.get().size() == sets.size())
                .map(sets -> either(sets, other.whole.orElseThrow(), false));
        return new RequiredBytes(both, heads, tails, rarer(heads, tails));
    }

    /// What stands at each place in one of two rows, as long as the shorter one.
    ///
    /// @param atEnd whether their ends lie side by side, not their beginnings
    private static List<ByteSet> either(List<ByteSet> one, List<ByteSet> other, boolean atEnd) {
        int size = Math.min(one.size(), other.size());
        int from = atEnd ? one.size() - size : 0;
        int otherFrom = atEnd ? other.size() - size : 0;
        List<ByteSet> sets = new ArrayList<>();
        for (int index = 0; index < size; index++) {
            sets.add(one.get(from + index).or(other.get(otherFrom + index)));
        }
        return List.copyOf(sets);
    }

    private static List<ByteSet> rarer(List<ByteSet> one, List<ByteSet> other) {
        return ByteTests.of(other).share() < ByteTests.of(one).share() ? other : one;
    }

    private static List<ByteSet> joined(List<ByteSet> one, List<ByteSet> other) {
        List<ByteSet> both = new ArrayList<>(one);
        both.addAll(other);
        return List.copyOf(both);
    }

    private static List<ByteSet> head(List<ByteSet> sets) {
        return sets.subList(0, Math.min(sets.size(), MOST_SETS));
    }

    private static List<ByteSet> tail(List<ByteSet> sets) {
        return sets.subList(Math.max(0, sets.size() - MOST_SETS), sets.size());
    }
}
