package org.pagetint.export;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.pagetint.files.FileOpener;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessInfo;
import org.pagetint.process.RunState;
import org.pagetint.process.User;

/// What the tests of exports share.
public final class Exports {
    /// A process that never ran.
    public static final Instant STARTED = Instant.parse("2026-01-02T03:04:05Z");

    /// When exports of tests are made.
    public static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

    private Exports() {}

    /// An exporter of `memory`.
    public static Exporter of(ProcessMemory memory) {
        return of(memory, new LinuxFileOpener());
    }

    /// An exporter of `memory` that opens its files so.
    public static Exporter of(ProcessMemory memory, FileOpener files) {
        ProcessInfo info = new ProcessInfo(
                ArrayMemory.PROCESS,
                1,
                "tested",
                new User(1000, "maria"),
                "tested --by me",
                RunState.SLEEPING,
                4096,
                1,
                STARTED,
                false);
        return new Exporter(info, memory, files, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    /// All of `range` raw into `file`.
    public static ExportRequest raw(Path file, AddressRange... ranges) {
        return ExportRequest.of(List.of(ranges), ExportFormat.RAW, Place.file(file));
    }

    /// The names of all that lies in a folder.
    public static List<String> in(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    /// Whether an export is as its manifest says.
    public static boolean verifies(Path exported) throws ExportFailedException {
        return new Verifier(new LinuxFileOpener(), ExportMonitor.NONE)
                .verify(exported)
                .isSame();
    }

    /// How many bytes a file takes on disk, as stat(1) tells.
    public static long allocated(Path file) throws Exception {
        return Long.parseLong(output("stat", "-c", "%b", file.toString()).strip()) * 512;
    }

    /// What a program writes.
    public static String output(String... command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException(List.of(command) + " says " + text);
        }
        return text;
    }

    /// Fails or cancels at one moment.
    public static ExportMonitor cancelledAtLook(int look) {
        return new ExportMonitor() {
            private int looks;

            @Override
            public void progress(long done, long total) {}

            @Override
            public boolean isCancelled() {
                return ++looks >= look;
            }
        };
    }

    /// Does something when the first bytes have been handled, once.
    public static ExportMonitor atFirstProgress(Action action) {
        return new ExportMonitor() {
            private boolean done;

            @Override
            public void progress(long bytes, long total) {
                if (!done) {
                    done = true;
                    try {
                        action.run();
                    } catch (Exception e) {
                        throw new AssertionError(e);
                    }
                }
            }

            @Override
            public boolean isCancelled() {
                return false;
            }
        };
    }

    /// What can fail.
    @FunctionalInterface
    public interface Action {
        void run() throws Exception;
    }
}
