package org.pagetint.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.io.PrintWriter;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.Matches;

/// Strings as JSON, one object a line, the last one a summary.
final class JsonStrings extends JsonMatches {
    private static final SerializedString ENCODING = new SerializedString("encoding");
    private static final SerializedString TEXT = new SerializedString("text");

    private final StringText strings;

    JsonStrings(PrintWriter out, StringText strings) throws IOException {
        super(out);
        this.strings = strings;
    }

    @Override
    public void beginBatch() {
        super.beginBatch();
        strings.beginBatch();
    }

    @Override
    void more(JsonGenerator line, Matches found, int index) throws ProcessFailedException, IOException {
        StringText.Found string = strings.at(found, index);
        line.writeFieldName(ENCODING);
        line.writeString(StringText.word(string.encoding()));
        line.writeFieldName(TEXT);
        line.writeString(string.text());
    }
}
