package org.pagetint.export;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.pagetint.export.core.CoreNotes;
import org.pagetint.export.core.ElfHeaders;
import org.pagetint.export.core.Load;
import org.pagetint.files.SparseFile;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.CoreFacts;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;

/// Writes an ELF core file, elf(5): the regions first, and the program headers last, since only then is it known which
/// pages could be read. The notes lie in the room before the regions; behind them if they need more, as unknown pages
/// can split what they say of files. Unknown pages get no segment, so that a debugger says that it cannot read them
/// instead of showing zeros.
final class CoreWriter implements RangeWriter {
    /// Offsets in the core of a 32-bit process have 4 bytes.
    private static final long NARROW_LIMIT = 1L << 32;

    private static final String TOO_LONG = "the core of a 32-bit process cannot be longer than 4 GiB";

    private final SparseFile file;
    private final RangeHashes hashes;
    private final Mappings mappings;
    private final PageSize pageSize;
    private final CoreFacts facts;
    private final ElfHeaders elf;
    private final long first;
    private final List<Load> loads = new ArrayList<>();
    private Optional<Mapping> mapping = Optional.empty();
    private long next;
    private long shift;
    private long content;

    /// @param mappings those of the process, each with all ranges of [#begin] inside it or outside
    CoreWriter(SparseFile file, RangeHashes hashes, Mappings mappings, PageSize pageSize, CoreFacts facts) {
        this.file = file;
        this.hashes = hashes;
        this.mappings = mappings;
        this.pageSize = pageSize;
        this.facts = facts;
        this.elf = new ElfHeaders(facts.machine());
        int notes = CoreNotes.of(facts, mappings, List.of(), pageSize).remaining();
        this.first = pageSize.ceiling(elf.fileHeaderBytes() + notes);
        this.next = first;
    }

    @Override
    public void begin(AddressRange range) throws IOException {
        mapping = mappings.at(range.start());
        shift = next - range.start();
        hashes.begin(range.start(), Optional.empty(), next);
        if (mapping.isPresent()) {
            next = RawWriter.addedTo(next, range);
        }
    }

    @Override
    public void bytes(PageRun run, MemorySegment bytes) throws IOException {
        if (mapping.isEmpty()) {
            hashes.leaveOut(run.range().length()); // Mapped since the core was laid out; its runs tell.
            return;
        }
        hashes.bytes(bytes);
        file.writeLater(bytes, run.range().start() + shift);
        content += bytes.byteSize();
        load(run.range(), true);
    }

    @Override
    public void hole(PageRun run) {
        if (mapping.isEmpty()) {
            hashes.leaveOut(run.range().length());
            return;
        }
        hashes.hole(run.range().length());
        load(run.range(), run.reason().isEmpty());
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

    /// Adds pages of the current region to its last segment, or begins a new one.
    private void load(AddressRange pages, boolean known) {
        Mapping region = mapping.orElseThrow();
        Load more = new Load(pages, pages.start() + shift, known, region.permissions());
        Optional<Load> joined =
                loads.isEmpty() || !region.range().contains(loads.getLast().range())
                        ? Optional.empty()
                        : loads.getLast().joined(more);
        if (joined.isPresent()) {
            loads.set(loads.size() - 1, joined.get());
        } else {
            loads.add(more);
        }
    }

    @Override
    public long finish() throws IOException {
        ByteBuffer notes = CoreNotes.of(facts, mappings, loads, pageSize);
        boolean inRoom = elf.fileHeaderBytes() + notes.remaining() <= first;
        long notesAt = inRoom ? elf.fileHeaderBytes() : next;
        long headersAt = inRoom ? next : next + notes.remaining();
        ByteBuffer headers = elf.programHeaders(loads, notesAt, notes.remaining(), pageSize);
        long sectionAt = headersAt + headers.remaining();
        ByteBuffer section = elf.countSection(loads.size() + 1);
        if (facts.machine().wordBytes() == Integer.BYTES && sectionAt + section.remaining() > NARROW_LIMIT) {
            throw new IOException(TOO_LONG);
        }
        writeHeader(elf.fileHeader(headersAt, sectionAt, loads.size() + 1), 0);
        writeHeader(notes, notesAt);
        writeHeader(headers, headersAt);
        writeHeader(section, sectionAt);
        return content;
    }

    private void writeHeader(ByteBuffer bytes, long offset) throws IOException {
        hashes.header(bytes, offset);
        file.write(bytes, offset);
    }
}
