package org.pagetint.words;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Counter;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.MemoryId;
import org.pagetint.process.ProcessId;

/// The parts of JSON that several commands and the manifest write alike.
public final class ScriptJson {
    private ScriptJson() {}

    /// A page run: `{"start":"0x…","pages":n,"state":"…","origin":"…"}`, and `"reason"` where the origin is none.
    public static void write(JsonGenerator out, PageRun run, PageSize pageSize) throws IOException {
        out.writeStartObject();
        out.writeStringField("start", ScriptWords.address(run.range().start()));
        out.writeNumberField("pages", pageSize.pages(run.range()));
        out.writeStringField("state", ScriptWords.of(run.state()));
        out.writeStringField("origin", ScriptWords.of(run.origin()));
        if (run.reason().isPresent()) {
            out.writeStringField("reason", ScriptWords.of(run.reason().get()));
        }
        out.writeEndObject();
    }

    /// The fields of a region, without its braces: `"start":"0x…","end":"0x…","permissions":"r-xp","offset":n,
    /// "device":"08:02","inode":n,"name":"…","kind":"…"`; a region without a name has no such field.
    public static void writeFields(JsonGenerator out, Mapping mapping) throws IOException {
        out.writeStringField("start", ScriptWords.address(mapping.range().start()));
        out.writeStringField("end", ScriptWords.address(mapping.range().end()));
        out.writeStringField("permissions", mapping.permissions().toString());
        out.writeFieldName("offset");
        out.writeNumber(Long.toUnsignedString(mapping.offset()));
        out.writeStringField("device", mapping.device().toString());
        out.writeFieldName("inode");
        out.writeNumber(Long.toUnsignedString(mapping.inode()));
        if (!(mapping.name() instanceof MappingName.Unnamed)) {
            JsonNames.write(out, "name", mapping.name().text().bytes());
        }
        out.writeStringField("kind", ScriptWords.of(mapping.kind()));
    }

    /// Which memory, without braces: `"pid":n` or `"file":"…"`, and `"via":"…"` where another reader looks at it.
    public static void writeFields(JsonGenerator out, MemoryId id) throws IOException {
        switch (id) {
            case ProcessId process -> out.writeNumberField("pid", process.pid());
            case MemoryId.InFile(Path file) ->
                JsonNames.write(out, "file", file.toString().getBytes(StandardCharsets.UTF_8));
            case MemoryId.Via(String reader, MemoryId there) -> {
                writeFields(out, there);
                out.writeStringField("via", reader);
            }
        }
    }

    /// Coverage in bytes: `{"process-memory":n,"backing-file":n,"zero-fill":n,"none":{"in swap":n}}`; every origin is
    /// there, reasons only where bytes were skipped.
    public static void write(JsonGenerator out, Coverage coverage) throws IOException {
        out.writeStartObject();
        for (ByteOrigin origin : ByteOrigin.values()) {
            if (origin != ByteOrigin.NONE) {
                out.writeNumberField(ScriptWords.of(origin), coverage.covered().getOrDefault(origin, 0L));
            }
        }
        out.writeObjectFieldStart(ScriptWords.of(ByteOrigin.NONE));
        for (UnknownReason reason : UnknownReason.values()) {
            Long bytes = coverage.skipped().get(reason);
            if (bytes != null) {
                out.writeNumberField(ScriptWords.of(reason), bytes);
            }
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    /// How the counters moved, in kB: `{"VmRSS":0,…}`; a counter that was not measured is left out.
    public static void write(JsonGenerator out, Disturbance disturbance) throws IOException {
        out.writeStartObject();
        for (Counter counter : Counter.values()) {
            Long moved = disturbance.kilobytes().get(counter);
            if (moved != null && counter != Counter.HUGETLB_PAGES) {
                out.writeNumberField(counter.field(), moved);
            }
        }
        out.writeEndObject();
    }
}
