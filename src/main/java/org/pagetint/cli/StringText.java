package org.pagetint.cli;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.EscapedText;
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
    record Found(StringEncoding encoding, String text) {
        /// The text, with what does not show as itself escaped.
        String escaped() {
            for (int index = 0; index < text.length(); index++) {
                char character = text.charAt(index);
                if (character < ' ' || character > '~') {
                    return EscapedText.of(text);
                }
            }
            return text;
        }
    }

    /// String `index` of `found` as it is now, which may be other bytes than were found. What cannot be read any more is left out.
    Found at(Matches found, int index) throws ProcessFailedException {
        byte[] bytes = bytes(found, index);
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

    /// From now on strings are read anew: they were found since the last read.
    void beginBatch() {
        window = Optional.empty();
    }

    private byte[] bytes(Matches found, int index) throws ProcessFailedException {
        AddressRange wanted = wanted(found, index);
        if (window.isEmpty() || !window.get().range().contains(wanted)) {
            read(found, index);
        }
        Chunk chunk = window.orElseThrow();
        long known = wanted.start();
        while (known != wanted.end()) {
            PageRun run = runAt(chunk, known);
            if (run.reason().isPresent()) {
                break;
            }
            known = Long.compareUnsigned(run.range().end(), wanted.end()) < 0
                    ? run.range().end()
                    : wanted.end();
        }
        byte[] bytes = new byte[(int) (known - wanted.start())];
        MemorySegment.copy(
                chunk.bytes(),
                ValueLayout.JAVA_BYTE,
                wanted.start() - chunk.range().start(),
                bytes,
                0,
                bytes.length);
        return bytes;
    }

    /// Most strings lie in the same run as the one before.
    private PageRun runAt(Chunk chunk, long address) {
        PageRun run = lastRun.filter(last -> last.range().contains(address)).orElseGet(() -> chunk.runAt(address));
        lastRun = Optional.of(run);
        return run;
    }

    private static AddressRange wanted(Matches found, int index) {
        return found.range(index).first(WINDOW_BYTES / 2);
    }

    /// Reads the pages of string `index` and of those behind it, as far as they lie beside each other and there is room. If pages may be
    /// brought in, that are only the pages of strings.
    private void read(Matches found, int index) throws ProcessFailedException {
        AddressRange pages = pageSize.widen(wanted(found, index));
        long gap = policy == ReadPolicy.QUIET ? GAP_BYTES : 0;
        for (int next = index + 1; next < found.size(); next++) {
            AddressRange more = pageSize.widen(wanted(found, next));
            boolean far = Long.compareUnsigned(more.start(), pages.end() + gap) > 0;
            boolean fits = Long.compareUnsigned(more.end() - pages.start(), buffer.capacity()) <= 0;
            if (far || !fits) {
                break;
            }
            if (Long.compareUnsigned(more.end(), pages.end()) > 0) {
                pages = new AddressRange(pages.start(), more.end());
            }
        }
        window = Optional.of(memory.fetch(pages, policy, buffer));
        lastRun = Optional.empty();
    }

    @Override
    public void close() {
        buffer.close();
    }
}
