package org.pagetint.search.match;

import org.pagetint.search.pattern.StringEncoding;

/// Finds the strings of one encoding in rows of bits.
///
/// Of one byte a character, a string is a run of printable bytes.
///
/// Of two bytes a character, a character ends at a byte that, with the one before it, is a printable one and a 0. A byte that
/// ends a character is not the first one of the next, so characters of even and odd addresses never share a byte. Marked are
/// the byte that ends a character and the byte behind it: then the characters of a string make one run, and two strings
/// never touch. The run lies one byte behind the string.
final class EncodedRuns {
    private final StringEncoding encoding;
    private final BitRuns runs;
    private final int lag;
    /// Whether the last byte so far is the first half of a character: 0 or 1.
    private long half;
    /// Whether a character ends at the last byte so far: 0 or 1.
    private long ended;

    private EncodedRuns(StringEncoding encoding, int least, MatchSink sink) {
        this.encoding = encoding;
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

    /// The next block: which of its bytes are printable, and which are 0.
    void block(long[] printable, long[] zero, long address, int length) {
        switch (encoding) {
            case ASCII -> System.arraycopy(printable, 0, runs.bits(), 0, printable.length);
            case UTF_16_LITTLE_ENDIAN -> markCharacters(printable, zero, length);
            case UTF_16_BIG_ENDIAN -> markCharacters(zero, printable, length);
        }
        runs.block(address, length);
    }

    private void markCharacters(long[] first, long[] second, int length) {
        long[] bits = runs.bits();
        long halfBefore = half;
        long endedBefore = ended;
        for (int word = 0; word << 6 < length; word++) {
            long ends = (first[word] << 1 | halfBefore) & second[word];
            bits[word] = ends | ends << 1 | endedBefore;
            int last = Math.min(Long.SIZE, length - (word << 6)) - 1;
            halfBefore = first[word] >>> last & 1;
            endedBefore = ends >>> last & 1;
        }
        half = halfBefore;
        ended = endedBefore;
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
