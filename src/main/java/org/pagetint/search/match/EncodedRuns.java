package org.pagetint.search.match;

import org.pagetint.search.pattern.StringEncoding;

/// Finds the strings of one encoding in rows of bits.
///
/// Of one byte a character, a string is a run of printable bytes.
///
/// Of two bytes a character, a character ends at a byte that, with the one before it, is a printable one and a 0. A
/// byte that ends a character is not the first one of the next, so characters of even and odd addresses never share a
/// byte. Marked are the byte that ends a character and the byte behind it: then the characters of a string make one
/// run, and two strings never touch. The run lies one byte behind the string.
final class EncodedRuns {
    private final StringEncoding encoding;
    private final BitRuns runs;
    private final int least;
    private final int lag;
    /// Which bytes of a block may be the first of a character, and which the second, where a character has two.
    private final long[] firsts = new long[ByteBlock.WORDS];

    private final long[] seconds = new long[ByteBlock.WORDS];
    /// Whether the last byte so far is the first half of a character: 0 or 1.
    private long half;
    /// Whether a character ends at the last byte so far: 0 or 1.
    private long ended;

    private EncodedRuns(StringEncoding encoding, int least, MatchSink sink) {
        this.encoding = encoding;
        this.least = least;
        this.lag = encoding.bytesPerCharacter() - 1;
        int behind = lag;
        this.runs = new BitRuns(
                (long) least * encoding.bytesPerCharacter(), (start, length) -> sink.match(start - behind, length, 0));
    }

    /// @param least how many characters a string must have
    static EncodedRuns of(StringEncoding encoding, int least, MatchSink sink) {
        return new EncodedRuns(encoding, least, sink);
    }

    /// A new stretch.
    void begin() {
        runs.begin();
        half = 0;
        ended = 0;
    }

    /// The next block: which of its bytes are printable, and which are 0. Both rows keep the last marks of the block
    /// before.
    ///
    /// @param twins whether two zeros stand with one byte between them, as they do where two wide characters stand side
    ///     by side
    void block(ByteMarks printable, ByteMarks zero, boolean twins, long address, int length) {
        switch (encoding) {
            case ASCII -> {
                printable.gather(runs.bits());
                runs.block(address, length);
            }
            case UTF_16_LITTLE_ENDIAN -> blockOfPairs(printable, zero, twins, address, length);
            case UTF_16_BIG_ENDIAN -> blockOfPairs(zero, printable, twins, address, length);
        }
    }

    private void blockOfPairs(ByteMarks first, ByteMarks second, boolean twins, long address, int length) {
        // Of a string that lies in the block or reaches into it, two characters stand side by side
        boolean any = least < 2
                || runs.isOpen()
                || endsBefore(first, second, length, 0)
                || endsBefore(first, second, length, 1)
                || (twins && ByteMarks.anyPairs(first, second, ByteBlock.words(length)));
        if (any) {
            first.gather(firsts);
            second.gather(seconds);
            markCharacters(length);
            runs.block(address, length);
        } else {
            half = first.isSet(length, 1) ? 1 : 0;
            ended = 0;
            runs.none();
        }
    }

    /// Whether a character ends so many bytes before the end of the block.
    private static boolean endsBefore(ByteMarks first, ByteMarks second, int length, int before) {
        return first.isSet(length, before + 2) && second.isSet(length, before + 1);
    }

    private void markCharacters(int length) {
        long[] bits = runs.bits();
        long halfBefore = half;
        long endedBefore = ended;
        for (int word = 0; word << 6 < length; word++) {
            long ends = (firsts[word] << 1 | halfBefore) & seconds[word];
            bits[word] = ends | ends << 1 | endedBefore;
            int last = Math.min(Long.SIZE, length - (word << 6)) - 1;
            halfBefore = firsts[word] >>> last & 1;
            endedBefore = ends >>> last & 1;
        }
        half = halfBefore;
        ended = endedBefore;
    }

    /// Whether strings may start in the block.
    boolean any() {
        return runs.any();
    }

    /// Takes the strings that start in a word of the block.
    void take(int word) {
        runs.take(word);
    }

    /// Takes all strings that start in the block.
    void takeAll(int words) {
        for (int word = 0; word < words; word++) {
            runs.take(word);
        }
    }

    /// The stretch ends at `address`.
    void end(long address) {
        // The byte behind the last character would be marked
        runs.finish(address + ended);
        begin();
    }

    /// Whether a string may be going on.
    boolean isOpen() {
        return runs.isOpen();
    }

    /// Where it starts.
    long start() {
        return runs.runStart() - lag;
    }
}
