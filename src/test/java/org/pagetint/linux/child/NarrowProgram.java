package org.pagetint.linux.child;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;

/// A 32-bit process of one thread that the test writes itself: it writes one byte and waits for ever. Of x86-64 only,
/// and not of every kernel.
public final class NarrowProgram implements AutoCloseable {
    /// Where its file is mapped: one page.
    public static final long FILE = 0x804_8000L;

    /// Where its memory without a file lies: two pages, of which the second one begins with [#WRITTEN].
    public static final long MEMORY = FILE + 0x1000;

    /// What it writes.
    public static final byte WRITTEN = 42;

    /// The system call that it waits in: `pause`.
    public static final int PAUSE = 29;

    private static final int PAGE = 4096;
    private static final int HEADERS = 84;

    /// `movb $42, 0x804a000`; then `pause` again and again.
    private static final byte[] CODE = HexFormat.of().parseHex("c60500a004082ab81d000000cd80ebf7");

    private final Process process;

    /// Writes the program to `file` and starts it.
    public NarrowProgram(Path file) throws IOException {
        Files.write(file, elf());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        process = new ProcessBuilder(file.toString()).start();
    }

    /// Whether this machine can run it.
    public static boolean canRun(Path folder) throws Exception {
        if (!"amd64".equals(System.getProperty("os.arch"))) {
            return false;
        }
        // The kernel that cannot has a shell try to read it.
        try (NarrowProgram tried = new NarrowProgram(folder.resolve("tried"))) {
            Wait.until("it pauses or has ended", () -> !tried.process.isAlive() || tried.isPausing());
            return tried.process.isAlive();
        } catch (IOException cannot) {
            return false;
        }
    }

    /// Its process number.
    public int pid() {
        return Math.toIntExact(process.pid());
    }

    /// Where it waits: behind its system call.
    public static long waitsAt() {
        return FILE + HEADERS + CODE.length - 2;
    }

    /// Waits until it has written and waits.
    public void awaitPause() throws Exception {
        Wait.until("it pauses", this::isPausing);
    }

    private boolean isPausing() throws IOException {
        Path call = Path.of("/proc", Integer.toString(pid()), "syscall");
        try {
            return Files.readString(call).startsWith(PAUSE + " ");
        } catch (NoSuchFileException ended) {
            return false;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /// One segment that can be read, written and executed: the file, and two pages more.
    private static byte[] elf() {
        int length = HEADERS + CODE.length;
        ByteBuffer elf = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 1, 1, 1, 0}).putLong(0);
        elf.putShort((short) 2).putShort((short) 3).putInt(1);
        elf.putInt((int) FILE + HEADERS).putInt(52).putInt(0).putInt(0);
        elf.putShort((short) 52).putShort((short) 32).putShort((short) 1).putShort((short) 40);
        elf.putInt(0);
        elf.putInt(1).putInt(0).putInt((int) FILE).putInt((int) FILE);
        elf.putInt(length).putInt(3 * PAGE).putInt(7).putInt(PAGE);
        return elf.put(CODE).array();
    }
}
