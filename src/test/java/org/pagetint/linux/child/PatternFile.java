package org.pagetint.linux.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Files whose bytes are a [Pattern].
public final class PatternFile {
    private static final int PIECE = 1 << 16;

    private PatternFile() {}

    /// Makes or overwrites a file of `length` bytes: position 0 of the pattern is its first byte.
    public static Path write(Path path, long seed, long length) throws IOException {
        try (FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            for (long at = 0; at < length; at += PIECE) {
                ByteBuffer piece = ByteBuffer.wrap(Pattern.bytes(seed, at, PIECE));
                piece.limit((int) Math.min(PIECE, length - at));
                while (piece.hasRemaining()) {
                    file.write(piece, at + piece.position());
                }
            }
        }
        return path;
    }
}
