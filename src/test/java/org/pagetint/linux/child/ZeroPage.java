package org.pagetint.linux.child;

import com.sun.jna.Pointer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// The kernel's page of zeros, which stands wherever memory without a file was read and never written.
public final class ZeroPage {
    private static final int PAGE = 4096;
    private static final Path FLAGS = Path.of("/proc/kpageflags");
    private static final long IS_ZERO_PAGE = 1L << 24;
    private static final long IS_HUGE = 1L << 22;
    private static final long IS_EXCLUSIVE = 1L << 56;

    private ZeroPage() {}

    /// Whether this kernel puts it there: some virtual machines have theirs give each reader a page of its own.
    public static boolean isGiven() {
        return Given.HERE;
    }

    private static final class Given {
        private static final boolean HERE = ask();

        /// A page of a process's own is its alone, the page of zeros never.
        private static boolean ask() {
            long page = Libc.call(
                            "mmap",
                            Pointer.NULL,
                            PAGE,
                            Kernel.READ_WRITE,
                            Kernel.MAP_PRIVATE | Kernel.MAP_ANONYMOUS,
                            -1,
                            0L)
                    .value();
            new Pointer(page).getByte(0);
            ByteBuffer entry = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder());
            try (FileChannel pagemap = FileChannel.open(Path.of("/proc/self/pagemap"), StandardOpenOption.READ)) {
                pagemap.read(entry, page / PAGE * Long.BYTES);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                Libc.call("munmap", new Pointer(page), (long) PAGE);
            }
            return (entry.getLong(0) & IS_EXCLUSIVE) == 0;
        }
    }

    /// Where it lies in RAM: `Documentation/admin-guide/mm/pagemap.rst`. Only root may ask.
    ///
    /// @return 0 if it is nowhere
    public static long frame() throws IOException {
        try (FileChannel flags = FileChannel.open(FLAGS, StandardOpenOption.READ)) {
            ByteBuffer some = ByteBuffer.allocateDirect(1 << 16).order(ByteOrder.nativeOrder());
            for (long frame = 0; flags.read(some.clear(), frame * Long.BYTES) > 0; ) {
                some.flip();
                while (some.hasRemaining()) {
                    if ((some.getLong() & (IS_ZERO_PAGE | IS_HUGE)) == IS_ZERO_PAGE) {
                        return frame;
                    }
                    frame++;
                }
            }
            return 0;
        }
    }
}
