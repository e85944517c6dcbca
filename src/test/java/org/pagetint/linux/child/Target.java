package org.pagetint.linux.child;

import com.sun.jna.Native;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.pagetint.memory.AddressRange;
import org.pagetint.process.ProcessId;

/// A child process that does to its memory what the test says. It stands still between commands but for what a Java
/// machine does by itself; [#stop] stops even that. Used by one thread.
public final class Target implements AutoCloseable {
    private static final long PAGE = 4096;
    private static final long FAULT_AROUND = 0x10000;
    private static final int RESERVED = Kernel.MAP_PRIVATE | Kernel.MAP_ANONYMOUS | Kernel.MAP_NORESERVE;
    private static final HexFormat HEX = HexFormat.of();

    private final Process process;
    private final OutputStream in;
    private final BufferedReader out;

    private Target(Process process) {
        this.process = process;
        this.in = process.getOutputStream();
        this.out = process.inputReader(StandardCharsets.ISO_8859_1);
    }

    /// Starts one.
    ///
    /// @param through a program with its arguments that ends by executing the target, such as `unshare -m`; or nothing
    public static Target start(String... through) throws IOException {
        return start(TargetCommand.ownClassPath(), through);
    }

    /// Starts one whose command no other process has, for it names `folder`, which need hold nothing.
    public static Target startNaming(Path folder) throws IOException {
        List<Path> classPath = new ArrayList<>(TargetCommand.ownClassPath());
        classPath.add(folder);
        return start(classPath);
    }

    /// Starts one with its classes elsewhere: where another user can read them.
    public static Target start(List<Path> classPath, String... through) throws IOException {
        List<String> command = new ArrayList<>(Arrays.asList(through));
        command.addAll(TargetCommand.java(classPath, List.of()));
        Target target = new Target(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        String greeting = target.answer();
        if (!greeting.equals("ready")) {
            throw new IllegalStateException("a target that says " + greeting);
        }
        return target;
    }

    /// Its process number.
    public int pid() {
        return Math.toIntExact(process.pid());
    }

    /// Its process number and start.
    public ProcessId id() throws IOException {
        String stat = Files.readString(proc("stat"), StandardCharsets.ISO_8859_1);
        return new ProcessId(
                pid(), Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1)[19]));
    }

    /// A file of its folder in `/proc`.
    public Path proc(String name) {
        return Path.of("/proc", Integer.toString(pid()), name);
    }

    /// Has it call a function of libc that must not return −1. Arguments: numbers; strings and `byte[]`, passed as
    /// pointers (a string in UTF-8 ended by a zero).
    public long call(String function, Object... arguments) throws IOException {
        Libc.Result result = tryCall(function, arguments);
        if (result.value() == -1) {
            throw new IOException(function + Arrays.deepToString(arguments) + ": errno " + result.errno());
        }
        return result.value();
    }

    /// Has it call a function of libc; see [#call].
    public Libc.Result tryCall(String function, Object... arguments) throws IOException {
        StringBuilder line = new StringBuilder("call ").append(function);
        for (Object argument : arguments) {
            line.append(' ').append(word(argument));
        }
        String[] answer = ask(line.toString()).split(" ", -1);
        return new Libc.Result(Long.parseLong(answer[0]), Integer.parseInt(answer[1]));
    }

    /// Has it map this many bytes at a multiple of 64 KiB, with at least a page to each side that stays free: a read
    /// fault brings in neighbours within 64 KiB, and mappings that touch may become one.
    public AddressRange map(long length, int protection, int flags, long file, long offset) throws IOException {
        return mapAligned(FAULT_AROUND, length, protection, flags, file, offset);
    }

    /// The same at a multiple of `alignment`, itself one of pages.
    public AddressRange mapAligned(long alignment, long length, int protection, int flags, long file, long offset)
            throws IOException {
        long wholeLength = length + 2 * alignment;
        long whole = call("mmap", 0, wholeLength, Kernel.PROT_NONE, RESERVED, -1, 0);
        long start = (whole + alignment) / alignment * alignment;
        call("mmap", start, length, protection, flags | Kernel.MAP_FIXED, file, offset);
        long end = (start + length + PAGE - 1) / PAGE * PAGE;
        call("munmap", whole, start - whole);
        call("munmap", end, whole + wholeLength - end);
        return AddressRange.ofLength(start, length);
    }

    /// Has it map private memory without a file.
    public AddressRange anonymous(long pages) throws IOException {
        return map(pages * PAGE, Kernel.READ_WRITE, Kernel.MAP_PRIVATE | Kernel.MAP_ANONYMOUS, -1, 0);
    }

    /// Has it open a file.
    public long open(Path path, int flags) throws IOException {
        return call("open", path.toString(), flags, 0600);
    }

    /// Has it write [Pattern] by plain stores: at `range.start() + n` what stands at `position + n`.
    public void fill(AddressRange range, long seed, long position) throws IOException {
        tell("fill " + range.start() + " " + range.length() + " " + seed + " " + position);
    }

    /// Has it read one byte of each page by plain loads.
    public void touch(AddressRange range) throws IOException {
        tell("touch " + range.start() + " " + range.length() + " " + PAGE);
    }

    /// Has it forbid writing to every second page of memory it can write, so that each page is a mapping of its own.
    public void stripe(AddressRange range) throws IOException {
        tell("stripe " + range.start() + " " + range.length());
    }

    /// Has it store these bytes.
    public void poke(long address, byte[] bytes) throws IOException {
        tell("poke " + address + " " + HEX.formatHex(bytes));
    }

    /// What it sees of itself. Brings in what a load would.
    public byte[] bytes(AddressRange range) throws IOException {
        return HEX.parseHex(ask("bytes " + range.start() + " " + range.length()));
    }

    /// The CRC-32 of each page that it sees, empty for a page that it cannot read. Brings in what a load would.
    public List<OptionalLong> hashes(AddressRange range) throws IOException {
        return Stream.of(ask("hashes " + range.start() + " " + range.length() + " " + PAGE)
                        .split(" ", -1))
                .map(hash -> hash.equals("-") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(hash, 16)))
                .toList();
    }

    /// Has it make the layout of this seed in the place of the one before.
    ///
    /// @param disk an empty folder for files on a disk
    /// @param tmpfs an empty folder for files in memory
    /// @return where it ends in hexadecimal, and what it has
    public String layout(long seed, Path disk, Path tmpfs) throws IOException {
        return ask("layout " + seed + " " + disk + " " + tmpfs);
    }

    /// Has it begin a loop; see [TargetMain].
    public void begin(String loop, long... arguments) throws IOException {
        StringBuilder line = new StringBuilder("begin ").append(loop);
        for (long argument : arguments) {
            line.append(' ').append(argument);
        }
        tell(line.toString());
    }

    /// Has it end a loop.
    ///
    /// @return what the loop says of itself
    public long[] end(String loop) throws IOException {
        return Stream.of(ask("end " + loop).split(" ", -1))
                .mapToLong(Long::parseLong)
                .toArray();
    }

    /// Has it call a function that does not return, such as `_exit` or `execve`.
    public void callForGood(String function, Object... arguments) throws IOException {
        StringBuilder line = new StringBuilder("call ").append(function);
        for (Object argument : arguments) {
            line.append(' ').append(word(argument));
        }
        send(line.toString());
    }

    /// Has the kernel move private pages that it has written to swap. A page that somebody else holds at that moment
    /// stays, so this asks until all are there.
    public void pageOut(AddressRange range) throws Exception {
        Wait.until("the pages of " + range + " are in swap", () -> {
            call("madvise", range.start(), range.length(), Kernel.MADV_PAGEOUT);
            return Footprint.of(pid(), range).isSwapped();
        });
    }

    /// Stops it and all its threads; nothing moves in it until [#go].
    public void stop() throws Exception {
        Libc.call("kill", pid(), Kernel.SIGSTOP);
        Wait.until("every thread of " + pid() + " stops", () -> {
            try (Stream<Path> threads = Files.list(proc("task"))) {
                return threads.allMatch(thread -> stateOf(thread) == 'T');
            }
        });
    }

    /// Lets it go on.
    public void go() {
        Libc.call("kill", pid(), Kernel.SIGCONT);
    }

    /// Ends it at once.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
        boolean interrupted = false;
        while (process.isAlive() && !interrupted) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
                Thread.currentThread().interrupt();
            }
        }
    }

    private static char stateOf(Path thread) {
        try {
            String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
            return stat.charAt(stat.lastIndexOf(')') + 2);
        } catch (IOException gone) {
            return 'T';
        }
    }

    private static String word(Object argument) {
        return switch (argument) {
            case Number number -> Long.toString(number.longValue());
            case String text -> "b:" + HEX.formatHex(Native.toByteArray(text, StandardCharsets.UTF_8));
            case byte[] bytes -> "b:" + HEX.formatHex(bytes);
            default -> throw new IllegalArgumentException(argument.toString());
        };
    }

    private void tell(String line) throws IOException {
        String answer = ask(line);
        if (!answer.equals("ok")) {
            throw new IOException(line + ": " + answer);
        }
    }

    private String ask(String line) throws IOException {
        send(line);
        return answer();
    }

    private void send(String line) throws IOException {
        in.write((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
        in.flush();
    }

    private String answer() throws IOException {
        String line = out.readLine();
        if (line == null) {
            throw new IOException("the target has ended");
        }
        return line;
    }
}
