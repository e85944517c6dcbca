package org.pagetint.linux;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.pagetint.bench.SmallHeap;
import org.pagetint.linux.child.Libc;

/// Looks at processes made for it and prints what that cost, each beside a bare baseline measured in the same run, in
/// turns with it, since others use the machine too. Runs itself again in a heap of 64 MiB, so that it ends with an
/// error if that is not enough. Runs best as root, on a machine that does nothing else.
///
/// `mvn -Pbench test -Dbench.main=org.pagetint.linux.LiveReading`
public final class LiveReading {
    private static final long HEAP_BYTES = 64 << 20;
    private static final int HIGHEST_PRIORITY = -20;

    private LiveReading() {}

    public static void main(String[] arguments) throws Exception {
        SmallHeap.runIn(HEAP_BYTES, LiveReading.class);
        // Lest all of this wait for a processor: threads and processes started from here on inherit it. Root alone may.
        Libc.call("setpriority", 0, 0, HIGHEST_PRIORITY);
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        List<Row> rows = new ArrayList<>();
        rows.addAll(Throughput.measure());
        rows.addAll(Listing.measure());
        rows.addAll(Stalls.measure());
        rows.add(new Row("heap of all this", "64 MiB sufficed", "", "of ≤ 64 MiB"));
        out.println("| what | Pagetint | bare | ratio or limit |");
        out.println("| --- | --- | --- | --- |");
        rows.forEach(
                row -> out.println("| " + row.what + " | " + row.ours + " | " + row.bare + " | " + row.verdict + " |"));
    }

    /// One line of the table.
    record Row(String what, String ours, String bare, String verdict) {
        static String milliseconds(double nanos) {
            return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
        }

        static String rate(long bytes, double nanos) {
            return String.format(Locale.ROOT, "%.1f GB/s", bytes / nanos);
        }
    }
}
