package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagetint.linux.child.Footprint;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.FragmentedMemory;
import org.pagetint.memory.MemoryParams;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;

/// All of a real process: a Java machine with its heap, its archive, its libraries, its stacks and their guards.
@Timeout(120)
final class WholeProcessTest {
    private static final int PAGE = 4096;
    private static final AddressRange NOWHERE = new AddressRange(0, 0);
    private static final MemoryParams PIECES = new MemoryParams(OptionalLong.of(1 << 20), 1 << 20, false);

    private Target target;

    @BeforeEach
    void start() throws Exception {
        target = Target.start();
        target.stop();
    }

    @AfterEach
    void end() {
        target.close();
    }

    static List<View> views() {
        return View.all();
    }

    @ParameterizedTest
    @MethodSource("views")
    void isReadWithoutATrace(View view) throws Exception {
        Footprint before = Footprint.of(target.pid(), NOWHERE);

        Coverage coverage = Coverage.NOTHING;
        try (ProcessMemory memory = view.source().open(target.id());
                ChunkBuffer buffer = new ChunkBuffer(1 << 20)) {
            FragmentedMemory walk = new FragmentedMemory(memory, ReadPolicy.QUIET);
            while (walk.next(PIECES).isPresent()) {
                coverage =
                        coverage.plus(walk.fetch(PIECES, buffer).orElseThrow().coverage());
            }
        }

        assertThat(Footprint.of(target.pid(), NOWHERE)).isEqualTo(before);
        assertThat(coverage.coveredBytes()).isGreaterThan(32 << 20);
        assertThat(coverage.skippedBytes()).as(coverage.toString()).isLessThan(coverage.coveredBytes() / 100);
    }

    /// What `mem` gives, which brings every page in, is what the process would see.
    @Test
    void isShownAsItIs() throws Exception {
        try (ProcessMemory memory = View.full().source().open(target.id());
                ChunkBuffer buffer = new ChunkBuffer(1 << 20);
                RandomAccessFile truth = new RandomAccessFile(target.proc("mem").toFile(), "r")) {
            long compared = 0;
            FragmentedMemory walk = new FragmentedMemory(memory, ReadPolicy.QUIET);
            while (walk.next(PIECES).isPresent()) {
                Chunk chunk = walk.fetch(PIECES, buffer).orElseThrow();
                for (long at = chunk.range().start(); at != chunk.range().end(); at += PAGE) {
                    if (chunk.runAt(at).reason().isEmpty()) {
                        assertThat(Arrays.equals(TracelessLook.page(chunk, at), page(truth, at)))
                                .as("the page at %x, %s", at, chunk.runAt(at))
                                .isTrue();
                        compared++;
                    }
                }
            }
            assertThat(compared).isGreaterThan(8192);
        }
    }

    /// The control: who reads every page through the process inflates it, and turns pages never touched into others.
    @Test
    void isInflatedByACarelessReader() throws Exception {
        target.go();
        AddressRange untouched = target.anonymous(4096);
        target.stop();
        try (ProcessMemory memory = View.full().source().open(target.id());
                RandomAccessFile careless =
                        new RandomAccessFile(target.proc("mem").toFile(), "r")) {
            assertThat(isUntouched(memory, untouched)).isTrue();
            var before = memory.live().orElseThrow().counters();
            for (long at = untouched.start(); at != untouched.end(); at += PAGE) {
                page(careless, at);
            }

            assertThat(memory.live().orElseThrow().counters().since(before).couldBeOursKilobytes())
                    .isPositive();
            assertThat(isUntouched(memory, untouched)).isFalse();
        }
    }

    private static boolean isUntouched(ProcessMemory memory, AddressRange range) {
        try {
            var runs = memory.pages(range);
            return runs.size() == 1 && runs.getFirst().state() == PageState.NEVER_TOUCHED;
        } catch (ProcessFailedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] page(RandomAccessFile file, long address) throws IOException {
        byte[] page = new byte[PAGE];
        file.seek(address);
        file.readFully(page);
        return page;
    }
}
