package org.pagetint.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.UnknownReason;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.PatternException;
import org.pagetint.search.pattern.PatternParser;
import org.pagetint.search.pattern.PatternProblem;
import org.pagetint.search.pattern.Query;
import org.pagetint.search.pattern.StringEncoding;
import org.pagetint.search.pattern.TextEncoding;

class SearchWordsTest {

    @Test
    void everyProblemIsASentenceOfItsOwn() {
        List<String> sentences = Arrays.stream(PatternProblem.values())
                .map(problem -> SearchWords.of(new PatternException(problem, 0, "x")))
                .toList();

        assertThat(sentences).doesNotHaveDuplicates().allMatch(sentence -> sentence.endsWith("."));
    }

    @Test
    void whatWasTypedCannotDriveATerminal() {
        assertThat(SearchWords.of(new PatternException(PatternProblem.NOT_A_HEX_DIGIT, 0, "\u001b")))
                .startsWith("“\\x1b” is neither");
    }

    @Test
    void saysWhichBytesAreLookedFor() throws Exception {
        assertThat(words(new Query.Hex("7f4??5"))).isEqualTo("7f 4? ?5 · 3 bytes");
        assertThat(words(new Query.Text("a1", TextEncoding.UTF_16_BIG_ENDIAN, true)))
                .isEqualTo("00 41|61 00 31 · 4 bytes");
        assertThat(words(new Query.Numeric("-2", NumberType.I16, ByteOrder.BIG_ENDIAN, false)))
                .isEqualTo("ff fe · -2");
        assertThat(words(new Query.Numeric("1..258", NumberType.U32, ByteOrder.LITTLE_ENDIAN, true)))
                .isEqualTo("01 00 00 00 to 02 01 00 00 · 1 to 258 · at multiples of 4");
        assertThat(words(new Query.Strings(6, EnumSet.of(StringEncoding.ASCII, StringEncoding.UTF_16_LITTLE_ENDIAN))))
                .isEqualTo("all runs of at least 6 printable characters, ASCII, UTF-16");
        assertThat(words(new Query.Expression("a+", false))).contains("1,024");
    }

    private static String words(Query query) throws PatternException {
        return SearchWords.of(new PatternParser(Mappings.none()).parse(query));
    }

    @Test
    void saysWhatWasSearchedAndWhatWasNot() {
        Coverage coverage = new Coverage(
                Map.of(ByteOrigin.PROCESS_MEMORY, 4096L, ByteOrigin.ZERO_FILL, 1024L),
                Map.of(UnknownReason.GUARD_PAGE, 8192L));

        assertThat(SearchWords.of(coverage))
                .isEqualTo("5 KiB searched, 1 KiB of that known to be zero; "
                        + "8 KiB not searched: a guard page, the process itself may not touch it");
        assertThat(SearchWords.of(Coverage.NOTHING)).isEqualTo("nothing was searched");
    }
}
