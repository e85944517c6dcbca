package org.pagetint.linux.proc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.pagetint.linux.kernel.LibC;

/// Reads whole files under `/proc`.
public final class ProcFiles {
    private static final int BLOCK_BYTES = 1 << 16;

    private ProcFiles() {}

    /// The bytes of `path`, or nothing if it cannot be read, whatever the reason: for what is good to have and can be
    /// done without.
    public static Optional<byte[]> readIfPossible(Path path) {
        try {
            return Optional.of(Files.readAllBytes(path));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// The bytes of `file` in an open folder; empty if it cannot be read or holds nothing, as when the process is gone.
    public static Optional<byte[]> readIn(int folder, String file) {
        int descriptor = LibC.openat(folder, file, LibC.O_RDONLY);
        if (descriptor < 0) {
            return Optional.empty();
        }
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            readBlocks(descriptor, (block, length) -> bytes.write(block, 0, length));
            return Optional.of(bytes.toByteArray()).filter(all -> all.length > 0);
        } finally {
            LibC.closeDescriptor(descriptor);
        }
    }

    /// Takes a block of bytes, the first `length` of the array.
    public interface Blocks {
        void take(byte[] bytes, int length);
    }

    /// Hands over what is in a file, in blocks of any length.
    public static void readBlocks(int descriptor, Blocks blocks) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment block = arena.allocate(BLOCK_BYTES);
            byte[] bytes = new byte[BLOCK_BYTES];
            long at = 0;
            int read;
            while ((read = (int) LibC.pread(descriptor, block, at)) > 0) {
                MemorySegment.copy(block, ValueLayout.JAVA_BYTE, 0, bytes, 0, read);
                blocks.take(bytes, read);
                at += read;
            }
        }
    }
}
