package org.pagetint.files;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// A new file, written at any offset; what is not written is a hole.
///
/// Large whole blocks go to the disk without the page cache (O_DIRECT, open(2)) where the file system knows that: it
/// takes less time, and the cache keeps what the inspected process has in it. Used by one thread; what that one gives
/// to [#writeLater] another one writes.
public final class SparseFile implements AutoCloseable {
    /// Writes past the page cache begin and end at multiples of this, in the file and in memory. No usual disk asks for
    /// more.
    private static final long BLOCK = 4096;

    /// A smaller write is faster through the page cache.
    private static final long LEAST_DIRECT = 1L << 18;

    private final OpenFile file;
    private final Executor writer;
    private Optional<FileChannel> uncached = Optional.empty();
    private boolean cachedOnly;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    /// Writes `file`, and closes it in the end.
    ///
    /// @param writer one thread, which writes what is to be written later
    public SparseFile(OpenFile file, Executor writer) {
        this.file = file;
        this.writer = writer;
    }

    /// Writes all that remains in `bytes` at `offset`.
    public void write(ByteBuffer bytes, long offset) throws IOException {
        write(file.channel(), bytes, offset);
    }

    /// Writes all of `bytes` at `offset`, some time before [#settle] returns. They must not change until [#lastWrite]
    /// of the moment after this call is done.
    ///
    /// @throws IOException if an earlier one failed
    public void writeLater(MemorySegment bytes, long offset) throws IOException {
        if (last.isCompletedExceptionally()) {
            settle();
        }
        last = last.thenRunAsync(() -> writeNow(bytes, offset), writer);
    }

    /// Is done, or failed, when all that was to be written later is written.
    public CompletableFuture<Void> lastWrite() {
        return last;
    }

    /// Waits until all that was to be written later is written.
    public void settle() throws IOException {
        try {
            last.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof UncheckedIOException failed) {
                throw failed.getCause();
            }
            throw e;
        }
    }

    private void writeNow(MemorySegment bytes, long offset) {
        try {
            if (!cachedOnly && isDirect(bytes, offset)) {
                if (writeDirectly(bytes, offset)) {
                    return;
                }
                cachedOnly = true;
            }
            write(file.channel(), bytes.asByteBuffer(), offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isDirect(MemorySegment bytes, long offset) {
        return bytes.byteSize() >= LEAST_DIRECT && ((bytes.address() | bytes.byteSize() | offset) & (BLOCK - 1)) == 0;
    }

    /// Whether that worked; if not, the page cache takes the bytes, or says in its own way why it cannot.
    private boolean writeDirectly(MemorySegment bytes, long offset) {
        if (uncached.isEmpty()) {
            uncached = file.uncached();
        }
        if (uncached.isEmpty()) {
            return false;
        }
        try {
            write(uncached.get(), bytes.asByteBuffer(), offset);
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes, long offset) throws IOException {
        long at = offset;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    /// Writes from its beginning on. Closing the stream leaves the file open.
    public OutputStream stream() {
        return new OutputStream() {
            private long at;

            @Override
            public void write(int b) throws IOException {
                write(new byte[] {(byte) b}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int from, int count) throws IOException {
                SparseFile.this.write(ByteBuffer.wrap(bytes, from, count), at);
                at += count;
            }
        };
    }

    /// Makes it `length` bytes long if it is shorter, without taking space for that.
    public void extendTo(long length) throws IOException {
        settle();
        if (file.channel().size() < length) {
            file.setLength(length);
        }
    }

    /// How long it is now, in bytes.
    public long length() throws IOException {
        settle();
        return file.channel().size();
    }

    /// Waits until all of it is on the disk.
    public void sync() throws IOException {
        settle();
        file.channel().force(true);
    }

    /// What is still to be written is written before; whether that worked, [#settle] says.
    @Override
    public void close() throws IOException {
        last.exceptionally(_ -> null).join();
        try (OpenFile _ = file) {
            if (uncached.isPresent()) {
                uncached.get().close();
            }
        }
    }
}
