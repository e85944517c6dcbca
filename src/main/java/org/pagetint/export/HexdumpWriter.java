package org.pagetint.export;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.pagetint.files.SparseFile;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;

/// Writes ranges as text, in the layout of `hexdump -C`: a line for 16 bytes; `*` for lines equal to the one before;
/// after the last line of a range the address of its end. Pages that are not exported leave a gap, after the address
/// where it begins.
final class HexdumpWriter implements RangeWriter {
    private static final int ROW = HexdumpRow.BYTES;
    private static final int BUFFER_BYTES = 1 << 18;
    private static final int ALL = 0xffff;

    private final SparseFile file;
    private final RangeHashes hashes;
    private final Optional<String> name;
    private final Hashing hashing;
    private final byte[] text = new byte[BUFFER_BYTES];
    private final byte[] row = new byte[ROW];
    private final byte[] before = new byte[ROW];
    private Hashing.Hash hash;
    private AddressRange range = new AddressRange(0, 0);
    private long rangeOffset;
    private long written;
    private int textLength;
    private long address;
    private int count;
    private int unknown;
    private int unknownBefore;
    private boolean hasBefore;
    private boolean folded;
    private boolean inGap;

    /// @param name of the file in the manifest, if the export is a folder
    HexdumpWriter(SparseFile file, RangeHashes hashes, Hashing hashing, Optional<String> name) {
        this.file = file;
        this.hashes = hashes;
        this.hashing = hashing;
        this.name = name;
        this.hash = hashing.begin();
    }

    @Override
    public void begin(AddressRange next) {
        range = next;
        rangeOffset = written;
        hash = hashing.begin();
        startAt(next.start());
    }

    private void startAt(long start) {
        address = start;
        count = 0;
        unknown = 0;
        hasBefore = false;
        folded = false;
        inGap = false;
    }

    @Override
    public void bytes(PageRun run, MemorySegment bytes) throws IOException {
        leaveGap(run.range().start());
        long length = bytes.byteSize();
        long at = 0;
        while (at < length) {
            int take = (int) Math.min(ROW - count, length - at);
            MemorySegment.copy(bytes, ValueLayout.JAVA_BYTE, at, row, count, take);
            at += take;
            count += take;
            if (count == ROW) {
                endRow();
            }
        }
    }

    @Override
    public void hole(PageRun run) throws IOException {
        leaveGap(run.range().start());
        boolean isUnknown = run.reason().isPresent();
        long left = run.range().length();
        while (left != 0) {
            int take = (int) (Long.compareUnsigned(left, ROW - count) < 0 ? left : ROW - count);
            Arrays.fill(row, count, count + take, (byte) 0);
            unknown |= isUnknown ? (ALL >>> (ROW - take)) << count : 0;
            count += take;
            left -= take;
            if (count == ROW) {
                endRow();
            }
            if (take == ROW && folded) {
                long rest = Long.remainderUnsigned(left, ROW);
                address += left - rest; // Every further whole line would be the same.
                left = rest;
            }
        }
    }

    @Override
    public void leaveOut(AddressRange gap) throws IOException {
        if (!inGap) {
            endRow();
            if (address != range.start()) {
                writeAddressLine();
            }
            inGap = true;
        }
        address = gap.end();
    }

    private void leaveGap(long start) {
        if (inGap) {
            startAt(start);
        }
    }

    private void endRow() throws IOException {
        if (count == 0) {
            return;
        }
        boolean same = hasBefore && count == ROW && unknown == unknownBefore && Arrays.equals(row, before);
        if (!same) {
            makeRoom();
            textLength = HexdumpRow.write(address, row, 0, count, unknown, text, textLength);
            folded = false;
        } else if (!folded) {
            makeRoom();
            text[textLength++] = '*';
            text[textLength++] = '\n';
            folded = true;
        }
        System.arraycopy(row, 0, before, 0, ROW);
        unknownBefore = unknown;
        hasBefore = count == ROW;
        address += count;
        count = 0;
        unknown = 0;
    }

    private void writeAddressLine() throws IOException {
        makeRoom();
        textLength = HexdumpRow.writeAddress(address, text, textLength);
        text[textLength++] = '\n';
    }

    @Override
    public void end() throws IOException {
        if (!inGap) {
            endRow();
            writeAddressLine();
        }
        flush();
        if (written != rangeOffset) {
            hashes.add(range, name, rangeOffset, written - rangeOffset, hash.finish());
        }
    }

    private void makeRoom() throws IOException {
        if (textLength + HexdumpRow.LONGEST_LINE > text.length) {
            flush();
        }
    }

    private void flush() throws IOException {
        byte[] copy = Arrays.copyOf(text, textLength);
        hash.update(MemorySegment.ofArray(copy));
        file.write(ByteBuffer.wrap(copy), written);
        written += textLength;
        textLength = 0;
    }

    /// What it is given is copied before it returns.
    @Override
    public CompletableFuture<?> lastUse() {
        return CompletableFuture.completedFuture(written);
    }

    @Override
    public long finish() {
        return written;
    }
}
