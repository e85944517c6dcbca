package org.pagetint.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.pagetint.memory.Mapping;
import org.pagetint.words.ScriptJson;
import org.pagetint.words.ScriptWords;

/// Writes manifests as JSON.
final class ManifestWriter {
    private static final int FORMAT_VERSION = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    private ManifestWriter() {}

    /// Writes `manifest`; `out` stays open.
    static void write(Manifest manifest, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(oneElementALine())) {
            json.writeStartObject();
            json.writeNumberField("formatVersion", FORMAT_VERSION);
            json.writeNumberField("pid", manifest.process().pid());
            json.writeStringField("name", manifest.process().name());
            json.writeStringField("command", manifest.process().commandLine());
            json.writeStringField("startTime", manifest.process().started().toString());
            json.writeStringField("exportedAt", manifest.exportedAt().toString());
            json.writeNumberField("pageSize", manifest.pageSize().bytes());
            json.writeStringField("format", manifest.format().word());
            if (!manifest.complete()) {
                json.writeBooleanField("complete", false);
            }
            if (manifest.registers().isPresent()) {
                writeRegisters(json, manifest.registers().get());
            }
            json.writeStringField("sha256", manifest.sha256());
            if (!manifest.headers().isEmpty()) {
                writeParts(json, "headers", manifest.headers());
            }
            json.writeArrayFieldStart("regions");
            for (Mapping region : manifest.regions()) {
                json.writeStartObject();
                ScriptJson.writeFields(json, region);
                json.writeEndObject();
            }
            json.writeEndArray();
            writeParts(json, "ranges", manifest.ranges());
            json.writeArrayFieldStart("runs");
            for (int i = 0; i < manifest.runs().size(); i++) {
                ScriptJson.write(json, manifest.runs().get(i), manifest.pageSize());
            }
            json.writeEndArray();
            json.writeFieldName("coverage");
            ScriptJson.write(json, manifest.coverage());
            json.writeFieldName("disturbance");
            ScriptJson.write(json, manifest.disturbance());
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static void writeRegisters(JsonGenerator json, RegisterReport report) throws IOException {
        json.writeArrayFieldStart("threads");
        for (RegisterReport.ThreadExtent thread : report.threads()) {
            json.writeStartObject();
            json.writeNumberField("tid", thread.id());
            json.writeStringField("registers", thread.registers().name().toLowerCase(Locale.ROOT));
            json.writeEndObject();
        }
        json.writeEndArray();
        if (report.stopped().isPresent()) {
            json.writeNumberField("stoppedSeconds", report.stopped().get().toNanos() / NANOS_PER_SECOND);
        }
    }

    private static void writeParts(JsonGenerator json, String field, List<ExportPart> parts) throws IOException {
        json.writeArrayFieldStart(field);
        for (ExportPart entry : parts) {
            json.writeStartObject();
            if (entry.range().isPresent()) {
                json.writeStringField(
                        "start", ScriptWords.address(entry.range().get().start()));
                json.writeStringField(
                        "end", ScriptWords.address(entry.range().get().end()));
            }
            if (entry.file().isPresent()) {
                json.writeStringField("file", entry.file().get());
            }
            json.writeNumberField("fileOffset", entry.offset());
            if (!entry.isAsLongAsItsRange()) {
                json.writeNumberField("fileBytes", entry.length());
            }
            if (entry.sha256().isPresent()) {
                json.writeStringField("sha256", entry.sha256().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static DefaultPrettyPrinter oneElementALine() {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(DefaultPrettyPrinter.FixedSpaceIndenter.instance);
        printer.indentArraysWith(new DefaultIndenter("", "\n"));
        return printer;
    }
}
