package org.pagetint.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.pagetint.cli.Console;

/// Runs commands and the window when the program is built, so that Java can write down what they need: the AOT cache
/// that comes of it makes every later start quicker.
public final class TrainingRun {
    private static final long SAMPLE_BYTES = 1 << 16;

    /// The window rests when it has taken less than this in each of so many seconds on end.
    private static final Duration REST = Duration.ofMillis(50);

    private static final int SECONDS_OF_REST = 3;
    private static final int LONGEST_SECONDS = 300;

    private TrainingRun() {}

    /// Runs them, and keeps nothing of what they print or write.
    public static void main(String[] arguments) throws IOException {
        commands();
        Process target = new ProcessBuilder("tail", "-f", "/dev/null").start();
        Thread.ofPlatform().daemon().name("end of the training run").start(() -> endOnceAtRest(target));
        // Shows the window until this machine ends
        int status = run("gui", Long.toString(target.pid()));
        target.destroy();
        System.exit(status);
    }

    private static void commands() throws IOException {
        Path folder = Files.createTempDirectory("pagetint");
        String export = folder.resolve("export").toString();
        String self = Long.toString(ProcessHandle.current().pid());
        MemorySegment written = Arena.global().allocate(SAMPLE_BYTES).fill((byte) 'p');
        String sample = Long.toHexString(written.address()) + "+" + SAMPLE_BYTES;
        List<List<String>> commands = List.of(
                List.of("--version"),
                List.of("--help"),
                List.of("ps"),
                List.of("ps", "--all", "--json"),
                List.of("regions", self),
                List.of("regions", self, "--pages"),
                List.of("regions", self, "--pages", "--json"),
                List.of("regions", "0"),
                List.of("pages", self, sample),
                List.of("pages", self, sample, "--json"),
                List.of("hexdump", self, sample),
                List.of("search", self, "00112233445566778899aabbccddeeff"),
                List.of("search", self, "00112233445566778899aabbccddeeff"),
                List.of("strings", self, "--range", sample, "--json"),
                List.of("export", self, sample, "-o", export),
                List.of("verify", export));
        for (List<String> command : commands) {
            int _ = run(command.toArray(String[]::new));
        }
        Files.deleteIfExists(Path.of(export));
        Files.deleteIfExists(Path.of(export + ".json"));
        Files.delete(folder);
    }

    private static int run(String... command) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        return Main.run(Console.plain(nowhere, nowhere), command);
    }

    private static void endOnceAtRest(Process target) {
        int rested = 0;
        Duration before = processorTime();
        for (int second = 0; second < LONGEST_SECONDS && rested < SECONDS_OF_REST; second++) {
            try {
                Thread.sleep(Duration.ofSeconds(1));
            } catch (InterruptedException _) {
                break;
            }
            Duration now = processorTime();
            rested = now.minus(before).compareTo(REST) < 0 ? rested + 1 : 0;
            before = now;
        }
        target.destroy();
        System.exit(rested == SECONDS_OF_REST ? 0 : 1);
    }

    private static Duration processorTime() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
    }
}
