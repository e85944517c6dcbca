package org.pagetint.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.pagetint.memory.Mapping;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.Matches;
import org.pagetint.search.SearchOutcome;
import org.pagetint.words.ScriptJson;
import org.pagetint.words.ScriptWords;

/// Matches as JSON, one object a line, the last one a summary.
class JsonMatches implements MatchPrinter {
    private static final double NANOS_PER_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final SerializedString ADDRESS = new SerializedString("address");
    private static final SerializedString LENGTH = new SerializedString("length");
    private static final SerializedString REGION = new SerializedString("region");

    private final PrintWriter out;
    private final JsonGenerator json;
    private Optional<Mapping> lastRegion = Optional.empty();
    private SerializedString lastStart = new SerializedString("");

    JsonMatches(PrintWriter out) throws IOException {
        this.out = out;
        this.json = new JsonFactory()
                .createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
        // What divides the lines is written behind each of them
        json.setRootValueSeparator(null);
    }

    @Override
    public void beginBatch() {
        lastRegion = Optional.empty();
    }

    @Override
    public final void match(Matches found, int index, Mapping region) throws ProcessFailedException, IOException {
        if (lastRegion.isEmpty() || !lastRegion.get().range().contains(found.address(index))) {
            lastRegion = Optional.of(region);
            lastStart = new SerializedString(ScriptWords.address(region.range().start()));
        }
        json.writeStartObject();
        json.writeFieldName(ADDRESS);
        json.writeString(ScriptWords.address(found.address(index)));
        json.writeFieldName(LENGTH);
        json.writeNumber(found.length(index));
        json.writeFieldName(REGION);
        json.writeString(lastStart);
        more(json, found, index);
        json.writeEndObject();
        json.writeRaw('\n');
    }

    /// Writes further fields of a match.
    void more(JsonGenerator line, Matches found, int index) throws ProcessFailedException, IOException {}

    @Override
    public final void endBatch() throws IOException {
        json.flush();
    }

    @Override
    public final void summary(SearchOutcome outcome) throws IOException {
        json.writeStartObject();
        json.writeNumberField("matches", outcome.found());
        json.writeBooleanField("complete", outcome.isComplete());
        json.writeFieldName("coverage");
        ScriptJson.write(json, outcome.coverage());
        json.writeNumberField("seconds", outcome.elapsed().toNanos() / NANOS_PER_SECOND);
        json.writeFieldName("disturbance");
        ScriptJson.write(json, outcome.disturbance());
        json.writeEndObject();
        json.flush();
        out.println();
    }
}
