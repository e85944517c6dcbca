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

/// The text of strings that a search found. They come in ascending order for long stretches, so what was read last is kept. One thread.
final class StringText implements AutoCloseable {
    private static final long WINDOW_BYTES = 1L << 20;

    /// Up to here it is cheaper to read what lies between two strings than to ask twice.
    private static final long GAP_BYTES = 64L << 10;

    private final ProcessMemory memory;
    private final ReadPolicy policy;
    private final PageSize pageSize;
    private final ChunkBuffer buffer;
    private Optional<Chunk> window = Optional.empty();
    /// Of the last read, a run of the window.
    private Optional<PageRun> lastRun = Optional.empty();

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

    /// String `index` of `found` as it is now, which may be other bytes than were found. What cannot be read any more is left out.
    Found at(Matches found, int index) throws ProcessFailedException {
        byte[] bytes = new byte[seek(found, index)];
        MemorySegment.copy(chunkBytes(), ValueLayout.JAVA_BYTE, offset(found, index), bytes, 0, bytes.length);
        StringEncoding encoding = bytes.length < 2 ? StringEncoding.ASCII : encoding(bytes[0], bytes[1]);
        return new Found(encoding, new String(bytes, charset(encoding)));
    }

    /// Writes the text of string `index` of `found` to `line`, if all of it is printable ASCII and lies one byte a character, as nearly
    /// all do.
    ///
    /// @return whether that is so
    boolean write(Matches found, int index, LineBuffer line) throws ProcessFailedException {
        int count = seek(found, index);
        return line.printable(chunkBytes(), offset(found, index), count);
    }

    /// The word that scripts know an encoding by.
    static String word(StringEncoding encoding) {
        return switch (encoding) {
            case ASCII -> "ascii";
            case UTF_16_LITTLE_ENDIAN -> "utf16le";
            case UTF_16_BIG_ENDIAN -> "utf16be";
        };
    }

    /// A character of ASCII is never 0, and every second byte of the others is.
    private static StringEncoding encoding(byte first, byte second) {
        if (first == 0) {
            return StringEncoding.UTF_16_BIG_ENDIAN;
        }
        return second == 0 ? StringEncoding.UTF_16_LITTLE_ENDIAN : StringEncoding.ASCII;
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
        window = Optional.empty();
    }

    /// Sees to it that the window holds string `index`.
    ///
    /// @return how many bytes of it are known
    private int seek(Matches found, int index) throws ProcessFailedException {
        long start = found.address(index);
        long end = start + length(found, index);
        if (window.isEmpty() || !holds(window.get().range(), start, end)) {
            read(found, index);
        }
        Chunk chunk = window.orElseThrow();
        long known = start;
        while (known != end) {
            PageRun run = runAt(chunk, known);
            if (run.reason().isPresent()) {
                break;
            }
            long runEnd = run.range().end();
            known = Long.compareUnsigned(runEnd, end) < 0 ? runEnd : end;
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

    /// Most strings lie in the same run as the one before.
    private PageRun runAt(Chunk chunk, long address) {
        PageRun run = lastRun.filter(last -> last.range().contains(address)).orElseGet(() -> chunk.runAt(address));
        lastRun = Optional.of(run);
        return run;
    }

    private static long length(Matches found, int index) {
        return Math.min(found.length(index), WINDOW_BYTES / 2);
    }

    /// Reads the pages of string `index` and of those behind it, as far as they lie beside each other and there is room. If pages may be
    /// brought in, that are only the pages of strings.
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
        window = Optional.of(memory.fetch(new AddressRange(start, end), policy, buffer));
        lastRun = Optional.empty();
    }

    @Override
    public void close() {
        buffer.close();
    }
}
