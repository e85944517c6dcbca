package org.pagetint.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.search.Matches;
import org.pagetint.search.Scope;
import org.pagetint.search.Search;
import org.pagetint.search.SearchTask;
import org.pagetint.search.pattern.PatternParser;
import org.pagetint.search.pattern.Query;
import org.pagetint.search.pattern.StringEncoding;

final class MatchAnnotatorTest {
    private static final AddressRange REGION = AddressRange.ofLength(0x10000, 2 * 4096);

    private static Matches found(byte[] bytes, Query query) throws Exception {
        ArrayMemory memory = new ArrayMemory().map(REGION, "[heap]").set(REGION.start(), 2, PageState.DIRTY_MEMORY);
        memory.write(REGION.start(), bytes);
        Search search = Search.of(new PatternParser(memory.mappingsNow()).parse(query), Scope.EVERYTHING);
        return new SearchTask(memory, search).run(Runnable::run, 1).matches();
    }

    /// Of one length that overlap each other, and of many lengths.
    @Property(tries = 60)
    void givesTheMatchesThatTouchARange(@ForAll long seed) throws Exception {
        Random chance = new Random(seed);
        byte[] bytes = new byte[(int) REGION.length()];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (chance.nextInt(6) == 0 ? 0 : 'a');
        }
        for (Query query : List.of(new Query.Hex("61 61 61"), new Query.Strings(4, EnumSet.of(StringEncoding.ASCII)))) {
            Matches matches = found(bytes, query);
            MatchAnnotator annotator = new MatchAnnotator(matches, "a");
            for (int i = 0; i < 50; i++) {
                AddressRange within = AddressRange.ofLength(
                        REGION.start() + chance.nextInt(bytes.length - 40), 1L + chance.nextInt(40));
                List<AddressRange> expected = IntStream.range(0, matches.size())
                        .mapToObj(matches::range)
                        .filter(range -> range.intersect(within).isPresent())
                        .toList();
                List<AddressRange> given = new ArrayList<>();
                annotator.in(within, given::add);

                assertThat(given).isEqualTo(expected);
                assertThat(annotator.touch(within)).isEqualTo(!expected.isEmpty());
            }
        }
    }

    @Test
    void saysWhichSearchFoundThemWithoutWhatATerminalWouldTakeForACommand() throws Exception {
        Matches matches = found(new byte[] {1, 2}, new Query.Hex("01 02"));

        assertThat(new MatchAnnotator(matches, "x\u001b[2J").label(matches.range(0)))
                .isEqualTo("Found: x\\x1b[2J");
    }
}
