package org.pagetint.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What commands take from their start to their end, in processor time, user and system, beside an empty Java program
/// in the same run. They take turns, and the time is that of the children as the kernel counts it, a hundredth of a
/// second at a time: proc_pid_stat(5). Runs the built program, so after `mvn package`.
public final class StartUp {
    private static final int ROUNDS = 20;
    private static final double TICKS_PER_SECOND = 100;
    private static final int CHILDREN_USER = 13;
    private static final int CHILDREN_SYSTEM = 14;

    private StartUp() {}

    /// Runs each of them many times and prints a table.
    public static void main(String[] arguments) throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Process small = new ProcessBuilder("sleep", "1000").start();
        List<List<String>> commands = List.of(
                List.of(java, "-cp", "target/test-classes", EmptyProgram.class.getName()),
                List.of("target/pagetint/bin/pagetint", "--version"),
                List.of("target/pagetint/bin/pagetint", "regions", Long.toString(small.pid())));
        try {
            List<Double> seconds = measure(commands);
            System.out.printf(Locale.ROOT, "%-12s %10s %14s%n", "", "processor", "above empty");
            for (int i = 0; i < commands.size(); i++) {
                String name = i == 0 ? "empty Java" : commands.get(i).get(1);
                double above = seconds.get(i) - seconds.getFirst();
                System.out.printf(Locale.ROOT, "%-12s %8.3f s %12.3f s%n", name, seconds.get(i), above);
            }
        } finally {
            small.destroy();
        }
    }

    private static List<Double> measure(List<List<String>> commands) throws Exception {
        long[] ticks = new long[commands.size()];
        for (int round = -1; round < ROUNDS; round++) {
            for (int i = 0; i < ticks.length; i++) {
                long before = ticksOfChildren();
                run(commands.get(i));
                ticks[i] += round < 0 ? 0 : ticksOfChildren() - before; // The first round warms the page cache
            }
        }
        List<Double> seconds = new ArrayList<>();
        for (long sum : ticks) {
            seconds.add(sum / TICKS_PER_SECOND / ROUNDS);
        }
        return seconds;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Process process = builder.start();
        byte[] output = process.getInputStream().readAllBytes();
        if (process.waitFor() != 0) {
            throw new IOException(command + ": " + output.length + " bytes, status " + process.exitValue());
        }
    }

    /// Processor time of the children that have ended.
    private static long ticksOfChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[CHILDREN_USER]) + Long.parseLong(fields[CHILDREN_SYSTEM]);
    }
}
