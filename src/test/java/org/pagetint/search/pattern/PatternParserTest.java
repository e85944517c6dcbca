package org.pagetint.search.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteOrder;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.Mappings;

class PatternParserTest {
    private static final Mappings MAPPINGS = new ArrayMemory()
            .map(new AddressRange(0x7f00_0000_0000L, 0x7f00_0000_4000L), "")
            .mappingsNow();

    private final PatternParser parser = new PatternParser(MAPPINGS);

    @ParameterizedTest
    @CsvSource({
        "7f454c46, 7f 45 4c 46",
        "7F 45  4c 46, 7f 45 4c 46",
        "4? ?f 00, 4? ?f 00",
        "??7f??, ?? 7f ??",
        "' 00 ', 00",
    })
    void readsHexadecimalBytes(String text, String bytes) throws PatternException {
        assertThat(bytesOf(new Query.Hex(text))).hasToString(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "'', NOTHING_TO_LOOK_FOR, 0",
        "'  ', NOTHING_TO_LOOK_FOR, 0",
        "7f 4, HALF_A_BYTE, 3",
        "7 f, HALF_A_BYTE, 0",
        "7f4, HALF_A_BYTE, 2",
        "7f 4g, NOT_A_HEX_DIGIT, 4",
        "0x7f, NOT_A_HEX_DIGIT, 1",
        "7f ٣٣, NOT_A_HEX_DIGIT, 3",
        "?? ??, MATCHES_EVERYWHERE, 0",
    })
    void pointsAtWhatIsWrongInHexadecimalBytes(String text, PatternProblem problem, int position) {
        assertFails(new Query.Hex(text), problem, position);
    }

    @Test
    void refusesMoreBytesThanAPatternMayHave() throws PatternException {
        assertThat(bytesOf(new Query.Hex("ab".repeat(4096))).length()).isEqualTo(4096);
        assertFails(new Query.Hex("ab".repeat(4097)), PatternProblem.TOO_LONG, 8192);
        assertFails(text("é".repeat(2049), TextEncoding.UTF_8), PatternProblem.TOO_LONG, 2048);
    }

    @ParameterizedTest
    @CsvSource({
        "aé, UTF_8, false, 61 c3 a9",
        "aé, LATIN_1, false, 61 e9",
        "aé, UTF_16_LITTLE_ENDIAN, false, 61 00 e9 00",
        "aé, UTF_16_BIG_ENDIAN, false, 00 61 00 e9",
        "😀, UTF_16_BIG_ENDIAN, false, d8 3d de 00",
        "aZ1, UTF_8, true, 41|61 5a|7a 31",
        "a, UTF_16_LITTLE_ENDIAN, true, 41|61 00",
        "a, UTF_16_BIG_ENDIAN, true, 00 41|61",
        "é, UTF_8, true, c3 a9",
    })
    void encodesText(String text, TextEncoding encoding, boolean ignoreCase, String bytes) throws PatternException {
        assertThat(bytesOf(new Query.Text(text, encoding, ignoreCase))).hasToString(bytes);
    }

    @Test
    void pointsAtACharacterThatTheEncodingLacks() {
        assertFails(text("a😀€", TextEncoding.LATIN_1), PatternProblem.NOT_IN_ENCODING, 1);
        assertFails(text("ab\ud800c", TextEncoding.UTF_8), PatternProblem.NOT_IN_ENCODING, 2);
        assertFails(text("", TextEncoding.UTF_8), PatternProblem.NOTHING_TO_LOOK_FOR, 0);
    }

    @ParameterizedTest
    @CsvSource({
        "42, U8, 2a, 2a",
        "-1, I8, ff, ff",
        "-1, I64, ffffffffffffffff, ffffffffffffffff",
        "0xffffffff, I32, ffffffff, ffffffff",
        "0xffffffffffffffff, U64, ffffffffffffffff, ffffffffffffffff",
        "18446744073709551615, U64, ffffffffffffffff, ffffffffffffffff",
        "0x000000000000000000ff, I32, ff, ff",
        "10..20, U16, a, 14",
        "0x80..0xff, I8, 80, ff",
        "0x80..5, I8, 80, 5",
        "-0x10..0x10, I8, f0, 10",
        "0xfffffff0..0xffffffff, I32, fffffff0, ffffffff",
        "-2..3, I16, fffe, 3",
        "100±5, I32, 5f, 69",
        "100 +- 5, I32, 5f, 69",
        "1.5, F32, 3fc00000, 3fc00000",
        "1.5±0.5, F64, 3ff0000000000000, 4000000000000000",
        "0, F32, 80000000, 0",
        "-1..0, F64, bff0000000000000, 0",
        "1e3, F64, 408f400000000000, 408f400000000000",
    })
    void readsNumbers(String text, NumberType type, String low, String high) throws PatternException {
        Pattern pattern = parser.parse(number(text, type));

        assertThat(pattern)
                .isEqualTo(new Pattern.Numeric(
                        type,
                        ByteOrder.LITTLE_ENDIAN,
                        true,
                        Long.parseUnsignedLong(low, 16),
                        Long.parseUnsignedLong(high, 16)));
    }

    @ParameterizedTest
    @CsvSource({
        "0x00..0xff, I8, U8, 0, ff",
        "0x7f..0x80, I8, U8, 7f, 80",
        "0x5..0xfffffffe, I32, U32, 5, fffffffe",
        "0..0xffff, I16, U16, 0, ffff",
        "0..0xffffffffffffffff, I64, U64, 0, ffffffffffffffff",
    })
    void takesARangeAcrossTheSignBitForUnsignedNumbers(
            String text, NumberType asked, NumberType meant, String low, String high) throws PatternException {
        Pattern pattern = parser.parse(number(text, asked));

        assertThat(pattern)
                .isEqualTo(new Pattern.Numeric(
                        meant,
                        ByteOrder.LITTLE_ENDIAN,
                        true,
                        Long.parseUnsignedLong(low, 16),
                        Long.parseUnsignedLong(high, 16)));
    }

    @ParameterizedTest
    @CsvSource({
        "'', I32, NOTHING_TO_LOOK_FOR, 0",
        "twelve, I32, NOT_A_NUMBER, 0",
        "1.5, I32, NOT_A_NUMBER, 0",
        "1..x, I32, NOT_A_NUMBER, 3",
        "1±x, F32, NOT_A_NUMBER, 2",
        "1±-2, F32, NOT_A_NUMBER, 2",
        "256, U8, DOES_NOT_FIT, 0",
        "-1, U8, DOES_NOT_FIT, 0",
        "128, I8, DOES_NOT_FIT, 0",
        "0x100, U8, DOES_NOT_FIT, 0",
        "1..300, U8, DOES_NOT_FIT, 3",
        "-1..0xff, I8, DOES_NOT_FIT, 4",
        "0x80..-1, U8, DOES_NOT_FIT, 6",
        "-0x81..0, I8, DOES_NOT_FIT, 0",
        "0xff..0x80, I8, ENDS_BEFORE_START, 6",
        "0xff..0x00, U8, ENDS_BEFORE_START, 6",
        "5..-5, I32, ENDS_BEFORE_START, 3",
        "1e39, F32, DOES_NOT_FIT, 0",
        "20..10, I32, ENDS_BEFORE_START, 4",
        "NaN, F32, NOT_A_NUMBER, 0",
        "99999999999999999999999, I64, NOT_A_NUMBER, 0",
    })
    void pointsAtWhatIsWrongInNumbers(String text, NumberType type, PatternProblem problem, int position) {
        assertFails(number(text, type), problem, position);
    }

    @ParameterizedTest
    @CsvSource({
        "1000-2000, 1000, 1fff",
        "0x1000 - 0x2000, 1000, 1fff",
        "1000+16, 1000, 100f",
        "1000+0x10, 1000, 100f",
        "7f0000001234, 7f0000000000, 7f0000003fff",
    })
    void readsWherePointersPointTo(String text, String low, String high) throws PatternException {
        Pattern pattern = parser.parse(pointer(text));

        assertThat(pattern)
                .isEqualTo(new Pattern.Numeric(
                        NumberType.U64,
                        ByteOrder.LITTLE_ENDIAN,
                        true,
                        Long.parseUnsignedLong(low, 16),
                        Long.parseUnsignedLong(high, 16)));
    }

    @ParameterizedTest
    @CsvSource({
        "heap, NOT_A_RANGE, 0",
        "1000-2g, NOT_A_RANGE, 5",
        "1000+, NOT_A_RANGE, 5",
        "2000-1000, ENDS_BEFORE_START, 5",
        "1000-1000, ENDS_BEFORE_START, 5",
        "1234, NO_REGION_THERE, 0",
    })
    void pointsAtWhatIsWrongInRanges(String text, PatternProblem problem, int position) {
        assertFails(pointer(text), problem, position);
    }

    @Test
    void refusesPointersOfFourBytesIntoARangeAboveTheirReach() {
        assertFails(
                new Query.Pointer("7f0000001234", false, ByteOrder.LITTLE_ENDIAN, true),
                PatternProblem.DOES_NOT_FIT,
                0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            value = {
                "'' => NOTHING_TO_LOOK_FOR => 0",
                "a(b => GROUP_NOT_CLOSED => 1",
                "ab) => GROUP_NOT_OPENED => 2",
                "a[bc => CLASS_NOT_CLOSED => 1",
                "a[b-é] => NOT_A_BYTE => 4",
                "a[\\d-z] => NOT_A_BYTE => 2",
                "a[z-a] => ENDS_BEFORE_START => 2",
                "a[^\\x00-\\xff] => CLASS_IS_EMPTY => 1",
                "*a => NOTHING_TO_REPEAT => 0",
                "a|+ => NOTHING_TO_REPEAT => 2",
                "a{2 => NOT_A_REPETITION => 1",
                "a{x} => NOT_A_REPETITION => 1",
                "a{3,2} => NOT_A_REPETITION => 1",
                "a{1025} => NOT_A_REPETITION => 1",
                "a{0} => NOT_A_REPETITION => 1",
                "a\\x4 => UNKNOWN_ESCAPE => 1",
                "a\\ => UNKNOWN_ESCAPE => 1",
                "a*|b => MATCHES_NO_BYTES => 0",
                "(a{100}){100} => TOO_COMPLEX => 0",
            })
    void pointsAtWhatIsWrongInExpressions(String text, PatternProblem problem, int position) {
        assertFails(new Query.Expression(text, false), problem, position);
    }

    @Test
    void refusesGroupsInGroupsWithoutEnd() {
        assertFails(new Query.Expression("(".repeat(100_000), false), PatternProblem.TOO_COMPLEX, 100);
    }

    @Test
    void takesExpressionsApart() throws PatternException {
        Regex regex = RegexParser.parse("a(?:b|[^c])+", false);

        Regex.OneOf a = new Regex.OneOf(ByteSet.of('a'));
        Regex.OneOf b = new Regex.OneOf(ByteSet.of('b'));
        Regex.OneOf notC = new Regex.OneOf(ByteSet.of('c').inverse());
        assertThat(regex)
                .isEqualTo(new Regex.Sequence(
                        List.of(a, new Regex.Repetition(new Regex.Choice(List.of(b, notC)), 1, OptionalInt.empty()))));
    }

    @Test
    void foldsCaseInsideAClassBeforeItIsTurnedRound() throws PatternException {
        Regex regex = RegexParser.parse("[^a]", true);

        assertThat(regex).isEqualTo(new Regex.OneOf(ByteSet.where(value -> value != 'a' && value != 'A')));
    }

    @Test
    void wantsStringsOfAtLeastOneCharacterInSomeEncoding() {
        assertFails(new Query.Strings(0, EnumSet.of(StringEncoding.ASCII)), PatternProblem.NOTHING_TO_LOOK_FOR, 0);
        assertFails(new Query.Strings(4, Set.of()), PatternProblem.NOTHING_TO_LOOK_FOR, 0);
    }

    private MaskedBytes bytesOf(Query query) throws PatternException {
        return ((Pattern.Bytes) parser.parse(query)).bytes();
    }

    private static Query text(String text, TextEncoding encoding) {
        return new Query.Text(text, encoding, false);
    }

    private static Query number(String text, NumberType type) {
        return new Query.Numeric(text, type, ByteOrder.LITTLE_ENDIAN, true);
    }

    private static Query pointer(String text) {
        return new Query.Pointer(text, true, ByteOrder.LITTLE_ENDIAN, true);
    }

    private void assertFails(Query query, PatternProblem problem, int position) {
        PatternException failure = catchThrowableOfType(PatternException.class, () -> parser.parse(query));

        assertThat(failure).isNotNull();
        assertThat(failure.problem()).isEqualTo(problem);
        assertThat(failure.position()).isEqualTo(position);
    }
}
