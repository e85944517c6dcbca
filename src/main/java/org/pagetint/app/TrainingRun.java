package org.pagetint.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.pagetint.cli.Console;

/// Runs commands on itself when the program is built, so that Java can write down which classes they need: an archive
/// of these makes every later start quicker.
public final class TrainingRun {
    private static final long SAMPLE_BYTES = 1 << 16;

    private TrainingRun() {}

    /// Runs them, and keeps nothing of what they print or write.
    public static void main(String[] arguments) throws IOException {
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
            PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
            Console console = Console.plain(nowhere, nowhere);
            int _ = Main.run(console, command.toArray(String[]::new));
        }
        Files.deleteIfExists(Path.of(export));
        Files.deleteIfExists(Path.of(export + ".json"));
        Files.delete(folder);
    }
}
