package org.pagetint.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// A new file that only its owner may read, written at any offset; what is not written is a hole.
///
/// Large whole blocks go to the disk without the page cache (O_DIRECT, open(2)) where the file system knows that: it takes less time,
/// and the cache keeps what the inspected process has in it. Used by one thread; what that one gives to [#writeLater] another one writes.
final class SparseFile implements AutoCloseable {
    /// Writes past the page cache begin and end at multiples of this, in the file and in memory. No usual disk asks for more.
    private static final long BLOCK = 4096;

    /// A smaller write is faster through the page cache.
    private static final long LEAST_DIRECT = 1L << 18;

    private static final Optional<OpenOption> DIRECT = directOption();

    private final Path path;
    private final FileChannel channel;
    private final Executor writer;
    private Optional<FileChannel> direct = Optional.empty();
    private boolean directRefused;
    private CompletableFuture<Void> last = CompletableFuture.completedFuture(null);

    private SparseFile(Path path, FileChannel channel, Executor writer) {
        this.path = path;
        this.channel = channel;
        this.writer = writer;
    }

    /// Makes it; nothing may be there yet.
    ///
    /// @param writer one thread, which writes what is to be written later
    static SparseFile create(Path path, Executor writer) throws IOException {
        FileChannel channel = FileChannel.open(
                path,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new SparseFile(path, channel, writer);
    }

    /// Writes all that remains in `bytes` at `offset`.
    void write(ByteBuffer bytes, long offset) throws IOException {
        write(channel, bytes, offset);
    }

    /// Writes all of `bytes` at `offset`, some time before [#settle] returns. They must not change until [#lastWrite] of the moment
    /// after this call is done.
    ///
    /// @throws IOException if an earlier one failed
    void writeLater(MemorySegment bytes, long offset) throws IOException {
        if (last.isCompletedExceptionally()) {
            settle();
        }
        last = last.thenRunAsync(() -> writeNow(bytes, offset), writer);
    }

    /// Is done, or failed, when all that was to be written later is written.
    CompletableFuture<Void> lastWrite() {
        return last;
    }

    /// Waits until all that was to be written later is written.
    void settle() throws IOException {
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
            if (DIRECT.isPresent() && !directRefused && isDirect(bytes, offset)) {
                if (writeDirectly(bytes, offset)) {
                    return;
                }
                directRefused = true;
            }
            write(channel, bytes.asByteBuffer(), offset);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Java's O_DIRECT. It is found by name, since javac warns of every use of it, and a warning is an error here.
    private static Optional<OpenOption> directOption() {
        try {
            return Optional.of((OpenOption) Class.forName("com.sun.nio.file.ExtendedOpenOption")
                    .getField("DIRECT")
                    .get(null));
        } catch (ReflectiveOperationException _) {
            return Optional.empty();
        }
    }

    private static boolean isDirect(MemorySegment bytes, long offset) {
        return bytes.byteSize() >= LEAST_DIRECT && ((bytes.address() | bytes.byteSize() | offset) & (BLOCK - 1)) == 0;
    }

    /// Whether that worked; if not, the page cache takes the bytes, or says in its own way why it cannot.
    private boolean writeDirectly(MemorySegment bytes, long offset) {
        try {
            if (direct.isEmpty()) {
                direct = Optional.of(FileChannel.open(path, StandardOpenOption.WRITE, DIRECT.orElseThrow()));
            }
            write(direct.get(), bytes.asByteBuffer(), offset);
            return true;
        } catch (IOException | UnsupportedOperationException _) {
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
    OutputStream stream() {
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
    void extendTo(long length) throws IOException {
        settle();
        if (channel.size() < length) {
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(length);
            }
        }
    }

    /// Waits until all of it is on the disk.
    void sync() throws IOException {
        settle();
        channel.force(true);
    }

    /// What is still to be written is written before; whether that worked, [#settle] says.
    @Override
    public void close() throws IOException {
        last.exceptionally(_ -> null).join();
        try (FileChannel _ = channel) {
            if (direct.isPresent()) {
                direct.get().close();
            }
        }
    }
}
