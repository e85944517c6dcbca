package org.pagetint.linux;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Userfault;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.ProcessMemory;

/// How long a process that maps, writes and unmaps all the time is held up at worst while the built program does its
/// work on it, as a child with the highest ordinary priority. The process runs under SCHED_FIFO, so that it waits for
/// locks and not for a processor. The table has a line for each operation, on 4 GiB of dense memory and on 60,000
/// regions, while nobody and while somebody else holds a userfault descriptor.
///
/// Counts on a machine that does nothing else only: whoever has the lock of the process and loses its processor to
/// others holds it meanwhile. Root alone can run it.
///
/// `mvn -Pbench test -Dbench.main=org.pagetint.linux.OperationStalls`, after `mvn package`; with `-Dbench=REGEX` only
/// the operations, such as `regions --pages`, in whose names that expression is found.
public final class OperationStalls {
    private static final long PAGE = 4096;
    private static final long DENSE_PAGES = 1L << 20;
    private static final int REGIONS = 60_000;
    private static final int MADV_NOHUGEPAGE = 15;
    private static final int HIGHEST_PRIORITY = -20;
    private static final long PAUSE_NANOS = 100_000;
    private static final int TURNS = 3;

    /// The target's own heap is there from the start: what Java touches by itself later would count as a disturbance.
    private static final String[] STEADY = {"env", "JAVA_TOOL_OPTIONS=-XX:+AlwaysPreTouch", "chrt", "--fifo", "50"};

    private final Path launcher;
    private final Path folder;
    private final Pattern chosen;
    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private OperationStalls(Path launcher, Path folder, Pattern chosen) {
        this.launcher = launcher;
        this.folder = folder;
        this.chosen = chosen;
    }

    public static void main(String[] arguments) throws Exception {
        Path launcher = Path.of("target/pagetint/bin/pagetint");
        Path folder = Files.createTempDirectory("stalls");
        try {
            Pattern chosen = Pattern.compile(arguments.length == 0 ? "" : arguments[0]);
            new OperationStalls(launcher.toAbsolutePath(), folder, chosen).measure();
        } finally {
            for (String name : List.of("out", "out.json", "picture.png")) {
                Files.deleteIfExists(folder.resolve(name));
            }
            Files.delete(folder);
        }
    }

    private void measure() throws Exception {
        out.println("| memory | operation | userfault descriptor elsewhere | longest stalls, ms | stops by the host |"
                + " counters |");
        out.println("| --- | --- | --- | --- | --- | --- |");
        try (Target dense = Target.start(STEADY)) {
            AddressRange range = dense.anonymous(DENSE_PAGES);
            dense.call("madvise", range.start(), range.length(), MADV_NOHUGEPAGE);
            dense.fill(range, 1, 0);
            measure("4 GiB dense", dense, range);
        }
        try (Target many = Target.start(STEADY)) {
            AddressRange range = many.anonymous(REGIONS);
            many.fill(AddressRange.ofLength(range.start(), REGIONS / 2 * PAGE), 1, 0);
            many.stripe(range);
            measure("60,000 regions", many, range);
        }
    }

    private void measure(String memory, Target target, AddressRange range) throws Exception {
        // Only from here on: the target is started, and its loop runs, at priorities of its own.
        Libc.call("setpriority", 0, 0, HIGHEST_PRIORITY);
        Map<String, List<String>> operations = operations(target, range);
        target.begin("remap", PAUSE_NANOS); // Java compiles the loop.
        run(List.of());
        target.end("remap");
        for (boolean held : new boolean[] {false, true}) {
            try (Target holder = Target.start()) {
                if (held) {
                    Userfault.of(holder);
                }
                for (Map.Entry<String, List<String>> operation : operations.entrySet()) {
                    if (chosen.matcher(operation.getKey()).find()) {
                        line(memory, held, operation.getKey(), target, operation.getValue());
                    }
                }
            }
        }
    }

    private Map<String, List<String>> operations(Target target, AddressRange range) {
        String pid = Integer.toString(target.pid());
        String all = String.format(Locale.ROOT, "%x-%x", range.start(), range.end());
        String first = String.format(Locale.ROOT, "%x+%d", range.start(), Math.min(range.length(), 16L << 20));
        String file = folder.resolve("out").toString();
        String picture = folder.resolve("picture.png").toString();
        Map<String, List<String>> operations = new LinkedHashMap<>();
        operations.put("nobody looks", List.of());
        operations.put("regions --pages", List.of("regions", "--pages", pid));
        operations.put("pages", List.of("pages", pid, all));
        operations.put("search", List.of("search", pid, "0123456789abcdef0123456789abcdef"));
        operations.put("strings", List.of("strings", pid, "--min", "200"));
        operations.put("hexdump", List.of("hexdump", pid, first));
        operations.put("export, raw", List.of("export", pid, all, "-o", file, "--force"));
        operations.put("export, core", List.of("export", pid, "--all", "--format", "core", "-o", file, "--force"));
        operations.put("window's picture", List.of("snapshot", pid, "-o", picture));
        return operations;
    }

    private void line(String memory, boolean held, String name, Target target, List<String> arguments)
            throws Exception {
        List<Long> worst = new ArrayList<>();
        long stops = 0;
        Disturbance moved = Disturbance.NONE;
        try (ProcessMemory counting = LinuxMemorySource.ofThisMachine().openDirectly(target.id())) {
            for (int turn = 0; turn < TURNS; turn++) {
                MemoryCounters before = counting.live().orElseThrow().counters();
                target.begin("remap", PAUSE_NANOS);
                run(arguments);
                long[] report = target.end("remap");
                worst.add(report[2]);
                stops += report[3];
                moved = counting.live().orElseThrow().counters().since(before);
            }
        }
        Collections.sort(worst);
        out.printf(
                Locale.ROOT,
                "| %s | %s | %s | %.1f, %.1f, %.1f | %d | %s |%n",
                memory,
                name,
                held ? "yes" : "no",
                worst.get(0) / 1e6,
                worst.get(1) / 1e6,
                worst.get(2) / 1e6,
                stops,
                moved.couldBeOursKilobytes() == 0 ? "0" : moved.toString());
    }

    private void run(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        if (arguments.isEmpty()) {
            command.addAll(List.of("sleep", "2"));
        } else {
            command.add(launcher.toString());
            command.addAll(arguments);
        }
        int status = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start()
                .waitFor();
        if (status > 1) { // A search that found nothing is done, too.
            throw new IllegalStateException(command + " ended with " + status);
        }
    }
}
