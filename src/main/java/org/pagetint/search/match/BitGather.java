package org.pagetint.search.match;

/// Brings a whole row of marks together as bits, one for each mark. One thread.
///
/// The row is cut into eight lines, as long as each other. A word takes the marks of eight bytes from each line: bit
/// `k` of byte `b` is the mark of byte `b` of line `k`. Turned, byte `k` holds the bits of line `k`; at last the bytes
/// of eight neighbours change places, so that each word has the bits of one line. The loops up to there are so small
/// that the compiler makes vector instructions of them.
final class BitGather {
    private static final int START = ByteMarks.KEPT;
    private static final int LINE = ByteBlock.BYTES / Byte.SIZE;
    private static final int END = START + LINE;
    /// How many words of bits a line has.
    private static final int LINE_WORDS = LINE / Long.SIZE;

    private static final long EVERY_SECOND_BYTE = 0x00FF_00FF_00FF_00FFL;
    private static final long EVERY_SECOND_PAIR = 0x0000_FFFF_0000_FFFFL;
    private static final long LOWER_HALF = 0x0000_0000_FFFF_FFFFL;

    /// The words, which begin where marks do.
    private final byte[] squares = new byte[END];

    /// Sets a bit for each mark, the first one lowest.
    ///
    /// @param row of [ByteMarks]
    /// @param bits at least [ByteBlock#WORDS]
    void gather(byte[] row, long[] bits) {
        takeFirstLines(row, squares);
        addLastLines(row, squares);
        turnBits(squares);
        turnPairs(squares);
        turnFours(squares);
        turnBytes(squares, bits);
    }

    private static void takeFirstLines(byte[] row, byte[] squares) {
        for (int index = START; index < END; index += Long.BYTES) {
            ByteMarks.set(
                    squares,
                    index,
                    ByteMarks.word(row, index) >>> 7
                            | ByteMarks.word(row, index + LINE) >>> 6
                            | ByteMarks.word(row, index + 2 * LINE) >>> 5
                            | ByteMarks.word(row, index + 3 * LINE) >>> 4);
        }
    }

    private static void addLastLines(byte[] row, byte[] squares) {
        for (int index = START; index < END; index += Long.BYTES) {
            ByteMarks.set(
                    squares,
                    index,
                    ByteMarks.word(squares, index)
                            | ByteMarks.word(row, index + 4 * LINE) >>> 3
                            | ByteMarks.word(row, index + 5 * LINE) >>> 2
                            | ByteMarks.word(row, index + 6 * LINE) >>> 1
                            | ByteMarks.word(row, index + 7 * LINE));
        }
    }

    // A word is a square of eight by eight bits, of which each byte is a line. It is mirrored at its diagonal: bit `i`
    // of byte `j` becomes bit `j` of byte `i`. Single bits change places, then squares of two by two, then of four by
    // four.

    private static void turnBits(byte[] squares) {
        for (int index = START; index < END; index += Long.BYTES) {
            long square = ByteMarks.word(squares, index);
            long moved = (square ^ square >>> 7) & 0x00AA_00AA_00AA_00AAL;
            ByteMarks.set(squares, index, square ^ moved ^ moved << 7);
        }
    }

    private static void turnPairs(byte[] squares) {
        for (int index = START; index < END; index += Long.BYTES) {
            long square = ByteMarks.word(squares, index);
            long moved = (square ^ square >>> 14) & 0x0000_CCCC_0000_CCCCL;
            ByteMarks.set(squares, index, square ^ moved ^ moved << 14);
        }
    }

    private static void turnFours(byte[] squares) {
        for (int index = START; index < END; index += Long.BYTES) {
            long square = ByteMarks.word(squares, index);
            long moved = (square ^ square >>> 28) & 0x0000_0000_F0F0_F0F0L;
            ByteMarks.set(squares, index, square ^ moved ^ moved << 28);
        }
    }

    /// The same with bytes: byte `i` of word `j` of eight becomes byte `j` of word `i`, which is the next word of line
    /// `i`.
    private static void turnBytes(byte[] squares, long[] bits) {
        for (int word = 0; word < LINE_WORDS; word++) {
            int from = START + word * Long.SIZE;
            long w0 = ByteMarks.word(squares, from);
            long w1 = ByteMarks.word(squares, from + 8);
            long w2 = ByteMarks.word(squares, from + 16);
            long w3 = ByteMarks.word(squares, from + 24);
            long w4 = ByteMarks.word(squares, from + 32);
            long w5 = ByteMarks.word(squares, from + 40);
            long w6 = ByteMarks.word(squares, from + 48);
            long w7 = ByteMarks.word(squares, from + 56);

            long a0 = lower(w0, w1, EVERY_SECOND_BYTE, 8);
            long a1 = upper(w0, w1, EVERY_SECOND_BYTE, 8);
            long a2 = lower(w2, w3, EVERY_SECOND_BYTE, 8);
            long a3 = upper(w2, w3, EVERY_SECOND_BYTE, 8);
            long a4 = lower(w4, w5, EVERY_SECOND_BYTE, 8);
            long a5 = upper(w4, w5, EVERY_SECOND_BYTE, 8);
            long a6 = lower(w6, w7, EVERY_SECOND_BYTE, 8);
            long a7 = upper(w6, w7, EVERY_SECOND_BYTE, 8);

            long b0 = lower(a0, a2, EVERY_SECOND_PAIR, 16);
            long b2 = upper(a0, a2, EVERY_SECOND_PAIR, 16);
            long b1 = lower(a1, a3, EVERY_SECOND_PAIR, 16);
            long b3 = upper(a1, a3, EVERY_SECOND_PAIR, 16);
            long b4 = lower(a4, a6, EVERY_SECOND_PAIR, 16);
            long b6 = upper(a4, a6, EVERY_SECOND_PAIR, 16);
            long b5 = lower(a5, a7, EVERY_SECOND_PAIR, 16);
            long b7 = upper(a5, a7, EVERY_SECOND_PAIR, 16);

            bits[word] = lower(b0, b4, LOWER_HALF, 32);
            bits[word + LINE_WORDS] = lower(b1, b5, LOWER_HALF, 32);
            bits[word + 2 * LINE_WORDS] = lower(b2, b6, LOWER_HALF, 32);
            bits[word + 3 * LINE_WORDS] = lower(b3, b7, LOWER_HALF, 32);
            bits[word + 4 * LINE_WORDS] = upper(b0, b4, LOWER_HALF, 32);
            bits[word + 5 * LINE_WORDS] = upper(b1, b5, LOWER_HALF, 32);
            bits[word + 6 * LINE_WORDS] = upper(b2, b6, LOWER_HALF, 32);
            bits[word + 7 * LINE_WORDS] = upper(b3, b7, LOWER_HALF, 32);
        }
    }

    /// The lower parts of both words by turns, those of the first word lower.
    ///
    /// @param lower the lower parts of a word
    /// @param part how many bits a part has
    private static long lower(long first, long second, long lower, int part) {
        return (first & lower) | ((second & lower) << part);
    }

    /// The upper parts of both words by turns, those of the first word lower.
    private static long upper(long first, long second, long lower, int part) {
        return (first >>> part & lower) | (second & ~lower);
    }
}
