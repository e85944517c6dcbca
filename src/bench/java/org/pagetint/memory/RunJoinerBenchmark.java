package org.pagetint.memory;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/// What it costs to join one page to the run before it.
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class RunJoinerBenchmark {

    private static final int PAGES = 65_536;
    private static final long PAGE_BYTES = 4096;

    /// 256 MiB of pages that are all alike.
    @Benchmark
    @OperationsPerInvocation(PAGES)
    public void joinsPagesThatAreAlike(Blackhole sink) {
        var joiner = new RunJoiner(sink::consume);
        for (long page = 0; page < PAGES; page++) {
            joiner.accept(PageRun.known(
                    AddressRange.ofLength(page * PAGE_BYTES, PAGE_BYTES),
                    PageState.DIRTY_MEMORY,
                    ByteOrigin.PROCESS_MEMORY));
        }
        joiner.finish();
    }
}
