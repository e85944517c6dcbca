package org.pagetint.search.match;

/// Finds runs of ones in a row of bits that comes block by block. Bit `i` of a block stands for the address `i` bytes
/// behind the block's. The owner fills [#bits], calls [#block], and then [#take] for each word. One thread.
final class BitRuns {
    /// Takes runs.
    @FunctionalInterface
    interface Sink {
        /// A run.
        ///
        /// @param start the address of its first bit
        /// @param length how many bits
        void run(long start, long length);
    }

    private final long least;
    private final Sink sink;
    private final long[] bits = new long[ByteBlock.WORDS + 1];
    /// Where a run may start: the bit and the next ones, as many as a run must have or a word holds, are ones.
    private final long[] starts = new long[ByteBlock.WORDS + 1];

    private long address;
    private int length;
    /// Bits of the block below this are behind us.
    private int done;

    /// Whether the block may hold a run.
    private boolean any;

    private boolean open;
    private long runStart;

    /// @param least how many bits a run must have, above 0
    BitRuns(long least, Sink sink) {
        this.least = least;
        this.sink = sink;
    }

    /// The row of the next block: at least as many words as it has bits.
    long[] bits() {
        return bits;
    }

    /// Forgets what came before.
    void begin() {
        open = false;
    }

    /// The row holds the next block; it follows the one before without a gap.
    ///
    /// @param blockAddress what its first bit stands for
    /// @param blockLength how many bits, above 0
    void block(long blockAddress, int blockLength) {
        address = blockAddress;
        length = blockLength;
        int words = words();
        // What comes next may go on with a run: ones, until the next block tells
        if ((length & 63) != 0) {
            bits[words - 1] |= -1L << length;
        }
        bits[words] = -1;
        markStarts(words);
        any = true;
        done = 0;
        if (open) {
            endOpenRun();
        }
    }

    /// The next block holds no run that is long enough, nor the beginning of one; none is going on.
    void none() {
        any = false;
    }

    /// Whether the block may hold a run.
    boolean any() {
        return any;
    }

    /// How many words the block has.
    int words() {
        return (length + 63) >>> 6;
    }

    private void markStarts(int words) {
        System.arraycopy(bits, 0, starts, 0, words + 1);
        int wanted = (int) Math.min(least, Long.SIZE);
        for (int sure = 1; sure < wanted; ) {
            int step = Math.min(sure, wanted - sure);
            for (int word = 0; word < words; word++) {
                starts[word] &= starts[word] >>> step | starts[word + 1] << -step;
            }
            sure += step;
        }
    }

    private void endOpenRun() {
        done = firstZero(0);
        if (done < length) {
            open = false;
            end(address + done);
        }
    }

    /// Takes the runs that start in a word of the block; words come in ascending order.
    void take(int word) {
        if (any && starts[word] != 0) {
            takeRuns(word);
        }
    }

    private void takeRuns(int word) {
        int first = word << 6;
        long found = starts[word];
        while (true) {
            if (done >= first + Long.SIZE) {
                return;
            }
            if (done > first) {
                found &= -1L << done;
            }
            int start = first + Long.numberOfTrailingZeros(found);
            if (found == 0 || start >= length) {
                return;
            }
            runStart = address + start;
            done = firstZero(start);
            if (done >= length) {
                open = true;
                return;
            }
            end(address + done);
        }
    }

    /// The first zero at or behind `from`; the length of the block if there is none.
    private int firstZero(int from) {
        int word = from >>> 6;
        long zeros = ~bits[word] & -1L << from;
        while (zeros == 0) {
            word++;
            if (word >= words()) {
                return length;
            }
            zeros = ~bits[word];
        }
        return (word << 6) + Long.numberOfTrailingZeros(zeros);
    }

    /// There are no more bits.
    ///
    /// @param end where the run ends that is going on, if one is
    void finish(long end) {
        if (open) {
            open = false;
            end(end);
        }
    }

    private void end(long end) {
        if (end - runStart >= least) {
            sink.run(runStart, end - runStart);
        }
    }

    /// Whether a run is going on that may be long enough.
    boolean isOpen() {
        return open;
    }

    /// Where the run starts that is going on.
    long runStart() {
        return runStart;
    }
}
