package org.pagetint.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.memory.AddressRange;

/// Reads of a manifest what it takes to verify the export. A manifest can come from anywhere: what is not as [ManifestWriter] writes
/// it is refused.
final class ManifestReader {
    private final JsonParser json;
    private Optional<ExportFormat> format = Optional.empty();
    private boolean complete = true;
    private final List<RangeEntry> ranges = new ArrayList<>();

    private ManifestReader(JsonParser json) {
        this.json = json;
    }

    /// What was read.
    record Content(ExportFormat format, boolean complete, List<RangeEntry> ranges) {}

    /// Reads the manifest at `path`.
    ///
    /// @throws IOException if it cannot be read
    /// @throws ExportFailedException if it is not a manifest
    static Content read(Path path) throws IOException, ExportFailedException {
        try (InputStream in = Files.newInputStream(path);
                JsonParser json = new JsonFactory().createParser(in)) {
            return new ManifestReader(json).content();
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
            throw new ExportFailedException(new ExportFailure.BadManifest(path, line));
        }
    }

    private Content content() throws IOException {
        expect(json.nextToken(), JsonToken.START_OBJECT);
        boolean hasRanges = false;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            JsonToken value = json.nextToken();
            switch (field) {
                case "format" -> format = ExportFormat.ofWord(text());
                case "complete" -> complete = json.getBooleanValue();
                case "ranges" -> {
                    expect(value, JsonToken.START_ARRAY);
                    while (json.nextToken() == JsonToken.START_OBJECT) {
                        ranges.add(range());
                    }
                    hasRanges = true;
                }
                default -> json.skipChildren();
            }
        }
        if (format.isEmpty() || !hasRanges) {
            throw refused();
        }
        return new Content(format.get(), complete, ranges);
    }

    private RangeEntry range() throws IOException {
        Optional<Long> start = Optional.empty();
        Optional<Long> end = Optional.empty();
        Optional<String> file = Optional.empty();
        Optional<String> sha256 = Optional.empty();
        long offset = -1;
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String field = json.currentName();
            json.nextToken();
            switch (field) {
                case "start" -> start = Optional.of(address());
                case "end" -> end = Optional.of(address());
                case "file" -> file = Optional.of(fileName());
                case "fileOffset" -> offset = json.getLongValue();
                case "sha256" -> sha256 = Optional.of(text());
                default -> json.skipChildren();
            }
        }
        if (start.isEmpty()
                || end.isEmpty()
                || offset < 0
                || Long.compareUnsigned(start.get(), end.get()) >= 0
                || end.get() - start.get() < 0) {
            throw refused();
        }
        return new RangeEntry(new AddressRange(start.get(), end.get()), file, offset, sha256);
    }

    private long address() throws IOException {
        String text = text();
        try {
            if (text.startsWith("0x")) {
                return Long.parseUnsignedLong(text.substring(2), 16);
            }
        } catch (NumberFormatException _) {
            throw refused();
        }
        throw refused();
    }

    /// A name in the folder of the export, and never one outside.
    private String fileName() throws IOException {
        String name = text();
        if (name.isEmpty() || name.contains("/") || name.contains("\0") || name.startsWith(".")) {
            throw refused();
        }
        return name;
    }

    private String text() throws IOException {
        expect(json.currentToken(), JsonToken.VALUE_STRING);
        return json.getText();
    }

    private void expect(JsonToken found, JsonToken wanted) throws IOException {
        if (found != wanted) {
            throw refused();
        }
    }

    private IOException refused() {
        return new JsonParseException(json, "not as it is written");
    }
}
