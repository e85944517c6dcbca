package org.pagetint.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.PrintWriter;
import org.pagetint.memory.AddressRange;
import org.pagetint.process.ProcessFailedException;

/// Strings as JSON, one object a line, the last one a summary.
final class JsonStrings extends JsonMatches {
    private final StringText strings;

    JsonStrings(PrintWriter out, StringText strings) {
        super(out);
        this.strings = strings;
    }

    @Override
    void more(JsonGenerator line, AddressRange match) throws ProcessFailedException, IOException {
        StringText.Found found = strings.at(match);
        line.writeStringField("encoding", StringText.word(found.encoding()));
        line.writeStringField("text", found.text());
    }
}
