package org.pagetint.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A new file that only its owner may read, written at any offset; what is not written is a hole. One thread.
final class SparseFile implements AutoCloseable {
    private final Path path;
    private final FileChannel channel;

    private SparseFile(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /// Makes it; nothing may be there yet.
    static SparseFile create(Path path) throws IOException {
        return new SparseFile(
                path,
                FileChannel.open(
                        path,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE),
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))));
    }

    /// Writes all of `bytes` at `offset`.
    void write(MemorySegment bytes, long offset) throws IOException {
        write(bytes.asByteBuffer(), offset);
    }

    /// Writes all that remains in `bytes` at `offset`.
    void write(ByteBuffer bytes, long offset) throws IOException {
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
        if (channel.size() < length) {
            try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
                file.setLength(length);
            }
        }
    }

    /// Waits until all of it is on the disk.
    void sync() throws IOException {
        channel.force(true);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
