package org.pagetint.search;

import java.util.List;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.BinarySearch;
import org.pagetint.search.pattern.Pattern;

/// What a search found, in ascending order of address. A picture of one moment that does not change, for any thread;
/// costs sixteen bytes a match.
public final class Matches {
    private final Pattern pattern;
    private final MatchBlock[] blocks;
    /// How many matches the blocks before each one have, and at last all of them.
    private final int[] before;

    private final int size;
    /// The block that was asked for last: most ask for the matches one by one. Whichever thread's it is, it is only a
    /// guess.
    private int lastBlock;

    Matches(Pattern pattern, List<MatchBlock> blocks) {
        this.pattern = pattern;
        this.blocks = blocks.stream()
                .sorted((one, other) -> Long.compareUnsigned(one.address(0), other.address(0)))
                .toArray(MatchBlock[]::new);
        this.before = new int[this.blocks.length + 1];
        for (int index = 0; index < this.blocks.length; index++) {
            before[index + 1] = before[index] + this.blocks[index].size();
        }
        this.size = before[this.blocks.length];
    }

    /// No match of `pattern`.
    public static Matches none(Pattern pattern) {
        return new Matches(pattern, List.of());
    }

    /// The matches in `buffer`, whose addresses ascend.
    static Matches of(Pattern pattern, MatchBuffer buffer) {
        return new Matches(pattern, buffer.size() == 0 ? List.of() : List.of(buffer.first(buffer.size())));
    }

    /// Some of the matches.
    ///
    /// @param indices of them, in ascending order
    public Matches only(int... indices) {
        MatchBuffer buffer = new MatchBuffer();
        for (int index : indices) {
            copy(index, buffer);
        }
        return of(pattern, buffer);
    }

    /// Adds match `index` to `buffer`.
    void copy(int index, MatchBuffer buffer) {
        buffer.add(address(index), detail(index));
    }

    /// What was looked for.
    public Pattern pattern() {
        return pattern;
    }

    /// How many there are.
    public int size() {
        return size;
    }

    /// The address of match `index`, from 0.
    public long address(int index) {
        int block = blockOf(index);
        return blocks[block].address(index - before[block]);
    }

    /// How many bytes match `index` has.
    public long length(int index) {
        return pattern.fixedLength().isPresent() ? pattern.fixedLength().getAsInt() : detail(index);
    }

    /// The addresses of match `index`.
    public AddressRange range(int index) {
        return AddressRange.ofLength(address(index), length(index));
    }

    /// The bytes of match `index` when it was found, if they are eight or fewer: one number, the first byte lowest.
    /// Otherwise a fingerprint of them, which differs for different bytes but for one chance in 2⁶⁴. 0 if matches
    /// differ in length.
    public long value(int index) {
        return pattern.fixedLength().isPresent() ? detail(index) : 0;
    }

    /// The first match that starts at or above `address` (unsigned); [#size] if there is none.
    public int firstFrom(long address) {
        return BinarySearch.firstNot(size, at -> Long.compareUnsigned(address(at), address) < 0);
    }

    private long detail(int index) {
        int block = blockOf(index);
        return blocks[block].detail(index - before[block]);
    }

    private int blockOf(int index) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(index + " of " + size);
        }
        int last = lastBlock;
        if (index >= before[last] && index < before[last + 1]) {
            return last;
        }
        int low = BinarySearch.firstNot(blocks.length, at -> before[at] <= index) - 1;
        lastBlock = low;
        return low;
    }
}
