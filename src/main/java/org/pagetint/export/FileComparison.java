package org.pagetint.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.OptionalLong;
import org.pagetint.files.OpenFile;

/// Reads parts of open files, a mebibyte at a time. One thread.
final class FileComparison {
    private static final int BLOCK_BYTES = 1 << 20;

    private final byte[] block = new byte[BLOCK_BYTES];
    private final byte[] zeros = new byte[BLOCK_BYTES];
    private final ExportMonitor monitor;

    /// @param monitor cancels
    FileComparison(ExportMonitor monitor) {
        this.monitor = monitor;
    }

    /// The SHA-256 of `length` bytes at `offset`, in hexadecimal.
    String hash(OpenFile file, long offset, long length) throws IOException, ExportFailedException {
        MessageDigest digest = Hashing.newDigest();
        for (long at = 0; at < length; at += BLOCK_BYTES) {
            int count = read(file, offset + at, length - at);
            digest.update(block, 0, count);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /// Whether there are only zeros, reading no more than what is not a hole.
    boolean isZero(OpenFile file, long offset, long length) throws IOException, ExportFailedException {
        long end = offset + length;
        OptionalLong data = file.dataAtOrAfter(offset);
        while (data.isPresent() && data.getAsLong() < end) {
            long at = data.getAsLong();
            int count = read(file, at, end - at);
            if (!Arrays.equals(block, 0, count, zeros, 0, count)) {
                return false;
            }
            data = file.dataAtOrAfter(at + count);
        }
        return true;
    }

    /// Fills the block, or as much of it as `length` says, with what stands at `offset`.
    private int read(OpenFile file, long offset, long length) throws IOException, ExportFailedException {
        if (monitor.isCancelled()) {
            throw new ExportFailedException(new ExportFailure.Cancelled());
        }
        ByteBuffer into = ByteBuffer.wrap(block, 0, (int) Math.min(BLOCK_BYTES, length));
        while (into.hasRemaining()) {
            if (file.channel().read(into, offset + into.position()) < 0) {
                throw new IOException("the file became shorter while it was read");
            }
        }
        return into.position();
    }
}
