package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.pagetint.export.RegisterReport.ThreadExtent;
import org.pagetint.memory.ThreadRegisters.Extent;

/// What a person reads about the registers in a core.
final class RegisterWordsTest {
    private static final Optional<Duration> STOPPED = Optional.of(Duration.ofNanos(3_270_000));

    private static String words(Optional<Duration> stopped, ThreadExtent... threads) {
        return ExportWords.of(new RegisterReport(List.of(threads), stopped));
    }

    @Test
    void nameTheThreadsOfWhichSomethingIsMissing() {
        assertThat(words(
                        Optional.empty(),
                        new ThreadExtent(7, Extent.PARTIAL),
                        new ThreadExtent(8, Extent.NONE),
                        new ThreadExtent(9, Extent.NONE)))
                .isEqualTo(
                        "Registers: of 1 thread only its place and the call it waits in (7); none of 2 threads (8, 9)."
                                + " A debugger shows their first frames at best."
                                + " For all registers, agree to stopping the process (--stop in a terminal).");
    }

    @Test
    void sayForHowLongItStoodStill() {
        assertThat(words(STOPPED, new ThreadExtent(7, Extent.COMPLETE)))
                .isEqualTo("Registers: all of 1 thread; the process stood still for 3.3 ms.");
        assertThat(words(STOPPED, new ThreadExtent(7, Extent.COMPLETE), new ThreadExtent(8, Extent.PARTIAL)))
                .isEqualTo("Registers: all of 1 thread; of 1 thread only its place and the call it waits in (8);"
                        + " the process stood still for 3.3 ms.");
    }

    @Test
    void nameFewOfManyThreads() {
        ThreadExtent[] many = IntStream.rangeClosed(1, 1200)
                .mapToObj(id -> new ThreadExtent(id, Extent.NONE))
                .toArray(ThreadExtent[]::new);

        assertThat(words(STOPPED, many)).startsWith("Registers: none of 1,200 threads (1, 2, 3, 4, 5, and 1195 more);");
        assertThat(words(STOPPED)).startsWith("Registers: no thread is left");
    }
}
