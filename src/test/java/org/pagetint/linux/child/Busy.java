package org.pagetint.linux.child;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pagetint.memory.ProcessMemory;

/// A process of [BusyMain] that is no child of this one, but a child of a shell: whoever stops its own children would
/// meet Java, which waits for them. Used by one thread.
public final class Busy implements AutoCloseable {
    private final Process shell;
    private final OutputStream in;
    private final BufferedReader out;
    private final int pid;

    private Busy(Process shell) throws IOException {
        this.shell = shell;
        in = shell.getOutputStream();
        out = shell.inputReader(StandardCharsets.US_ASCII);
        pid = Integer.parseInt(String.valueOf(out.readLine()));
    }

    /// Starts one with so many threads that wait, that count, and that begin others.
    public static Busy start(int waiting, int counting, int beginning) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "exec 3<&0; \"$@\" <&3 & wait", "sh"));
        command.addAll(java(BusyMain.class, waiting, counting, beginning));
        return new Busy(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    /// What starts a program of the tests in a small Java.
    public static List<String> java(Class<?> main, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx96m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                classPath(main),
                main.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        return command;
    }

    /// Where the tests and the program have their classes; libraries lie on either path.
    private static String classPath(Class<?> main) {
        return String.join(
                File.pathSeparator,
                TargetCommand.rootOf(main).toString(),
                TargetCommand.rootOf(ProcessMemory.class).toString(),
                System.getProperty("java.class.path"),
                System.getProperty("jdk.module.path", ""));
    }

    /// Its process number.
    public int pid() {
        return pid;
    }

    /// How far it has counted. Waits for it, so it comes to no answer while it stands still.
    public long counted() throws IOException {
        in.write('\n');
        in.flush();
        return Long.parseLong(String.valueOf(out.readLine()));
    }

    /// The states of its threads by their numbers: the letters of their `stat`.
    public Map<Integer, Character> states() throws IOException {
        Map<Integer, Character> states = new TreeMap<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc", Integer.toString(pid), "task"))) {
            for (Path thread : threads.toList()) {
                state(thread)
                        .ifPresent(letter ->
                                states.put(Integer.parseInt(thread.getFileName().toString()), letter));
            }
        }
        return states;
    }

    /// Empty once it has ended.
    private static Optional<Character> state(Path thread) throws IOException {
        try {
            String stat = Files.readString(thread.resolve("stat"), StandardCharsets.ISO_8859_1);
            return Optional.of(stat.charAt(stat.lastIndexOf(')') + 2));
        } catch (IOException failed) {
            if (Files.exists(thread)) {
                throw failed;
            }
            return Optional.empty();
        }
    }

    /// Whether nobody traces or stops any of its threads.
    public boolean isFree() throws IOException {
        return states().values().stream().noneMatch(state -> state == 't' || state == 'T')
                && Files.readString(Path.of("/proc", Integer.toString(pid), "status"), StandardCharsets.ISO_8859_1)
                        .contains("TracerPid:\t0\n");
    }

    /// Waits until it is free and has counted further.
    public void awaitGoingOn() throws Exception {
        Wait.until("nobody holds the threads of " + pid, this::isFree);
        long before = counted();
        Wait.until(pid + " counts on", () -> counted() > before);
    }

    @Override
    public void close() {
        ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
    }
}
