package org.pagetint.linux.child;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.pagetint.process.RunState;

/// A process of two threads and four pages that the test writes itself, since no Java machine ends its first thread:
/// the second thread sleeps for ever, the first one waits for a byte and ends. Of x86-64 only.
public final class TinyProgram implements AutoCloseable {
    /// Where its file is mapped: one page.
    public static final long FILE = 0x40_0000;

    /// Where its memory without a file lies: three pages, never touched.
    public static final long MEMORY = FILE + 0x1000;

    private static final long PAGE = 4096;
    private static final int HEADERS = 120;

    /// `clone` of a thread; in the first one `read(0, …, 1)` and `exit`, in the second one `pause` again and again.
    private static final byte[] CODE = HexFormat.of()
            .parseHex(
                    "b838000000bf000f0500488d7424c031d24531d24531c00f0585c0741931c031ff488d7424f8ba010000000f05b83c00000031ff0f05b8220000000f05ebf7");

    private final Path file;
    private final Process process;

    /// Writes the program to `file` and starts it.
    public TinyProgram(Path file) throws IOException {
        this.file = file;
        Files.write(file, elf());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        process = new ProcessBuilder(file.toString()).start();
    }

    /// Whether this machine can run it.
    public static boolean canRun() {
        return "amd64".equals(System.getProperty("os.arch"));
    }

    /// Its process number.
    public int pid() {
        return Math.toIntExact(process.pid());
    }

    /// The page at [#FILE].
    public byte[] filePage() throws IOException {
        return ByteBuffer.allocate((int) PAGE).put(Files.readAllBytes(file)).array();
    }

    /// Ends the first thread.
    public void endFirstThread() throws Exception {
        OutputStream in = process.getOutputStream();
        in.write(0);
        in.flush();
        Path stat = Path.of("/proc", Integer.toString(pid()), "stat");
        Wait.until("the first thread has ended", () -> {
            String line = Files.readString(stat);
            return RunState.of(line.charAt(line.lastIndexOf(')') + 2)) == RunState.ZOMBIE;
        });
    }

    /// Ends it at once.
    public void kill() {
        process.destroyForcibly();
    }

    @Override
    public void close() {
        kill();
    }

    /// One segment that can be read, written and executed: the file, and three pages more.
    private static byte[] elf() {
        int length = HEADERS + CODE.length;
        ByteBuffer elf = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        elf.putShort((short) 2).putShort((short) 62).putInt(1);
        elf.putLong(FILE + HEADERS).putLong(64).putLong(0).putInt(0);
        elf.putShort((short) 64).putShort((short) 56).putShort((short) 1).putShort((short) 64);
        elf.putInt(0);
        elf.putInt(1).putInt(7).putLong(0).putLong(FILE).putLong(FILE);
        elf.putLong(length).putLong(4 * PAGE).putLong(PAGE);
        return elf.put(CODE).array();
    }
}
