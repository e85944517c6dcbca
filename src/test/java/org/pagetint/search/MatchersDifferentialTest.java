package org.pagetint.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.pagetint.search.match.Matcher;
import org.pagetint.search.match.Matchers;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.RegexParser;
import org.pagetint.search.pattern.StringEncoding;

/// Matchers against [PlainSearch], on bytes from chance that come in pieces from chance. The bytes are made of what the
/// matchers find hard: strings of just enough characters, in every encoding, at even and odd places, and across the
/// borders of pieces, blocks and words.
class MatchersDifferentialTest {
    private static final int MOST_BYTES = 40_000;

    /// Expressions, each with all of some matches.
    private static final Map<String, List<String>> EXPRESSIONS = Map.of(
            "[a-c]+@[a-c]+\\.(com|org)", List.of("ab@c.org", "c@a.com"),
            "[0-9]{12,}", List.of("0123456789012"),
            "x(abc|dc|ebc)y?", List.of("xebcy", "xdc"),
            "(bxd|abcd)[0-9]{3}", List.of("abcd012", "bxd345"),
            "(ab|cde)(f|gh)+z", List.of("cdeghfz", "abfz"),
            "key=[^\\x00]{0,90}end", List.of("key=1end", "key=end"),
            "[\\x80-\\xff]{3}Q", List.of("\u00e9\u00ff\u0080Q"),
            "(?:[a-b]{2}Q){3}", List.of("abQbbQabQ"),
            "(?:one|two|three){2,}!", List.of("twothree!", "oneoneone!"),
            "[bcfhjmpsuxyz]{2}[#%]\\+", List.of("bz%+"));

    @Property(tries = 400, shrinking = ShrinkingMode.OFF)
    void findsTheStringsThatAPlainSearchFinds(@ForAll long seed) {
        Random random = new Random(seed);
        int least = 1 + random.nextInt(random.nextBoolean() ? 8 : 150);
        EnumSet<StringEncoding> encodings = EnumSet.noneOf(StringEncoding.class);
        for (int index = 0; index < 3; index++) {
            encodings.add(List.of(StringEncoding.values()).get(random.nextInt(StringEncoding.values().length)));
        }

        compare(random, new Pattern.Strings(least, encodings), "", content(random, least, "sample"));
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void findsTheExpressionsThatAPlainSearchFinds(@ForAll long seed) throws Exception {
        Random random = new Random(seed);
        List<String> expressions = List.copyOf(EXPRESSIONS.keySet());
        String expression = expressions.get(random.nextInt(expressions.size()));

        compare(
                random,
                new Pattern.Expression(RegexParser.parse(expression, false)),
                expression,
                content(
                        random,
                        8,
                        Objects.requireNonNull(EXPRESSIONS.get(expression)).getFirst()));
    }

    @Test
    void findsALoneMatchOfAnExpressionAtEveryPlace() throws Exception {
        for (String expression : EXPRESSIONS.keySet()) {
            Pattern pattern = new Pattern.Expression(RegexParser.parse(expression, false));
            for (String sample : EXPRESSIONS.get(expression)) {
                for (int border : new int[] {0, 1023, 4096, 5119, 8192, 9215}) {
                    for (int at = Math.max(0, border - 14); at < border + 3; at++) {
                        byte[] bytes = new byte[12_000];
                        byte[] lone = sample.getBytes(StandardCharsets.ISO_8859_1);
                        System.arraycopy(lone, 0, bytes, at, lone.length);

                        assertThat(found(new Random(at), pattern, bytes, 0x10000))
                                .as("%s at %d", expression, at)
                                .containsExactly(new Found(0x10000 + at, lone.length));
                    }
                }
            }
        }
    }

    /// Blocks without wide characters side by side are passed over: the characters of a lone string lie in one, in two,
    /// or at the edge.
    @Test
    void findsALoneStringAtEveryPlace() {
        for (StringEncoding encoding : StringEncoding.values()) {
            for (int count : new int[] {1, 2, 6}) {
                Pattern pattern = new Pattern.Strings(count, EnumSet.of(encoding));
                byte[] lone = "s".repeat(count).getBytes(charset(encoding));
                for (int border : new int[] {0, 4096, 8192}) {
                    for (int at = Math.max(0, border - lone.length - 2); at < border + 3; at++) {
                        findsALoneString(pattern, lone, at, (byte) 0);
                        findsALoneString(pattern, lone, at, (byte) 0xEE);
                    }
                }
            }
        }
    }

    private static void findsALoneString(Pattern pattern, byte[] lone, int at, byte around) {
        byte[] bytes = new byte[12_000];
        Arrays.fill(bytes, around);
        System.arraycopy(lone, 0, bytes, at, lone.length);

        List<Found> expected = PlainSearch.matches(pattern, "", bytes, 0x10000);
        for (int pieces = 0; pieces < 4; pieces++) {
            assertThat(found(new Random(at * 4L + pieces), pattern, bytes, 0x10000))
                    .as("%s at %d between %s", pattern, at, around)
                    .isEqualTo(expected);
        }
    }

    private static void compare(Random random, Pattern pattern, String expression, byte[] bytes) {
        long start = 0x10000L + random.nextInt(8192);

        assertThat(found(random, pattern, bytes, start))
                .isEqualTo(PlainSearch.matches(pattern, expression, bytes, start));
    }

    /// What a matcher finds in `bytes`, fed in pieces.
    private static List<Found> found(Random random, Pattern pattern, byte[] bytes, long start) {
        List<Found> found = new ArrayList<>();
        try (Arena arena = Arena.ofConfined();
                Matcher matcher = Matchers.of(pattern, (address, length, _) -> found.add(new Found(address, length)))) {
            MemorySegment memory = arena.allocate(bytes.length);
            MemorySegment.copy(MemorySegment.ofArray(bytes), 0, memory, 0, bytes.length);
            matcher.begin(start);
            int at = 0;
            while (at < bytes.length) {
                int piece = 1 + random.nextInt(random.nextInt(4) == 0 ? 20 : 20_000);
                int length = Math.min(piece, bytes.length - at);
                matcher.feed(memory, at, length);
                at += length;
                long settled = matcher.settled();
                assertThat(settled).isBetween(start, start + at);
            }
            matcher.end();
        }
        found.sort(Found.ORDER);
        return found;
    }

    private static byte[] content(Random random, int least, String sample) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int size = 1 + random.nextInt(MOST_BYTES);
        while (bytes.size() < size) {
            switch (random.nextInt(8)) {
                case 0 -> fill(bytes, random.nextInt(9000), (byte) 0);
                case 1 -> chance(random, bytes);
                case 2 -> fill(bytes, random.nextInt(3), (byte) 0x7F);
                case 3 -> fill(bytes, least + random.nextInt(70), (byte) '~');
                case 4, 5 ->
                    bytes.writeBytes(characters(random, Math.max(1, least - 2 + random.nextInt(4)))
                            .getBytes(charset(random)));
                default -> bytes.writeBytes(sample.getBytes(StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toByteArray();
    }

    private static void fill(ByteArrayOutputStream bytes, int count, byte value) {
        for (int index = 0; index < count; index++) {
            bytes.write(value);
        }
    }

    private static void chance(Random random, ByteArrayOutputStream bytes) {
        byte[] some = new byte[random.nextInt(200)];
        random.nextBytes(some);
        bytes.writeBytes(some);
    }

    private static String characters(Random random, int count) {
        StringBuilder text = new StringBuilder();
        for (int index = 0; index < count; index++) {
            text.append("\t ~abc0123".charAt(random.nextInt(10)));
        }
        return text.toString();
    }

    private static Charset charset(Random random) {
        return charset(List.of(StringEncoding.values()).get(random.nextInt(3)));
    }

    private static Charset charset(StringEncoding encoding) {
        return switch (encoding) {
            case ASCII -> StandardCharsets.ISO_8859_1;
            case UTF_16_LITTLE_ENDIAN -> StandardCharsets.UTF_16LE;
            case UTF_16_BIG_ENDIAN -> StandardCharsets.UTF_16BE;
        };
    }
}
