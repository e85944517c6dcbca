package org.pagetint.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;

/// How long the built program takes to list a million matches in memory of random bytes, beside finding them and
/// listing none: strings, and a byte that is searched for. Both start anew each time and take turns, and the least time
/// of each counts. So after `mvn package`.
///
/// `mvn -Pbench test -Dbench.main=org.pagetint.cli.ListingSpeed`
public final class ListingSpeed {
    private static final int ROUNDS = 5;
    private static final long PAGES = 600L << 8;

    private ListingSpeed() {}

    /// Prints a table.
    public static void main(String[] arguments) throws Exception {
        try (Target target = Target.start()) {
            AddressRange range = target.anonymous(PAGES);
            target.fill(range, 1, 0);
            String pid = Integer.toString(target.pid());
            System.out.printf(Locale.ROOT, "%-10s %10s %10s %7s%n", "", "finding", "listing", "ratio");
            compare("strings", List.of("strings", pid));
            compare("search", List.of("search", "--type=hex", pid, "41"));
        }
    }

    private static void compare(String name, List<String> arguments) throws Exception {
        double finding = Double.MAX_VALUE;
        double listing = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            finding = Math.min(finding, seconds(arguments, "--limit=0"));
            listing = Math.min(listing, seconds(arguments, "--limit=1000000"));
        }
        System.out.printf(Locale.ROOT, "%-10s %8.2f s %8.2f s %7.2f%n", name, finding, listing, listing / finding);
    }

    private static double seconds(List<String> arguments, String limit) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("target/pagetint/bin/pagetint"));
        command.addAll(arguments);
        command.add(limit);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(Path.of("/dev/null").toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PAGETINT_JAVA_HOME", System.getProperty("java.home"));
        long start = System.nanoTime();
        int status = builder.start().waitFor();
        if (status != 0) {
            throw new IOException(command + ": status " + status);
        }
        return (System.nanoTime() - start) / 1e9;
    }
}
