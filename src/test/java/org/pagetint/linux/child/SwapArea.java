package org.pagetint.linux.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A small swap area in a file, swapon(8), in use until closed.
public final class SwapArea implements AutoCloseable {
    private static final int PAGE = 4096;
    private static final int PAGES = 8192;

    private final Path file;

    private SwapArea(Path file) {
        this.file = file;
    }

    /// Makes one in `folder`, which must lie on a disk.
    ///
    /// @return whether it is in use now; if not, the file is gone again
    public static boolean canBeMade(Path folder) throws IOException {
        SwapArea area = new SwapArea(write(folder));
        boolean made = area.on();
        area.close();
        return made;
    }

    /// Makes one in `folder`, which must lie on a disk, and puts it to use.
    public static SwapArea make(Path folder) throws IOException {
        SwapArea area = new SwapArea(write(folder));
        if (!area.on()) {
            area.close();
            throw new IOException("no swap in " + folder);
        }
        return area;
    }

    private boolean on() {
        return Libc.call("swapon", file.toString(), 0).value() == 0;
    }

    /// The kernel refuses holes, so every page is written; the header stands in the first one.
    private static Path write(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "pagetint", ".swap");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int page = 0; page < PAGES; page++) {
                out.write(ByteBuffer.allocate(PAGE), (long) page * PAGE);
            }
            ByteBuffer header = ByteBuffer.allocate(PAGE).order(ByteOrder.nativeOrder());
            header.putInt(1024, 1);
            header.putInt(1028, PAGES - 1);
            header.put(PAGE - 10, "SWAPSPACE2".getBytes(StandardCharsets.US_ASCII));
            out.write(header, 0);
            out.force(true);
        }
        Libc.call("chmod", file.toString(), 0600);
        return file;
    }

    @Override
    public void close() throws IOException {
        Libc.call("swapoff", file.toString());
        Files.deleteIfExists(file);
    }
}
