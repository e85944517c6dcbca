package org.pagetint.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.TimeUnit;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.SearchOutcome;
import org.pagetint.words.ScriptJson;
import org.pagetint.words.ScriptWords;

/// Matches as JSON, one object a line, the last one a summary.
class JsonMatches implements MatchPrinter {
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);

    private final JsonFactory factory = new JsonFactory();
    private final PrintWriter out;

    JsonMatches(PrintWriter out) {
        this.out = out;
    }

    @Override
    public final void match(AddressRange match, Mapping region) throws ProcessFailedException, IOException {
        try (JsonGenerator line = begin()) {
            line.writeStringField("address", ScriptWords.address(match.start()));
            line.writeNumberField("length", match.length());
            line.writeStringField("region", ScriptWords.address(region.range().start()));
            more(line, match);
            line.writeEndObject();
        }
        out.println();
    }

    /// Writes further fields of a match.
    void more(JsonGenerator line, AddressRange match) throws ProcessFailedException, IOException {}

    @Override
    public final void summary(SearchOutcome outcome) throws IOException {
        try (JsonGenerator line = begin()) {
            line.writeNumberField("matches", outcome.found());
            line.writeBooleanField("complete", outcome.isComplete());
            line.writeFieldName("coverage");
            ScriptJson.write(line, outcome.coverage());
            line.writeNumberField("seconds", outcome.elapsed().toNanos() / NANOS_PER_SECOND);
            line.writeFieldName("disturbance");
            ScriptJson.write(line, outcome.disturbance());
            line.writeEndObject();
        }
        out.println();
    }

    private JsonGenerator begin() throws IOException {
        JsonGenerator line = factory.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        line.disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        line.writeStartObject();
        return line;
    }
}
