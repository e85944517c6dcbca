package org.pagetint.cli;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.Matches;
import org.pagetint.search.pattern.StringEncoding;

/// The text of strings that a search found. They come in ascending order for long stretches, so what was read last is
/// kept. One thread.
final class StringText implements AutoCloseable {
    private static final long WINDOW_BYTES = 1L << 20;

    /// Up to here it is cheaper to read what lies between two strings than to ask twice.
    private static final long GAP_BYTES = 64L << 10;

    private final ProcessMemory memory;
    private final ReadPolicy policy;
    private final PageSize pageSize;
    private final ChunkBuffer buffer;
    private Optional<Chunk> window = Optional.empty();
    /// A run of the window, whose bytes are known; empty before one was looked at.
    private long knownStart;

    private long knownEnd;

    StringText(ProcessMemory memory, ReadPolicy policy) {
        this.memory = memory;
        this.policy = policy;
        this.pageSize = memory.pageSize();
        this.buffer = new ChunkBuffer(pageSize.roundSize(WINDOW_BYTES));
    }

    /// One string as it is now.
    ///
    /// @param encoding its form
    /// @param text its characters; the first half mebibyte of a longer one
    record Found(StringEncoding encoding, String text) {}

    /// String `index` of `found` as it is now, which may be other bytes than were found. What cannot be read any more
    /// is left out.
    Found at(Matches found, int index) throws ProcessFailedException {
        byte[] bytes = new byte[seek(found, index)];
        MemorySegment.copy(chunkBytes(), ValueLayout.JAVA_BYTE, offset(found, index), bytes, 0, bytes.length);
        StringEncoding encoding = encoding(bytes.length, offset(found, index));
        return new Found(encoding, new String(bytes, charset(encoding)));
    }

    /// Writes the text of string `index` of `found` to `line`, escaped, if all of it is ASCII and lies one byte a
    /// character, as nearly all do.
    ///
    /// @return whether that is so
    boolean write(Matches found, int index, LineBuffer line) throws ProcessFailedException {
        int count = seek(found, index);
        long offset = offset(found, index);
        return encoding(count, offset) == StringEncoding.ASCII && line.escaped(chunkBytes(), offset, count);
    }

    /// The word that scripts know an encoding by.
    static String word(StringEncoding encoding) {
        return switch (encoding) {
            case ASCII -> "ascii";
            case UTF_16_LITTLE_ENDIAN -> "utf16le";
            case UTF_16_BIG_ENDIAN -> "utf16be";
        };
    }

    /// The encoding of a string of `count` bytes in the window: a character of ASCII is never 0, and every second byte
    /// of the others is.
    private StringEncoding encoding(int count, long offset) {
        if (count < 2) {
            return StringEncoding.ASCII;
        }
        if (chunkBytes().get(ValueLayout.JAVA_BYTE, offset) == 0) {
            return StringEncoding.UTF_16_BIG_ENDIAN;
        }
        boolean wide = chunkBytes().get(ValueLayout.JAVA_BYTE, offset + 1) == 0;
        return wide ? StringEncoding.UTF_16_LITTLE_ENDIAN : StringEncoding.ASCII;
    }

    private static Charset charset(StringEncoding encoding) {
        return switch (encoding) {
            case ASCII -> StandardCharsets.ISO_8859_1;
            case UTF_16_LITTLE_ENDIAN -> StandardCharsets.UTF_16LE;
            case UTF_16_BIG_ENDIAN -> StandardCharsets.UTF_16BE;
        };
    }

    /// From now on strings are read anew: they were found since the last read.
    void beginBatch() {
        forget();
    }

    private void forget() {
        window = Optional.empty();
        knownStart = 0;
        knownEnd = 0;
    }

    /// Sees to it that the window holds string `index`.
    ///
    /// @return how many bytes of it are known
    private int seek(Matches found, int index) throws ProcessFailedException {
        long start = found.address(index);
        long end = start + length(found, index);
        // Most strings lie in the same run as the one before
        return isKnown(start, end) ? (int) (end - start) : seekAnew(found, index, start, end);
    }

    private boolean isKnown(long start, long end) {
        return Long.compareUnsigned(knownStart, start) <= 0 && Long.compareUnsigned(end, knownEnd) <= 0;
    }

    private int seekAnew(Matches found, int index, long start, long end) throws ProcessFailedException {
        if (window.isEmpty() || !holds(window.get().range(), start, end)) {
            read(found, index);
        }
        Chunk chunk = window.orElseThrow();
        long known = start;
        while (known != end) {
            PageRun run = chunk.runAt(known);
            if (run.reason().isPresent()) {
                break;
            }
            knownStart = run.range().start();
            knownEnd = run.range().end();
            known = Long.compareUnsigned(knownEnd, end) < 0 ? knownEnd : end;
        }
        return (int) (known - start);
    }

    private MemorySegment chunkBytes() {
        return window.orElseThrow().bytes();
    }

    /// Where in the window string `index` begins.
    private long offset(Matches found, int index) {
        return found.address(index) - window.orElseThrow().range().start();
    }

    private static boolean holds(AddressRange range, long start, long end) {
        return Long.compareUnsigned(range.start(), start) <= 0 && Long.compareUnsigned(end, range.end()) <= 0;
    }

    private static long length(Matches found, int index) {
        return Math.min(found.length(index), WINDOW_BYTES / 2);
    }

    /// Reads the pages of string `index` and of those behind it, as far as they lie beside each other and there is
    /// room. If pages may be brought in, that are only the pages of strings.
    private void read(Matches found, int index) throws ProcessFailedException {
        long start = pageSize.floor(found.address(index));
        long end = pageSize.ceiling(found.address(index) + length(found, index));
        long gap = policy == ReadPolicy.QUIET ? GAP_BYTES : 0;
        for (int next = index + 1; next < found.size(); next++) {
            long address = found.address(next);
            long nextEnd = pageSize.ceiling(address + length(found, next));
            boolean far = Long.compareUnsigned(pageSize.floor(address), end + gap) > 0;
            if (far || nextEnd - start > buffer.capacity()) {
                break;
            }
            end = Long.compareUnsigned(nextEnd, end) > 0 ? nextEnd : end;
        }
        forget();
        window = Optional.of(memory.fetch(new AddressRange(start, end), policy, buffer));
    }

    @Override
    public void close() {
        buffer.close();
    }
}
