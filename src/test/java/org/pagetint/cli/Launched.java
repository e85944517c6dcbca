package org.pagetint.cli;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.pagetint.app.Main;

/// The program in a process of its own, started as its launcher does but from the classes of the build.
final class Launched implements AutoCloseable {
    private final Process process;
    private final CompletableFuture<String> out;
    private final CompletableFuture<String> err;

    private Launched(Process process) {
        this.process = process;
        this.out = CompletableFuture.supplyAsync(() -> text(process.inputReader(StandardCharsets.UTF_8)));
        this.err = CompletableFuture.supplyAsync(() -> text(process.errorReader(StandardCharsets.UTF_8)));
    }

    /// Starts it with these arguments.
    ///
    /// @param through a program that ends by executing it, such as `setpriv …`; or nothing
    static Launched start(List<String> through, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(through);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-cp");
        String modules = System.getProperty("jdk.module.path", "");
        command.add("target/classes:" + System.getProperty("java.class.path") + ":" + modules);
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return new Launched(new ProcessBuilder(command).start());
    }

    /// Its exit status, when it has ended.
    int status() throws Exception {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new AssertionError("still running: " + process.info());
        }
        return process.exitValue();
    }

    /// All that it wrote to standard output.
    String out() {
        return out.join();
    }

    /// All that it wrote to standard error.
    String err() {
        return err.join();
    }

    /// Its process number.
    long pid() {
        return process.pid();
    }

    private static String text(Reader reader) {
        StringBuilder text = new StringBuilder();
        char[] block = new char[1024];
        try (reader) {
            int read;
            while ((read = reader.read(block)) >= 0) {
                text.append(block, 0, read);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return text.toString();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
