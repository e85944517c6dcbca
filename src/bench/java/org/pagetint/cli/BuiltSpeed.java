package org.pagetint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.search.BareReading;

/// How fast the built program is as people start it, cold, each time anew. Both sides of a row take turns, and the
/// least time of each counts:
///
/// - a search of 2 GiB for 8 bytes beside bare reading of the same memory, with as many threads as processors;
/// - a hexdump of 64 MiB beside `xxd` of the same bytes in a file, where `xxd` is installed;
/// - what lists a million matches beside finding them and listing none: strings, and a byte that is searched for;
/// - commands with the AOT cache beside the same without it.
///
/// `mvn -Pbench test -Dbench.main=org.pagetint.cli.BuiltSpeed`, after `mvn package`
public final class BuiltSpeed {
    private static final int ROUNDS = 5;
    private static final long MEBIBYTE_PAGES = 256;
    private static final String WITHOUT_CACHE = "-XX:AOTMode=off";
    private static final String PROGRAM = "target/pagetint/bin/pagetint";

    private BuiltSpeed() {}

    /// A side of a row.
    @FunctionalInterface
    private interface Run {
        /// Does it; returns how many seconds it took.
        double seconds() throws Exception;
    }

    /// Prints a table.
    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createTempDirectory("pagetint");
        System.out.printf(Locale.ROOT, "%-34s %10s %-22s %10s %7s%n", "built program", "", "beside it", "", "ratio");
        try {
            largeSearch();
            try (Target target = Target.start()) {
                AddressRange range = target.anonymous(64 * MEBIBYTE_PAGES);
                target.fill(range, 1, 0);
                String pid = Integer.toString(target.pid());
                hexdump(pid, range, folder);
                caches(pid, range, folder);
            }
            listings();
        } finally {
            delete(folder);
        }
    }

    private static void largeSearch() throws Exception {
        try (Target target = Target.start()) {
            AddressRange range = target.anonymous(2048 * MEBIBYTE_PAGES);
            target.fill(range, 1, 0);
            BareReading bare =
                    new BareReading(target.pid(), range, Runtime.getRuntime().availableProcessors());
            List<String> search = List.of("search", Integer.toString(target.pid()), "7f 3a 10 00 10 40 91 c5");
            compare("search of 2 GiB for 8 bytes", program(search), "bare process_vm_readv", bare::read);
        }
    }

    private static void hexdump(String pid, AddressRange range, Path folder) throws Exception {
        Path file = folder.resolve("bytes");
        program(List.of("export", pid, range.toString(), "-o", file.toString())).seconds();
        if (!Stream.of(System.getenv("PATH").split(":")).allMatch(path -> Files.notExists(Path.of(path, "xxd")))) {
            Run xxd = () -> seconds(List.of("xxd", file.toString()), "");
            compare("hexdump of 64 MiB", program(List.of("hexdump", pid, range.toString())), "xxd", xxd);
        }
    }

    private static void caches(String pid, AddressRange range, Path folder) throws Exception {
        String export = folder.resolve("export").toString();
        List<List<String>> commands = List.of(
                List.of("--version"),
                List.of("regions", pid),
                List.of("regions", pid, "--pages"),
                List.of("hexdump", pid, range.toString()),
                List.of("strings", pid),
                List.of("search", pid, "7f 3a 10 00 10 40 91 c5"),
                List.of("export", pid, range.toString(), "--force", "-o", export),
                List.of("verify", export));
        for (List<String> command : commands) {
            String name = command.getFirst() + (command.contains("--pages") ? " --pages" : "");
            compare(name + ", 64 MiB", program(command), "without the AOT cache", withoutCache(command));
        }
    }

    private static void listings() throws Exception {
        try (Target target = Target.start()) {
            AddressRange range = target.anonymous(600 * MEBIBYTE_PAGES);
            target.fill(range, 1, 0);
            String pid = Integer.toString(target.pid());
            for (List<String> command : List.of(List.of("strings", pid), List.of("search", "--type=hex", pid, "41"))) {
                compare(
                        command.getFirst() + " that lists a million",
                        program(with(command, "--limit=1000000")),
                        "that lists none",
                        program(with(command, "--limit=0")));
            }
        }
    }

    private static void compare(String name, Run ours, String other, Run theirs) throws Exception {
        double least = Double.MAX_VALUE;
        double otherLeast = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            least = Math.min(least, ours.seconds());
            otherLeast = Math.min(otherLeast, theirs.seconds());
        }
        System.out.printf(
                Locale.ROOT, "%-34s %8.2f s %-22s %8.2f s %7.2f%n", name, least, other, otherLeast, least / otherLeast);
    }

    private static Run program(List<String> arguments) {
        return () -> seconds(with(List.of(PROGRAM), arguments.toArray(String[]::new)), "");
    }

    private static Run withoutCache(List<String> arguments) {
        return () -> seconds(with(List.of(PROGRAM), arguments.toArray(String[]::new)), WITHOUT_CACHE);
    }

    private static List<String> with(List<String> command, String... more) {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of(more));
        return all;
    }

    private static double seconds(List<String> command, String javaOptions) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("JAVA_TOOL_OPTIONS", javaOptions);
        long start = System.nanoTime();
        int status = builder.start().waitFor();
        if (status > 1) {
            throw new IOException(command + ": status " + status);
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
