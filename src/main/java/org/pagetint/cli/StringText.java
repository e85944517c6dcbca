package org.pagetint.cli;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.pattern.StringEncoding;

/// The text of strings that a search found. They come in ascending order for long stretches, so what was read last is kept. One thread.
final class StringText implements AutoCloseable {
    private static final long WINDOW_BYTES = 1L << 20;

    private final ProcessMemory memory;
    private final ReadPolicy policy;
    private final PageSize pageSize;
    private final ChunkBuffer buffer;
    private Optional<Chunk> window = Optional.empty();

    StringText(ProcessMemory memory, ReadPolicy policy) {
        this.memory = memory;
        this.policy = policy;
        this.pageSize = memory.pageSize();
        this.buffer = new ChunkBuffer(pageSize.roundSize(WINDOW_BYTES));
    }

    /// One string as it is now.
    ///
    /// @param encoding its form
    /// @param text its characters; the first mebibyte of a longer one
    record Found(StringEncoding encoding, String text) {}

    /// The string at `range` as it is now, which may be other bytes than were found. What cannot be read any more is left out.
    Found at(AddressRange range) throws ProcessFailedException {
        byte[] bytes = bytes(range);
        StringEncoding encoding = encoding(bytes);
        return new Found(encoding, new String(bytes, charset(encoding)));
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
    private static StringEncoding encoding(byte[] bytes) {
        if (bytes.length > 1 && bytes[0] == 0) {
            return StringEncoding.UTF_16_BIG_ENDIAN;
        }
        return bytes.length > 1 && bytes[1] == 0 ? StringEncoding.UTF_16_LITTLE_ENDIAN : StringEncoding.ASCII;
    }

    private static Charset charset(StringEncoding encoding) {
        return switch (encoding) {
            case ASCII -> StandardCharsets.ISO_8859_1;
            case UTF_16_LITTLE_ENDIAN -> StandardCharsets.UTF_16LE;
            case UTF_16_BIG_ENDIAN -> StandardCharsets.UTF_16BE;
        };
    }

    private byte[] bytes(AddressRange range) throws ProcessFailedException {
        AddressRange wanted = range.first(WINDOW_BYTES / 2);
        Chunk chunk = chunk(wanted);
        long known = wanted.start();
        while (known != wanted.end()) {
            var run = chunk.runAt(known);
            if (run.reason().isPresent()) {
                break;
            }
            known = run.range().intersect(wanted).orElseThrow().end();
        }
        MemorySegment bytes =
                chunk.bytes().asSlice(wanted.start() - chunk.range().start(), known - wanted.start());
        return bytes.toArray(ValueLayout.JAVA_BYTE);
    }

    private Chunk chunk(AddressRange wanted) throws ProcessFailedException {
        if (window.isEmpty() || !window.get().range().contains(wanted)) {
            long start = pageSize.floor(wanted.start());
            long end = pageSize.ceiling(wanted.end());
            window = Optional.of(memory.fetch(new AddressRange(start, end), policy, buffer));
        }
        return window.get();
    }

    @Override
    public void close() {
        buffer.close();
    }
}
