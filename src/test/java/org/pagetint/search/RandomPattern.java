package org.pagetint.search;

import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.pagetint.search.pattern.MaskedBytes;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.PatternException;
import org.pagetint.search.pattern.RegexParser;
import org.pagetint.search.pattern.StringEncoding;

/// A pattern from chance that occurs in a [RandomMemory] if it can.
///
/// @param expression as `java.util.regex` writes it, if it is an expression
record RandomPattern(Pattern pattern, String expression) {
    /// A pattern for `memory`.
    static RandomPattern of(Random random, RandomMemory memory) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> new RandomPattern(bytes(random, memory), "");
            case 2, 3 -> new RandomPattern(number(random, memory), "");
            case 4 -> expression(random, memory);
            default -> new RandomPattern(strings(random), "");
        };
    }

    private static Pattern bytes(Random random, RandomMemory memory) {
        int length = 1 + random.nextInt(random.nextInt(8) == 0 ? Pattern.LONGEST_FIXED : 12);
        byte[] values = sample(random, memory, length);
        byte[] masks = new byte[length];
        for (int index = 0; index < length; index++) {
            masks[index] = switch (random.nextInt(6)) {
                case 0 -> (byte) 0;
                case 1 -> (byte) 0xF0;
                case 2 -> (byte) 0x0F;
                case 3 -> (byte) 0xDF;
                default -> (byte) 0xFF;
            };
        }
        masks[random.nextInt(length)] = (byte) 0xFF;
        return new Pattern.Bytes(MaskedBytes.of(values, masks));
    }

    /// Bytes that lie somewhere in it, or, when there are not so many known ones, could.
    private static byte[] sample(Random random, RandomMemory memory, int length) {
        List<RandomMemory.Page> pages = memory.pages();
        int first = random.nextInt(pages.size());
        int offset = random.nextInt(RandomMemory.PAGE);
        byte[] bytes = new byte[length];
        for (int index = 0; index < length; index++) {
            int page = first + (offset + index) / RandomMemory.PAGE;
            bytes[index] = page < pages.size() && pages.get(page).bytes().isPresent()
                    ? pages.get(page).bytes().get()[(offset + index) % RandomMemory.PAGE]
                    : memory.nextByte();
        }
        return bytes;
    }

    private static Pattern number(Random random, RandomMemory memory) {
        NumberType type = oneOf(random, List.of(NumberType.values()));
        ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        long one = bits(random, memory, type);
        long other = random.nextBoolean() ? one : bits(random, memory, type);
        boolean swap = Long.compareUnsigned(type.key(one), type.key(other)) > 0;
        return new Pattern.Numeric(type, order, random.nextBoolean(), swap ? other : one, swap ? one : other);
    }

    private static long bits(Random random, RandomMemory memory, NumberType type) {
        long bits = 0;
        for (byte value : sample(random, memory, type.bytes())) {
            bits = bits << 8 | (value & 0xFF);
        }
        return type.isNaN(bits) ? 0 : bits;
    }

    private static Pattern strings(Random random) {
        EnumSet<StringEncoding> encodings = EnumSet.noneOf(StringEncoding.class);
        for (int index = 0; index < 2; index++) {
            encodings.add(oneOf(random, List.of(StringEncoding.values())));
        }
        // Also more characters than fit in one word of bits
        int least = 1 + random.nextInt(random.nextInt(4) == 0 ? 300 : 6);
        return new Pattern.Strings(least, encodings);
    }

    private static RandomPattern expression(Random random, RandomMemory memory) {
        while (true) {
            // Half of them hold bytes in a row that are looked for first
            String text = random.nextBoolean() ? alternatives(random, memory, 2) : around(random, memory);
            try {
                return new RandomPattern(new Pattern.Expression(RegexParser.parse(text, false)), text);
            } catch (PatternException _) {
                // It matches without a byte: another one
            }
        }
    }

    private static String around(Random random, RandomMemory memory) {
        StringBuilder text = new StringBuilder(alternatives(random, memory, 1).replace("|", ""));
        for (byte value : sample(random, memory, 1 + random.nextInt(20))) {
            String one = String.format("\\x%02x", value & 0xFF);
            text.append(random.nextInt(5) == 0 ? "[" + one + hex(memory) + "]" : one);
        }
        return text.append(alternatives(random, memory, 1).replace("|", "")).toString();
    }

    private static String alternatives(Random random, RandomMemory memory, int depth) {
        String text = sequence(random, memory, depth);
        return random.nextInt(4) == 0 ? text + "|" + sequence(random, memory, depth) : text;
    }

    private static String sequence(Random random, RandomMemory memory, int depth) {
        StringBuilder text = new StringBuilder();
        int parts = 1 + random.nextInt(3);
        for (int part = 0; part < parts; part++) {
            text.append(atom(random, memory, depth)).append(repetition(random));
        }
        return text.toString();
    }

    private static String atom(Random random, RandomMemory memory, int depth) {
        return switch (random.nextInt(depth > 0 ? 7 : 6)) {
            case 0 -> ".";
            case 1 -> "[" + hex(memory) + hex(memory) + "]";
            case 2 -> "[^" + hex(memory) + "]";
            case 6 -> "(?:" + alternatives(random, memory, depth - 1) + ")";
            default -> hex(memory);
        };
    }

    private static String repetition(Random random) {
        return switch (random.nextInt(10)) {
            case 0 -> "*";
            case 1 -> "+";
            case 2 -> "?";
            case 3 -> "{2}";
            case 4 -> "{1,3}";
            default -> "";
        };
    }

    private static String hex(RandomMemory memory) {
        return String.format("\\x%02x", memory.nextByte() & 0xFF);
    }

    private static <T> T oneOf(Random random, List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
