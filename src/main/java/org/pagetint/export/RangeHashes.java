package org.pagetint.export;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.pagetint.memory.AddressRange;

/// Hashes the ranges of an export as they are written and divides them into the entries of the manifest. One thread.
final class RangeHashes {
    /// A hole of at least so many bytes becomes an entry of its own.
    static final long LONG_HOLE = 1L << 20;

    private final Hashing hashing;
    private final List<Entry> entries = new ArrayList<>();
    private final List<ExportPart> headers = new ArrayList<>();
    private Optional<Open> open = Optional.empty();
    private Optional<String> file = Optional.empty();
    private long shift;
    private long at;
    private long hole;

    private record Open(long start, Hashing.Hash hash) {}

    private record Entry(
            AddressRange range,
            Optional<String> file,
            long offset,
            long length,
            Optional<CompletableFuture<String>> hash) {
        ExportPart finished() {
            return new ExportPart(Optional.of(range), file, offset, length, hash.map(CompletableFuture::join));
        }
    }

    RangeHashes(Hashing hashing) {
        this.hashing = hashing;
    }

    /// A range begins.
    ///
    /// @param into the file it lies in, if the export is a folder
    void begin(long address, Optional<String> into, long fileOffset) {
        file = into;
        at = address;
        shift = fileOffset - address;
    }

    /// Its next bytes.
    void bytes(MemorySegment bytes) {
        settleHole();
        opened().hash.update(bytes);
        at += bytes.byteSize();
    }

    /// Its next bytes are zeros in the file.
    void hole(long length) {
        hole += length;
    }

    /// Its next bytes are not part of the export.
    void leaveOut(long length) {
        end();
        at += length;
    }

    /// The range ends.
    void end() {
        settleHole();
        close();
    }

    /// Is done when nothing is looked at any more that was given until now.
    CompletableFuture<?> lastUse() {
        return hashing.last();
    }

    /// An entry whose bytes in the file are not those of the memory.
    void add(AddressRange range, Optional<String> into, long fileOffset, long length, CompletableFuture<String> hash) {
        entries.add(new Entry(range, into, fileOffset, length, Optional.of(hash)));
    }

    /// Bytes of the file that are no memory: a header.
    void header(ByteBuffer bytes, long offset) {
        int length = bytes.remaining();
        if (length > 0) {
            MessageDigest digest = Hashing.newDigest();
            digest.update(bytes.duplicate());
            String hash = HexFormat.of().formatHex(digest.digest());
            headers.add(new ExportPart(Optional.empty(), Optional.empty(), offset, length, Optional.of(hash)));
        }
    }

    /// All headers, in the order in which they lie in the file.
    List<ExportPart> headers() {
        return headers.stream()
                .sorted(Comparator.comparingLong(ExportPart::offset))
                .toList();
    }

    /// How many entries there are.
    int size() {
        return entries.size();
    }

    /// All entries, in the order they were made; waits until they are hashed.
    List<ExportPart> entries() {
        return entries.stream().map(Entry::finished).toList();
    }

    private Open opened() {
        Open now = open.orElseGet(() -> new Open(at, hashing.begin()));
        open = Optional.of(now);
        return now;
    }

    private void settleHole() {
        if (Long.compareUnsigned(hole, LONG_HOLE) >= 0) {
            close();
            entries.add(new Entry(AddressRange.ofLength(at, hole), file, at + shift, hole, Optional.empty()));
        } else if (hole > 0) {
            opened().hash.zeros(hole);
        }
        at += hole;
        hole = 0;
    }

    private void close() {
        open.ifPresent(now -> entries.add(new Entry(
                new AddressRange(now.start, at),
                file,
                now.start + shift,
                at - now.start,
                Optional.of(now.hash.finish()))));
        open = Optional.empty();
    }
}
