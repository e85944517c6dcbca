package org.pagetint.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pagetint.files.OpenFile;
import org.pagetint.memory.AddressRange;

/// Reads of a manifest what it takes to verify the export, part by part: however many there are, it takes no more
/// memory. A manifest can come from anywhere: what is not as [ManifestWriter] writes it is refused. One thread.
final class ManifestReader {
    /// Names of fields are not kept for later: there can be millions that are used once.
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(16)
                    .maxNumberLength(20)
                    .maxNameLength(256)
                    .maxStringLength(4096)
                    .build())
            .build();

    private static final int MOST_HEADERS = 16;
    private static final int VERSION = 2;
    private static final int LEAST_PAGE = 512;
    private static final int LARGEST_PAGE = 1 << 30;

    private final JsonParser json;
    private final PartOrder order;
    private Optional<ExportFormat> format = Optional.empty();
    private OptionalLong pageSize = OptionalLong.empty();
    private long version = 1;
    private boolean complete = true;
    private Optional<String> sha256 = Optional.empty();
    private List<ExportPart> headers = List.of();

    private ManifestReader(JsonParser json, PartOrder order) {
        this.json = json;
        this.order = order;
    }

    /// Is told what is read, in this order.
    interface Parts {
        /// The head has been read.
        void head(ManifestHead head) throws IOException, ExportFailedException;

        /// The next part, in the order in which they lie in the files.
        void part(ExportPart part) throws IOException, ExportFailedException;
    }

    /// Reads `manifest` from its beginning to its end.
    ///
    /// @param path where it lies, for messages
    /// @throws ExportFailedException if it is not a manifest
    static void read(OpenFile manifest, Path path, Parts parts) throws IOException, ExportFailedException {
        manifest.channel().position(0);
        try (JsonParser json = JSON.createParser(Channels.newInputStream(manifest.channel()))) {
            json.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            new ManifestReader(json, new PartOrder(parts)).read();
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 1 : wrong.getLocation().getLineNr();
            throw new ExportFailedException(new ExportFailure.BadManifest(path, line));
        }
    }

    private void read() throws IOException, ExportFailedException {
        require(json.nextToken() == JsonToken.START_OBJECT);
        ManifestFields fields = new ManifestFields(json);
        boolean hasRanges = false;
        for (Optional<String> field = fields.next(); field.isPresent(); field = fields.next()) {
            switch (field.get()) {
                case "formatVersion" -> version = fields.number();
                case "format" -> format = ExportFormat.ofWord(fields.text());
                case "pageSize" -> pageSize = OptionalLong.of(fields.number());
                case "complete" -> complete = fields.isTrue();
                case "sha256" -> sha256 = Optional.of(fields.hash());
                case "headers" -> headers = headers();
                case "ranges" -> {
                    hasRanges = true;
                    order.head(head());
                    ranges();
                }
                default -> json.skipChildren();
            }
        }
        require(hasRanges && json.nextToken() == null);
    }

    private ManifestHead head() throws IOException {
        require(format.isPresent() && pageSize.isPresent() && version >= 1 && version <= VERSION);
        long page = pageSize.getAsLong();
        require(Long.bitCount(page) == 1 && page >= LEAST_PAGE && page <= LARGEST_PAGE);
        require(sha256.isPresent() == (version == VERSION));
        require(headers.isEmpty() || format.get() == ExportFormat.CORE);
        require(version == 1 || !headers.isEmpty() || format.get() != ExportFormat.CORE);
        return new ManifestHead(format.get(), complete, sha256, headers);
    }

    private List<ExportPart> headers() throws IOException {
        List<ExportPart> found = new ArrayList<>();
        require(json.currentToken() == JsonToken.START_ARRAY);
        while (json.nextToken() != JsonToken.END_ARRAY) {
            ExportPart part = part();
            require(part.range().isEmpty()
                    && part.file().isEmpty()
                    && part.sha256().isPresent());
            require(found.isEmpty() || found.getLast().end() <= part.offset());
            require(found.size() < MOST_HEADERS);
            found.add(part);
        }
        return found;
    }

    private void ranges() throws IOException, ExportFailedException {
        require(json.currentToken() == JsonToken.START_ARRAY);
        Optional<ExportPart> last = Optional.empty();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            ExportPart part = part();
            require(part.range().isPresent());
            if (last.isPresent()) {
                require(order.range(untilNext(last.get(), part)));
            }
            last = Optional.of(part);
        }
        require(last.isPresent() || version == VERSION); // Of the dirty pages alone there can be none.
        require(last.isEmpty() || order.range(last.get()));
        require(order.end());
    }

    /// Hexdumps of format 1 do not say how long the text of a range is: it goes on to the next one, or to the end of
    /// the file.
    private ExportPart untilNext(ExportPart part, ExportPart next) throws IOException {
        if (part.length() != ExportPart.TO_THE_END || !part.file().equals(next.file())) {
            return part;
        }
        require(next.offset() > part.offset());
        return new ExportPart(part.range(), part.file(), part.offset(), next.offset() - part.offset(), part.sha256());
    }

    private ExportPart part() throws IOException {
        require(json.currentToken() == JsonToken.START_OBJECT);
        OptionalLong start = OptionalLong.empty();
        OptionalLong end = OptionalLong.empty();
        OptionalLong offset = OptionalLong.empty();
        OptionalLong length = OptionalLong.empty();
        Optional<String> file = Optional.empty();
        Optional<String> hash = Optional.empty();
        ManifestFields fields = new ManifestFields(json);
        for (Optional<String> field = fields.next(); field.isPresent(); field = fields.next()) {
            switch (field.get()) {
                case "start" -> start = OptionalLong.of(fields.address());
                case "end" -> end = OptionalLong.of(fields.address());
                case "file" -> file = Optional.of(fields.fileName());
                case "fileOffset" -> offset = OptionalLong.of(fields.number());
                case "fileBytes" -> length = OptionalLong.of(fields.number());
                case "sha256" -> hash = Optional.of(fields.hash());
                default -> json.skipChildren();
            }
        }
        require(offset.isPresent() && start.isPresent() == end.isPresent());
        Optional<AddressRange> range = Optional.empty();
        if (start.isPresent()) {
            require(Long.compareUnsigned(start.getAsLong(), end.getAsLong()) < 0);
            range = Optional.of(new AddressRange(start.getAsLong(), end.getAsLong()));
        }
        long bytes = length.isPresent() ? length.getAsLong() : lengthOf(range);
        require(bytes == ExportPart.TO_THE_END || (bytes > 0 && offset.getAsLong() + bytes > 0));
        if (format.equals(Optional.of(ExportFormat.HEXDUMP))) {
            require(hash.isPresent());
        } else if (range.isPresent()) {
            require(bytes == range.get().length());
        }
        return new ExportPart(range, file, offset.getAsLong(), bytes, hash);
    }

    /// How long a range is of which that is not said: the text of a hexdump is never without a length but in format 1.
    private long lengthOf(Optional<AddressRange> range) throws IOException {
        require(range.isPresent());
        if (version == 1 && format.equals(Optional.of(ExportFormat.HEXDUMP))) {
            return ExportPart.TO_THE_END;
        }
        require(range.get().length() > 0);
        return range.get().length();
    }

    private void require(boolean asItIsWritten) throws IOException {
        if (!asItIsWritten) {
            throw new JsonParseException(json, "not as it is written");
        }
    }
}
