package org.pagetint.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.PatternParser;
import org.pagetint.search.pattern.Query;
import org.pagetint.search.pattern.StringEncoding;

class MatchFileTest {
    private static final long START = 0x10000;

    private final ArrayMemory memory = new ArrayMemory()
            .map(new AddressRange(START, START + 0x2000), "[heap]")
            .set(START, 1, PageState.DIRTY_MEMORY)
            .set(START + 0x1000, 1, PageState.DIRTY_MEMORY);

    private String written(Query query, MatchFormat format) throws Exception {
        Search search = Search.of(new PatternParser(memory.mappingsNow()).parse(query), Scope.EVERYTHING);
        SearchOutcome outcome = new SearchTask(memory, search).run(Runnable::run, 1);
        memory.set(START + 0x1000, 1, PageState.SWAPPED, UnknownReason.IN_SWAP);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new MatchFile(memory, outcome, outcome.matches()).write(format, out, _ -> {}, () -> false);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void writesATableThatNoSpreadsheetTakesForFormulas() throws Exception {
        memory.write(START + 8, "\0=SUM(1,2)\"x\"\0").write(START + 0x1008, "\0another one\0");

        assertThat(written(new Query.Strings(6, EnumSet.of(StringEncoding.ASCII)), MatchFormat.CSV)
                        .split("\r\n"))
                .containsExactly(
                        "address,length,region,name,page,reading,bytes,unknown",
                        "\"0x10009\",\"12\",\"0x10000\",\"[heap]\",\"dirty-memory\",\"'=SUM(1,2)\"\"x\"\"'\","
                                + "\"3d53554d28312c3229227822\",\"\"",
                        "\"0x11009\",\"11\",\"0x10000\",\"[heap]\",\"swapped\",\"\",\"\",\"in swap\"");
    }

    @Test
    void writesNumbersAsTheyAreRead() throws Exception {
        memory.write(START + 4, (byte) 0xff, (byte) 0xfe).write(START + 0x1000, (byte) 0xff, (byte) 0xfe);

        String json = written(new Query.Numeric("-2", NumberType.I16, ByteOrder.BIG_ENDIAN, false), MatchFormat.JSON);

        assertThat(List.of(json.split("\n")))
                .contains(
                        "{\"address\":\"0x10004\",\"length\":2,\"region\":\"0x10000\",\"name\":\"[heap]\","
                                + "\"page\":\"dirty-memory\",\"reading\":\"-2\",\"bytes\":\"fffe\"},",
                        "{\"address\":\"0x11000\",\"length\":2,\"region\":\"0x10000\",\"name\":\"[heap]\","
                                + "\"page\":\"swapped\",\"unknown\":\"in swap\"}")
                .first()
                .asString()
                .contains("\"pattern\":\"ff fe · -2\",\"matches\":2,\"written\":2,\"complete\":true");
    }
}
