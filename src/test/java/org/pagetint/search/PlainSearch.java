package org.pagetint.search;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import org.pagetint.search.pattern.MaskedBytes;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.Regex;
import org.pagetint.search.pattern.RegexParser;
import org.pagetint.search.pattern.StringEncoding;

/// The plainest search there is: at every address of known bytes in a row, try. What the real one must agree with; it
/// shares nothing with it but the patterns.
final class PlainSearch {
    private PlainSearch() {}

    /// All matches in `bytes`, which lie at `start` and have nothing known before and behind them, ordered by address,
    /// then by length.
    ///
    /// @param expression the pattern as `java.util.regex` understands it, if it is an expression
    /// @throws GivenUpException for some expressions
    static List<Found> matches(Pattern pattern, String expression, byte[] bytes, long start) {
        List<Found> found = switch (pattern) {
            case Pattern.Bytes(MaskedBytes wanted) -> bytes(wanted, bytes, start);
            case Pattern.Numeric numeric -> numbers(numeric, bytes, start);
            case Pattern.Expression(Regex regex) -> expression(regex, expression, bytes, start);
            case Pattern.Strings strings -> strings(strings, bytes, start);
        };
        found.sort(Found.ORDER);
        return found;
    }

    private static List<Found> bytes(MaskedBytes wanted, byte[] bytes, long start) {
        List<Found> found = new ArrayList<>();
        for (int at = 0; at + wanted.length() <= bytes.length; at++) {
            int index = 0;
            while (index < wanted.length() && ((bytes[at + index] ^ wanted.value(index)) & wanted.mask(index)) == 0) {
                index++;
            }
            if (index == wanted.length()) {
                found.add(new Found(start + at, wanted.length()));
            }
        }
        return found;
    }

    private static List<Found> numbers(Pattern.Numeric wanted, byte[] bytes, long start) {
        List<Found> found = new ArrayList<>();
        int size = wanted.type().bytes();
        for (int at = 0; at + size <= bytes.length; at++) {
            boolean aligned = (start + at) % size == 0;
            ByteBuffer buffer = ByteBuffer.wrap(bytes, at, size).order(wanted.byteOrder());
            if ((aligned || !wanted.aligned()) && isBetween(wanted, buffer)) {
                found.add(new Found(start + at, size));
            }
        }
        return found;
    }

    private static boolean isBetween(long low, long value, long high) {
        return low <= value && value <= high;
    }

    private static boolean isBetween(Pattern.Numeric wanted, ByteBuffer buffer) {
        int at = buffer.position();
        return switch (wanted.type()) {
            case F32 -> {
                Float value = buffer.getFloat(at);
                yield !value.isNaN()
                        && value.compareTo(Float.intBitsToFloat((int) wanted.low())) >= 0
                        && value.compareTo(Float.intBitsToFloat((int) wanted.high())) <= 0;
            }
            case F64 -> {
                Double value = buffer.getDouble(at);
                yield !value.isNaN()
                        && value.compareTo(Double.longBitsToDouble(wanted.low())) >= 0
                        && value.compareTo(Double.longBitsToDouble(wanted.high())) <= 0;
            }
            case U64 ->
                Long.compareUnsigned(buffer.getLong(at), wanted.low()) >= 0
                        && Long.compareUnsigned(buffer.getLong(at), wanted.high()) <= 0;
            case U8 -> isBetween(wanted.low(), buffer.get(at) & 0xFF, wanted.high());
            case U16 -> isBetween(wanted.low(), buffer.getShort(at) & 0xFFFF, wanted.high());
            case U32 -> isBetween(wanted.low(), buffer.getInt(at) & 0xFFFF_FFFFL, wanted.high());
            case I8 -> isBetween((byte) wanted.low(), buffer.get(at), (byte) wanted.high());
            case I16 -> isBetween((short) wanted.low(), buffer.getShort(at), (short) wanted.high());
            case I32 -> buffer.getInt(at) >= (int) wanted.low() && buffer.getInt(at) <= (int) wanted.high();
            case I64 -> isBetween(wanted.low(), buffer.getLong(at), wanted.high());
        };
    }

    private static List<Found> expression(Regex regex, String expression, byte[] bytes, long start) {
        Effort effort = new Effort();
        Matcher matcher = java.util.regex.Pattern.compile(expression, java.util.regex.Pattern.DOTALL)
                .matcher(new Latin1(bytes, effort));
        List<Found> found = new ArrayList<>();
        int furthest = 0;
        int at = 0;
        while (at < bytes.length) {
            int blockEnd =
                    (int) Math.min(bytes.length, at + RegexParser.BLOCK - ((start + at) & (RegexParser.BLOCK - 1)));
            int furthestInBlock = furthest;
            while (at < blockEnd) {
                int limit = Math.min(bytes.length, at + RegexParser.LONGEST);
                boolean starts = matcher.region(at, limit).lookingAt();
                int end = starts ? at + longest(regex, Arrays.copyOfRange(bytes, at, limit), effort) : at;
                if (end > at && end > furthest) {
                    found.add(new Found(start + at, end - at));
                    furthestInBlock = Math.max(furthestInBlock, end);
                }
                at = Math.max(end, at + 1);
            }
            furthest = furthestInBlock;
            at = blockEnd;
        }
        return found;
    }

    /// What was looked at so far for an expression. There are expressions with more ways to match than a lifetime has
    /// room to try, here and in `java.util.regex`.
    private static final class Effort {
        private static final long MOST = 100_000_000;
        private long spent;

        void spend(long looks) {
            spent += looks;
            if (spent > MOST) {
                throw new GivenUpException();
            }
        }
    }

    /// It would take too long to say what is to be found.
    static final class GivenUpException extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /// Bytes as characters.
    private static final class Latin1 implements CharSequence {
        private final byte[] bytes;
        private final Effort effort;

        Latin1(byte[] bytes, Effort effort) {
            this.bytes = bytes;
            this.effort = effort;
        }

        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public char charAt(int index) {
            effort.spend(1);
            return (char) (bytes[index] & 0xFF);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Latin1(Arrays.copyOfRange(bytes, start, end), effort);
        }
    }

    /// Bytes of the longest match that starts where `bytes` do.
    private static int longest(Regex regex, byte[] bytes, Effort effort) {
        BitSet from = new BitSet();
        from.set(0);
        return ends(regex, from, bytes, effort).length() - 1;
    }

    /// All places in `bytes` where a match can end that starts at one of `from`.
    private static BitSet ends(Regex regex, BitSet from, byte[] bytes, Effort effort) {
        effort.spend(from.size());
        BitSet ends = new BitSet();
        switch (regex) {
            case Regex.OneOf(var set) -> {
                for (int at = from.nextSetBit(0); at >= 0 && at < bytes.length; at = from.nextSetBit(at + 1)) {
                    ends.set(at + 1, set.contains(bytes[at] & 0xFF));
                }
            }
            case Regex.Sequence(var parts) -> {
                BitSet after = from;
                for (Regex part : parts) {
                    after = ends(part, after, bytes, effort);
                }
                ends.or(after);
            }
            case Regex.Choice(var choices) -> choices.forEach(choice -> ends.or(ends(choice, from, bytes, effort)));
            case Regex.Repetition repetition -> {
                BitSet after = from;
                int most = repetition.most().orElse(RegexParser.LONGEST);
                for (int time = 0; time <= most && !after.isEmpty(); time++) {
                    if (time >= repetition.least()) {
                        ends.or(after);
                    }
                    after = ends(repetition.part(), after, bytes, effort);
                }
            }
        }
        return ends;
    }

    private static List<Found> strings(Pattern.Strings wanted, byte[] bytes, long start) {
        List<Found> found = new ArrayList<>();
        for (StringEncoding encoding : wanted.encodings()) {
            int size = encoding.bytesPerCharacter();
            for (int at = 0; at < bytes.length; at++) {
                if (isCharacter(encoding, bytes, at - size)) {
                    continue;
                }
                int characters = 0;
                while (isCharacter(encoding, bytes, at + characters * size)) {
                    characters++;
                }
                if (characters >= wanted.least()) {
                    found.add(new Found(start + at, (long) characters * size));
                }
            }
        }
        return found;
    }

    private static boolean isCharacter(StringEncoding encoding, byte[] bytes, int at) {
        if (at < 0 || at + encoding.bytesPerCharacter() > bytes.length) {
            return false;
        }
        return switch (encoding) {
            case ASCII -> isPrintable(bytes[at]);
            case UTF_16_LITTLE_ENDIAN -> isPrintable(bytes[at]) && bytes[at + 1] == 0;
            case UTF_16_BIG_ENDIAN -> bytes[at] == 0 && isPrintable(bytes[at + 1]);
        };
    }

    private static boolean isPrintable(byte value) {
        return value == 9 || (value >= 0x20 && value < 0x7F);
    }
}
