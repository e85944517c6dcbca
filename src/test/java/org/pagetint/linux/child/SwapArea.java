package org.pagetint.linux.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// A small swap area, swapon(8), in use until closed: in compressed memory (zram) where the kernel has it, where pages
/// leave RAM at once, or else in a file.
public final class SwapArea implements AutoCloseable {
    private static final int PAGE = 4096;
    private static final int PAGES = 8192;

    /// Before all other areas.
    private static final int FIRST = 0x8000 | 0x7fff;

    private static final Path CONTROL = Path.of("/sys/class/zram-control");

    private final Path file;
    private final Optional<String> zram;

    private SwapArea(Path file, Optional<String> zram) {
        this.file = file;
        this.zram = zram;
    }

    /// Makes one, in `folder` if it has to be a file; it must lie on a disk then.
    ///
    /// @return whether it could be put to use; it is gone again
    public static boolean canBeMade(Path folder) throws IOException {
        try (SwapArea area = place(folder)) {
            return area.on();
        }
    }

    /// Makes one, in `folder` if it has to be a file, and puts it to use.
    public static SwapArea make(Path folder) throws IOException {
        SwapArea area = place(folder);
        if (!area.on()) {
            area.close();
            throw new IOException("no swap in " + folder);
        }
        return area;
    }

    /// Whether pages that are moved there leave RAM at once. Those that go to a disk stay in the kernel's swap cache
    /// for a while.
    public boolean empties() {
        return zram.isPresent();
    }

    private boolean on() {
        return Libc.call("swapon", file.toString(), FIRST).value() == 0;
    }

    private static SwapArea place(Path folder) throws IOException {
        if (!Libc.isRoot() || !Files.exists(CONTROL)) {
            return new SwapArea(write(folder), Optional.empty());
        }
        String number = Files.readString(CONTROL.resolve("hot_add")).strip();
        Path device = Path.of("/dev/zram" + number);
        Files.writeString(Path.of("/sys/block/zram" + number + "/disksize"), Long.toString((long) PAGES * PAGE));
        try (FileChannel out = FileChannel.open(device, StandardOpenOption.WRITE)) {
            out.write(header(), 0);
        }
        return new SwapArea(device, Optional.of(number));
    }

    /// The kernel refuses holes, so every page is written; the header stands in the first one.
    private static Path write(Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "pagetint", ".swap");
        try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int page = 0; page < PAGES; page++) {
                out.write(ByteBuffer.allocate(PAGE), (long) page * PAGE);
            }
            out.write(header(), 0);
            out.force(true);
        }
        Libc.call("chmod", file.toString(), 0600);
        return file;
    }

    private static ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(PAGE).order(ByteOrder.nativeOrder());
        header.putInt(1024, 1);
        header.putInt(1028, PAGES - 1);
        return header.put(PAGE - 10, "SWAPSPACE2".getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public void close() throws IOException {
        Libc.call("swapoff", file.toString());
        if (zram.isPresent()) {
            Files.writeString(Path.of("/sys/block/zram" + zram.get() + "/reset"), "1");
            Files.writeString(CONTROL.resolve("hot_remove"), zram.get());
        } else {
            Files.deleteIfExists(file);
        }
    }
}
