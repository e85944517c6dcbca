package org.pagetint.export;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.pagetint.files.SparseFile;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;

/// Writes the bytes themselves: that at address *a* of a range lies *a − start* after the beginning of the range in the
/// file. Zeros and unknown bytes become holes. Ranges follow each other at whole pages. The file ends with the last
/// byte that was exported.
final class RawWriter implements RangeWriter {
    private final SparseFile file;
    private final RangeHashes hashes;
    private final Optional<String> name;
    private final PageSize pageSize;
    private long shift;
    private long length;
    private long exported;
    private long content;

    /// @param name of the file in the manifest, if the export is a folder
    RawWriter(SparseFile file, RangeHashes hashes, Optional<String> name, PageSize pageSize) {
        this.file = file;
        this.hashes = hashes;
        this.name = name;
        this.pageSize = pageSize;
    }

    @Override
    public void begin(AddressRange range) throws IOException {
        long offset = pageSize.ceiling(length);
        shift = offset - range.start();
        length = addedTo(offset, range);
        hashes.begin(range.start(), name, offset);
    }

    /// `offset` and the length of `range`, if a file can be so long.
    static long addedTo(long offset, AddressRange range) throws IOException {
        long end = offset + range.length();
        if (range.length() < 0 || end < 0) {
            throw new IOException("no file can hold " + range);
        }
        return end;
    }

    @Override
    public void bytes(PageRun run, MemorySegment bytes) throws IOException {
        hashes.bytes(bytes);
        file.writeLater(bytes, run.range().start() + shift);
        content += bytes.byteSize();
        exported = run.range().end() + shift;
    }

    @Override
    public void hole(PageRun run) {
        hashes.hole(run.range().length());
        exported = run.range().end() + shift;
    }

    @Override
    public void leaveOut(AddressRange range) {
        hashes.leaveOut(range.length());
    }

    @Override
    public CompletableFuture<?> lastUse() {
        return CompletableFuture.allOf(hashes.lastUse(), file.lastWrite());
    }

    @Override
    public void end() {
        hashes.end();
    }

    @Override
    public long finish() throws IOException {
        file.extendTo(exported);
        return content;
    }
}
