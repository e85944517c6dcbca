package org.pagetint.search;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.pagetint.bench.SmallHeap;
import org.pagetint.linux.LinuxMemorySource;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.search.pattern.NumberType;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.PatternException;
import org.pagetint.search.pattern.PatternParser;
import org.pagetint.search.pattern.Query;
import org.pagetint.search.pattern.StringEncoding;
import org.pagetint.search.pattern.TextEncoding;

/// How fast the search is: searches of a child with 2 GiB of touched memory and random content, each beside bare
/// reading of the same memory with process_vm_readv(2) in pieces of 1 MiB, with as many threads. The two take turns, so
/// that both see the same machine; where others use it too, the ratio of CPU time says more than that of time. Then the
/// same search of the whole process beside yara and scanmem, if they are installed; how soon a search ends that is
/// cancelled; a terabyte of which 1,000 pages were touched, from the first search of all on; and how much memory all of
/// it took, in a heap of 96 MiB.
///
/// `mvn -Pbench test -Dbench.main=org.pagetint.search.SearchSpeed -Dbench=2`; the number is that of threads. Words
/// behind the number choose the searches whose names hold one of them, and nothing else is measured.
public final class SearchSpeed {
    private static final long GIBIBYTE = 1L << 30;
    private static final long DENSE = 2 * GIBIBYTE;
    private static final long SPARSE = 1024 * GIBIBYTE;
    private static final int TOUCHED_PAGES = 1000;
    private static final long PAGE = 4096;
    private static final int WARM_UPS = 4;
    private static final int ROUNDS = 7;
    private static final int FEW_ROUNDS = 1;
    private static final int CANCELLED = 20;
    private static final long HEAP_BYTES = 96 << 20;

    /// Bytes that stand in the content once.
    private static final long PLACE = GIBIBYTE + 12344;

    private final Target target;
    private final ProcessMemory memory;
    private final int threads;
    private final ExecutorService pool;
    private final List<String> chosen;

    private SearchSpeed(Target target, ProcessMemory memory, int threads, ExecutorService pool, List<String> chosen) {
        this.chosen = chosen;
        this.target = target;
        this.memory = memory;
        this.threads = threads;
        this.pool = pool;
    }

    /// Prints a table.
    ///
    /// @param arguments the number of threads, or nothing for as many as cores; words that choose searches
    public static void main(String[] arguments) throws Exception {
        SmallHeap.runIn(HEAP_BYTES, SearchSpeed.class, arguments);
        int threads = arguments.length > 0 && arguments[0].matches("[0-9]+")
                ? Integer.parseInt(arguments[0])
                : Runtime.getRuntime().availableProcessors();
        try (Target target = Target.start();
                ExecutorService pool = Executors.newFixedThreadPool(threads);
                ProcessMemory memory = LinuxMemorySource.ofThisMachine().open(target.id())) {
            List<String> chosen = List.of(arguments).subList(Math.min(1, arguments.length), arguments.length);
            SearchSpeed speed = new SearchSpeed(target, memory, threads, pool, chosen);
            if (chosen.isEmpty()) {
                speed.sparse();
            }
            speed.dense();
            memoryTaken();
        }
    }

    private void dense() throws Exception {
        AddressRange range = anonymous(DENSE);
        target.fill(range, 1, 0);
        BareReading bare = new BareReading(target.pid(), range, threads);
        Scope scope = Scope.EVERYTHING.within(List.of(range));
        System.out.printf(
                "%-28s %9s %9s %7s %9s %9s%n",
                "2 GiB, " + threads + " threads", "bare", "search", "ratio", "of CPU", "matches");
        if (!chosen.isEmpty()) {
            compareChosen(bare, scope);
            return;
        }
        for (Map.Entry<String, Query> entry : limited().entrySet()) {
            compare(entry.getKey(), bare, search(entry.getValue(), scope), ROUNDS);
        }
        cancel(search(new Query.Expression("[a-z]+@[a-z]+", true), scope));
        beside(range.start() + PLACE, org.pagetint.linux.child.Pattern.bytes(1, PLACE, 8));
        for (Map.Entry<String, Query> entry : others().entrySet()) {
            compare(entry.getKey(), bare, search(entry.getValue(), scope), FEW_ROUNDS);
        }
        target.call("munmap", range.start(), range.length());
    }

    private void compareChosen(BareReading bare, Scope scope) throws Exception {
        Map<String, Query> all = new LinkedHashMap<>(limited());
        all.putAll(others());
        for (Map.Entry<String, Query> entry : all.entrySet()) {
            if (chosen.stream().anyMatch(entry.getKey()::contains)) {
                compare(entry.getKey(), bare, search(entry.getValue(), scope), ROUNDS);
            }
        }
    }

    private static Search search(Query query, Scope scope) throws PatternException {
        return Search.of(new PatternParser(Mappings.none()).parse(query), scope);
    }

    private void cancel(Search search) throws Exception {
        List<Long> millis = new ArrayList<>();
        for (int round = 0; round < CANCELLED; round++) {
            SearchTask task = new SearchTask(memory, search);
            CompletableFuture<SearchOutcome> outcome = CompletableFuture.supplyAsync(() -> task.run(pool, threads));
            while (task.progress().searchedBytes() < (round + 1L) << 24) {
                Thread.onSpinWait();
            }
            long start = System.nanoTime();
            task.cancel();
            if (!(outcome.get().ending() instanceof Ending.Cancelled)) {
                throw new IllegalStateException(outcome.get().ending().toString());
            }
            millis.add((System.nanoTime() - start) / 1_000_000);
        }
        System.out.println("cancelled, ended after: ms " + millis);
    }

    private void beside(long address, byte[] bytes) throws Exception {
        String hex = HexFormat.ofDelimiter(" ").formatHex(bytes);
        Search search = search(new Query.Hex(hex), Scope.EVERYTHING);
        for (OtherTool tool : OtherTool.values()) {
            if (!tool.isInstalled()) {
                System.out.println(tool + " is not installed");
                continue;
            }
            double[] own = new double[ROUNDS];
            for (int round = 0; round < ROUNDS; round++) {
                SearchOutcome outcome = new SearchTask(memory, search).run(pool, threads);
                if (outcome.matches().firstFrom(address) == outcome.matches().size()) {
                    throw new IllegalStateException("not found at " + Long.toHexString(address));
                }
                own[round] = seconds(outcome.elapsed());
            }
            Optional<Double> other = tool.search(target.pid(), hex, address);
            System.out.println(other.map(seconds -> String.format(
                            Locale.ROOT,
                            "8 bytes in the whole process: %.2f s, %s %.2f s, ratio %.1f",
                            median(own),
                            tool,
                            seconds,
                            seconds / median(own)))
                    .orElse(tool + " did not find it"));
        }
    }

    private static void memoryTaken() throws IOException {
        String peak = Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElseThrow();
        System.out.println("memory taken: " + peak.replaceAll("\\s+", " "));
    }

    /// Those that have a limit to keep.
    private static Map<String, Query> limited() {
        Map<String, Query> queries = new LinkedHashMap<>();
        queries.put("8 bytes", new Query.Hex("7f 3a 10 00 10 40 91 c5"));
        queries.put("hex with wildcards", new Query.Hex("4? ?? 8b 05 ?? ?f ?? 48"));
        queries.put("text without case", new Query.Text("Password", TextEncoding.UTF_8, true));
        queries.put("int32 aligned", integer("305419896", true));
        return queries;
    }

    private static Map<String, Query> others() {
        Map<String, Query> queries = new LinkedHashMap<>();
        queries.put("text, UTF-16", new Query.Text("Password", TextEncoding.UTF_16_LITTLE_ENDIAN, false));
        queries.put("int32 at any address", integer("305419896", false));
        queries.put("int32 range, aligned", integer("1000..2000", true));
        queries.put(
                "float32 ± tolerance, aligned",
                new Query.Numeric("3.14±0.0001", NumberType.F32, ByteOrder.LITTLE_ENDIAN, true));
        queries.put(
                "pointers into a range",
                new Query.Pointer("7f0000000000-7f0000100000", true, ByteOrder.LITTLE_ENDIAN, true));
        queries.put("expression", new Query.Expression("[a-z]+@[a-z]+\\.(com|org)", false));
        queries.put("strings, ASCII, 6", new Query.Strings(6, EnumSet.of(StringEncoding.ASCII)));
        queries.put("strings, ASCII, 4", new Query.Strings(4, EnumSet.of(StringEncoding.ASCII)));
        queries.put(
                "strings, both, 6",
                new Query.Strings(6, EnumSet.of(StringEncoding.ASCII, StringEncoding.UTF_16_LITTLE_ENDIAN)));
        queries.put("strings, UTF-16, 6", new Query.Strings(6, EnumSet.of(StringEncoding.UTF_16_LITTLE_ENDIAN)));
        return queries;
    }

    private static Query integer(String text, boolean aligned) {
        return new Query.Numeric(text, NumberType.I32, ByteOrder.LITTLE_ENDIAN, aligned);
    }

    private void compare(String name, BareReading bare, Search search, int rounds) throws InterruptedException {
        double[] bareSeconds = new double[rounds];
        double[] searchSeconds = new double[rounds];
        double[] bareCpu = new double[rounds];
        double[] searchCpu = new double[rounds];
        long found = 0;
        for (int round = -Math.min(WARM_UPS, rounds); round < rounds; round++) {
            long cpuBefore = cpuNanos();
            double bareTime = bare.read();
            long cpuBetween = cpuNanos();
            SearchOutcome outcome = new SearchTask(memory, search).run(pool, threads);
            if (!outcome.isComplete() || outcome.coverage().coveredBytes() != DENSE) {
                throw new IllegalStateException(outcome.ending() + " " + outcome.coverage());
            }
            found = outcome.found();
            if (round >= 0) {
                bareSeconds[round] = bareTime;
                searchSeconds[round] = seconds(outcome.elapsed());
                bareCpu[round] = cpuBetween - cpuBefore;
                searchCpu[round] = cpuNanos() - cpuBetween;
            }
        }
        double bareMedian = median(bareSeconds);
        double searchMedian = median(searchSeconds);
        System.out.printf(
                Locale.ROOT,
                "%-28s %4.1f GB/s %4.1f GB/s %7.2f %9.2f %9d%n",
                name,
                DENSE / bareMedian / 1e9,
                DENSE / searchMedian / 1e9,
                bareMedian / searchMedian,
                median(bareCpu) / median(searchCpu),
                found);
    }

    private void sparse() throws Exception {
        AddressRange range = anonymous(SPARSE);
        for (int page = 0; page < TOUCHED_PAGES; page++) {
            target.poke(range.start() + page * (SPARSE / TOUCHED_PAGES / PAGE) * PAGE, new byte[] {1, 2, 3, 4});
        }
        Pattern pattern = new PatternParser(Mappings.none()).parse(new Query.Hex("01 02 03 04"));
        Search search = Search.of(pattern, Scope.EVERYTHING.within(List.of(range)));
        List<Long> millis = new ArrayList<>();
        for (int round = -WARM_UPS; round < ROUNDS; round++) {
            SearchOutcome outcome = new SearchTask(memory, search).run(pool, threads);
            if (outcome.found() != TOUCHED_PAGES) {
                throw new IllegalStateException(outcome.found() + " of " + TOUCHED_PAGES);
            }
            millis.add(outcome.elapsed().toMillis());
        }
        System.out.println("1 TiB with 1,000 touched pages, the first search of all and those after: ms " + millis);
        target.call("munmap", range.start(), range.length());
    }

    private AddressRange anonymous(long length) throws Exception {
        return target.map(
                length, Kernel.READ_WRITE, Kernel.MAP_PRIVATE | Kernel.MAP_ANONYMOUS | Kernel.MAP_NORESERVE, -1, 0);
    }

    private static long cpuNanos() {
        return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
