package org.pagetint.linux.chance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import org.pagetint.memory.AddressRange;

/// The plainest reader of a process: `pread` on its `pagemap`, and on its `mem`, which brings pages in.
final class PlainReader implements AutoCloseable {
    static final int PAGE = 4096;

    private static final int MOST_ENTRIES = 1 << 16;
    private static final long PAUSE_NANOS = 100_000;

    private final FileChannel pagemap;
    private final FileChannel memory;
    private final ByteBuffer entries =
            ByteBuffer.allocateDirect(MOST_ENTRIES * Long.BYTES).order(ByteOrder.nativeOrder());
    private final ByteBuffer page = ByteBuffer.allocateDirect(PAGE);

    PlainReader(int pid) throws IOException {
        Path folder = Path.of("/proc", Integer.toString(pid));
        this.pagemap = FileChannel.open(folder.resolve("pagemap"), StandardOpenOption.READ);
        this.memory = FileChannel.open(folder.resolve("mem"), StandardOpenOption.READ);
    }

    /// What the pagemap says of each page of `range`, once no page is being moved by the kernel.
    long[] entries(AddressRange range) throws IOException {
        long[] all = entriesNow(range);
        while (LongStream.of(all).anyMatch(Entry::moving)) {
            LockSupport.parkNanos(PAUSE_NANOS);
            all = entriesNow(range);
        }
        return all;
    }

    private long[] entriesNow(AddressRange range) throws IOException {
        long[] all = new long[(int) (range.length() / PAGE)];
        int done = 0;
        while (done < all.length) {
            entries.clear().limit(Math.min(MOST_ENTRIES, all.length - done) * Long.BYTES);
            int read = pagemap.read(entries, (range.start() / PAGE + done) * Long.BYTES);
            if (read <= 0) {
                throw new IOException("the pagemap ends in " + range);
            }
            int count = read / Long.BYTES;
            entries.flip().asLongBuffer().get(all, done, count);
            done += count;
        }
        return all;
    }

    /// The bytes of a page; empty if the kernel does not give them.
    Optional<byte[]> page(long address) {
        byte[] bytes = new byte[PAGE];
        try {
            page.clear();
            while (page.hasRemaining()) {
                if (memory.read(page, address + page.position()) <= 0) {
                    return Optional.empty();
                }
            }
        } catch (IOException unreadable) {
            return Optional.empty();
        }
        page.flip().get(bytes);
        return Optional.of(bytes);
    }

    @Override
    public void close() throws IOException {
        pagemap.close();
        memory.close();
    }
}
