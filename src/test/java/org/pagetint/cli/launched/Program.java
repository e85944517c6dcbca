package org.pagetint.cli.launched;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// The built program, started by its launcher as a process of its own.
final class Program implements AutoCloseable {
    /// Where the build lays it out.
    static final Path LAUNCHER = Path.of("target/pagetint/bin/pagetint").toAbsolutePath();

    /// Lets everybody read what a program writes, unless it takes care of that itself.
    static final List<String> WITHOUT_MASK = List.of("sh", "-c", "umask 000; exec \"$@\"", "sh");

    /// Threads for all who wait, however few cores there are.
    private static final ExecutorService WAITING = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("waiting").factory());

    private final Process process;
    private final CompletableFuture<String> err;

    private Program(Process process) {
        this.process = process;
        this.err = CompletableFuture.supplyAsync(() -> text(process.getErrorStream()), WAITING);
    }

    /// What came of a run.
    record Result(int status, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }
    }

    /// Starts it.
    static Program start(String... arguments) throws IOException {
        return startThrough(List.of(), arguments);
    }

    /// Starts it by way of a program that ends by executing it, such as `setpriv …`.
    static Program startThrough(List<String> through, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT,PIPE"));
        command.addAll(through);
        command.add(LAUNCHER.toString());
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeAll(List.of("DISPLAY", "WAYLAND_DISPLAY", "COLUMNS", "NO_COLOR"));
        return new Program(builder.start());
    }

    /// Runs it to its end.
    static Result run(String... arguments) throws Exception {
        try (Program program = start(arguments)) {
            return program.result();
        }
    }

    /// Runs each of these to its end, at the same time; the results in the same order.
    static List<Result> runAll(List<List<String>> commands) throws Exception {
        return runAllThrough(List.of(), commands);
    }

    /// Runs each of these by way of a program, at the same time.
    static List<Result> runAllThrough(List<String> through, List<List<String>> commands) throws Exception {
        List<CompletableFuture<Result>> running = new ArrayList<>();
        for (List<String> command : commands) {
            Program program = startThrough(through, command.toArray(String[]::new));
            running.add(CompletableFuture.supplyAsync(program::closedResult, WAITING));
        }
        return running.stream().map(CompletableFuture::join).toList();
    }

    /// Does all of these at the same time.
    static List<Result> atOnce(List<Callable<Result>> tasks) throws Exception {
        List<Result> results = new ArrayList<>();
        for (Future<Result> task : WAITING.invokeAll(tasks)) {
            results.add(task.get());
        }
        return results;
    }

    /// Its process number.
    long pid() {
        return process.pid();
    }

    /// Whether it still runs.
    boolean isAlive() {
        return process.isAlive();
    }

    /// Reads `length` bytes of its output.
    String read(int length) throws IOException {
        return new String(process.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    /// Reads no more of its output.
    void stopReading() throws IOException {
        process.getInputStream().close();
    }

    /// Sends it a signal.
    void signal(String name) throws Exception {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid()))
                .start()
                .waitFor();
        if (status != 0 && isAlive()) {
            throw new AssertionError("kill -" + name + ": " + status);
        }
    }

    /// What came of it, once it has ended; the output without what was read before.
    Result result() throws Exception {
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()), WAITING);
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new TimeoutException("still running: " + process.info());
        }
        return new Result(process.exitValue(), out.join(), err.join());
    }

    private Result closedResult() {
        try (this) {
            return result();
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static String text(InputStream stream) {
        try (stream) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            if ("Stream closed".equals(e.getMessage())) {
                return ""; // Nobody wants it any more
            }
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
