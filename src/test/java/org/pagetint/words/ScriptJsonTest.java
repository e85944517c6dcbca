package org.pagetint.words;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Counter;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// Holds the words that scripts rely on.
class ScriptJsonTest {
    private interface Writing {
        void to(JsonGenerator out) throws IOException;
    }

    private static String json(Writing writing) throws IOException {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = new JsonFactory().createGenerator(text)) {
            writing.to(out);
        }
        return text.toString();
    }

    @Test
    void writesARun() throws IOException {
        PageRun known = PageRun.known(
                AddressRange.ofLength(0xffff_ffff_ff60_0000L, 0x2000),
                PageState.DIRTY_MEMORY,
                ByteOrigin.PROCESS_MEMORY);
        assertThat(json(out -> ScriptJson.write(out, known, PageSize.DEFAULT))).isEqualTo("""
            {"start":"0xffffffffff600000","pages":2,"state":"dirty-memory","origin":"process-memory"}\
            """);
        PageRun unknown =
                PageRun.unknown(AddressRange.ofLength(0x1000, 0x1000), PageState.SWAPPED, UnknownReason.IN_SWAP);
        assertThat(json(out -> ScriptJson.write(out, unknown, PageSize.DEFAULT)))
                .isEqualTo("""
                    {"start":"0x1000","pages":1,"state":"swapped","origin":"none","reason":"in swap"}\
                    """);
    }

    @Test
    void writesCoverageWithEveryOrigin() throws IOException {
        Coverage coverage =
                new Coverage(Map.of(ByteOrigin.BACKING_FILE, 8192L), Map.of(UnknownReason.FILE_MAY_DIFFER, 4096L));
        assertThat(json(out -> ScriptJson.write(out, coverage))).isEqualTo("""
            {"process-memory":0,"backing-file":8192,"zero-fill":0,"none":{"file may differ (overlay)":4096}}\
            """);
    }

    @Test
    void writesHowTheCountersMoved() throws IOException {
        assertThat(json(out ->
                        ScriptJson.write(out, new Disturbance(Map.of(Counter.VM_SWAP, -4L, Counter.VM_RSS, 0L)))))
                .isEqualTo("{\"VmRSS\":0,\"VmSwap\":-4}");
    }

    @Test
    void hasADifferentWordForEachReason() {
        assertThat(Arrays.stream(UnknownReason.values()).map(ScriptWords::of)).doesNotHaveDuplicates();
    }
}
