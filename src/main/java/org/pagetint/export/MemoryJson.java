package org.pagetint.export;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Counter;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.UnknownReason;

/// Page runs, coverage and disturbance as JSON, the same wherever scripts read them. Any thread.
public final class MemoryJson {
    private MemoryJson() {}

    /// An address as scripts read it: `0x7f12a000`.
    public static String address(long address) {
        return "0x" + Long.toHexString(address);
    }

    /// The word for a state or an origin: `dirty-memory`.
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// The word for a reason: `in swap`.
    public static String word(UnknownReason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /// Writes `{"start":"0x…","pages":n,"state":"…","origin":"…"}`, with `"reason"` if the bytes are unknown.
    ///
    /// @param run whole pages
    public static void write(JsonGenerator out, PageRun run, PageSize pageSize) throws IOException {
        out.writeStartObject();
        out.writeStringField("start", address(run.range().start()));
        out.writeNumberField("pages", pageSize.pages(run.range()));
        out.writeStringField("state", word(run.state()));
        out.writeStringField("origin", word(run.origin()));
        if (run.reason().isPresent()) {
            out.writeStringField("reason", word(run.reason().get()));
        }
        out.writeEndObject();
    }

    /// Writes bytes by origin, and under `"none"` by reason.
    public static void write(JsonGenerator out, Coverage coverage) throws IOException {
        out.writeStartObject();
        for (ByteOrigin origin : ByteOrigin.values()) {
            if (origin != ByteOrigin.NONE) {
                out.writeNumberField(word(origin), coverage.covered().getOrDefault(origin, 0L));
            }
        }
        out.writeObjectFieldStart(word(ByteOrigin.NONE));
        for (var skipped : coverage.skipped().entrySet()) {
            out.writeNumberField(word(skipped.getKey()), skipped.getValue());
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    /// Writes kilobytes by counter. The huge pages, which most machines do not have, are there only if they moved.
    public static void write(JsonGenerator out, Disturbance disturbance) throws IOException {
        out.writeStartObject();
        for (var moved : disturbance.kilobytes().entrySet()) {
            if (moved.getKey() != Counter.HUGETLB_PAGES || moved.getValue() != 0) {
                out.writeNumberField(moved.getKey().field(), moved.getValue());
            }
        }
        out.writeEndObject();
    }
}
