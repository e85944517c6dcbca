package org.pagetint.search;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.words.ScriptJson;
import org.pagetint.words.ScriptWords;

/// Writes down what a search found: for each match its address, length, region, page state, and the bytes that lie
/// there now, read quietly. Takes no more memory for a million matches than for one. One thread.
public final class MatchFile {
    private static final int PIECE = 4096;
    private static final String TITLES = "address,length,region,name,page,reading,bytes,unknown";

    private final ProcessMemory memory;
    private final SearchOutcome outcome;
    private final Matches matches;

    /// @param outcome of the search
    /// @param matches those of its matches that are written
    public MatchFile(ProcessMemory memory, SearchOutcome outcome, Matches matches) {
        this.memory = memory;
        this.outcome = outcome;
        this.matches = matches;
    }

    /// Writes all of it; `out` stays open. Waits for the kernel.
    ///
    /// @param done is told now and then how many matches are written
    /// @param cancelled asked now and then; what was written is then of no use
    public void write(MatchFormat format, OutputStream out, IntConsumer done, BooleanSupplier cancelled)
            throws IOException, ProcessFailedException {
        try {
            switch (format) {
                case CSV -> writeCsv(out, done, cancelled);
                case JSON -> writeJson(out, done, cancelled);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void writeCsv(OutputStream out, IntConsumer done, BooleanSupplier cancelled)
            throws IOException, ProcessFailedException {
        Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        writer.write(TITLES + "\r\n");
        each(match -> writeLine(match, writer), done, cancelled);
        writer.flush();
    }

    private void writeLine(MatchRecord match, Writer out) throws IOException {
        boolean number = matches.pattern() instanceof Pattern.Numeric;
        String reading = match.reason().isPresent() || number ? match.reading() : "'" + match.reading() + "'";
        String[] fields = {
            ScriptWords.address(match.address()),
            Long.toString(match.length()),
            match.region()
                    .map(region -> ScriptWords.address(region.range().start()))
                    .orElse(""),
            match.region().map(MatchFile::name).orElse(""),
            ScriptWords.of(match.page()),
            // In quotes of its own, so that no spreadsheet takes what a process holds for a formula
            reading,
            match.bytes(),
            match.reason().map(ScriptWords::of).orElse("")
        };
        for (int index = 0; index < fields.length; index++) {
            out.write(index == 0 ? "\"" : ",\"");
            out.write(fields[index].replace("\"", "\"\""));
            out.write('"');
        }
        out.write("\r\n");
    }

    private void writeJson(OutputStream out, IntConsumer done, BooleanSupplier cancelled)
            throws IOException, ProcessFailedException {
        try (JsonGenerator json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .setPrettyPrinter(oneMatchALine())) {
            json.writeStartObject();
            ScriptJson.writeFields(json, memory.id());
            json.writeStringField("pattern", SearchWords.of(matches.pattern()));
            json.writeNumberField("matches", outcome.found());
            json.writeNumberField("written", matches.size());
            json.writeBooleanField("complete", outcome.isComplete());
            json.writeFieldName("coverage");
            ScriptJson.write(json, outcome.coverage());
            json.writeArrayFieldStart("list");
            each(match -> writeObject(match, json), done, cancelled);
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static void writeObject(MatchRecord match, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("address", ScriptWords.address(match.address()));
        json.writeNumberField("length", match.length());
        if (match.region().isPresent()) {
            json.writeStringField(
                    "region", ScriptWords.address(match.region().get().range().start()));
            json.writeStringField("name", name(match.region().get()));
        }
        json.writeStringField("page", ScriptWords.of(match.page()));
        if (match.reason().isPresent()) {
            json.writeStringField("unknown", ScriptWords.of(match.reason().get()));
        } else {
            json.writeStringField("reading", match.reading());
            json.writeStringField("bytes", match.bytes());
        }
        json.writeEndObject();
    }

    private static DefaultPrettyPrinter oneMatchALine() {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(
                Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.NONE));
        printer.indentObjectsWith(DefaultPrettyPrinter.NopIndenter.instance);
        printer.indentArraysWith(new DefaultIndenter("", "\n"));
        return printer;
    }

    private interface RecordSink {
        void write(MatchRecord match) throws IOException;
    }

    private void each(RecordSink sink, IntConsumer done, BooleanSupplier cancelled) throws ProcessFailedException {
        try (MatchReader reader = new MatchReader(memory)) {
            for (int from = 0; from < matches.size() && !cancelled.getAsBoolean(); from += PIECE) {
                int to = Math.min(matches.size(), from + PIECE);
                reader.read(matches, from, to, Optional.empty(), cancelled, new Writing(sink));
                done.accept(to);
            }
        }
    }

    private static String name(Mapping region) {
        return region.name().toString();
    }

    private final class Writing implements MatchLook {
        private final RecordSink sink;

        Writing(RecordSink sink) {
            this.sink = sink;
        }

        @Override
        public void known(int index, MemorySegment bytes, long offset, int length, PageRun page) {
            byte[] first = MatchRecord.copy(bytes, offset, Math.min(length, Pattern.LONGEST_FIXED));
            write(new MatchRecord(
                    matches.address(index),
                    matches.length(index),
                    outcome.mappings().at(matches.address(index)),
                    page.state(),
                    HexFormat.of().formatHex(first),
                    MatchRecord.reading(matches.pattern(), first),
                    Optional.empty()));
        }

        @Override
        public void unknown(int index, int length, PageRun page) {
            write(new MatchRecord(
                    matches.address(index),
                    matches.length(index),
                    outcome.mappings().at(matches.address(index)),
                    page.state(),
                    "",
                    "",
                    page.reason()));
        }

        private void write(MatchRecord match) {
            try {
                sink.write(match);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
