package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.foreign.ValueLayout;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Footprint;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;

/// Looks at a target and compares all of it, states, origins, reasons and bytes, with what is expected; and sees to it
/// that the look changed nothing.
final class TracelessLook {
    private static final long PAGE = 4096;
    private static final long LARGE = 4 << 20;

    /// No multiple of anything, so that fetches begin and end inside runs.
    private static final long SMALL = 3 * PAGE;

    private TracelessLook() {}

    /// Looks with [ReadPolicy#QUIET] in every [View] at the target standing still, then asks the target what it sees
    /// itself.
    static void quietly(Target target, Expected expected) throws Exception {
        quietly(target, View.all(), _ -> expected);
    }

    /// The same, but leaves the target as it is: for what the target's own look would change.
    static void quietlyWithoutAsking(Target target, Expected expected) throws Exception {
        quietlyWithoutAsking(target, View.all(), _ -> expected);
    }

    /// The same in these views, where what is expected depends on the view.
    static void quietlyWithoutAsking(Target target, List<View> views, Function<View, Expected> expected)
            throws Exception {
        target.stop();
        try {
            for (View view : views) {
                withoutTrace(target, view, expected.apply(view));
            }
        } finally {
            target.go();
        }
    }

    /// The same in these views, where what is expected depends on the view.
    static void quietly(Target target, List<View> views, Function<View, Expected> expected) throws Exception {
        quietlyWithoutAsking(target, views, expected);
        agreesWithItself(target, expected.apply(views.getFirst()));
    }

    /// Looks with [ReadPolicy#ALLOW_FAULTS] and everything the kernel offers; the target stands still.
    static void allowingFaults(Target target, Expected expected) throws Exception {
        allowingFaults(target, View.full(), expected);
    }

    /// The same in this view.
    static void allowingFaults(Target target, View view, Expected expected) throws Exception {
        allowingFaultsWithoutAsking(target, view, expected);
        agreesWithItself(target, expected);
    }

    /// The same with everything the kernel offers, without asking the target.
    static void allowingFaultsWithoutAsking(Target target, Expected expected) throws Exception {
        allowingFaultsWithoutAsking(target, View.full(), expected);
    }

    /// Each page is fetched once, since the first fetch changes it.
    private static void allowingFaultsWithoutAsking(Target target, View view, Expected expected) throws Exception {
        target.stop();
        try (ProcessMemory memory = view.source().open(target.id());
                ChunkBuffer buffer = new ChunkBuffer(LARGE)) {
            fetchesAre(memory, ReadPolicy.ALLOW_FAULTS, buffer, expected);
        } finally {
            target.go();
        }
    }

    private static void withoutTrace(Target target, View view, Expected expected) throws Exception {
        AddressRange range = expected.range();
        Footprint before = Footprint.of(target.pid(), range);
        try (ProcessMemory memory = view.source().open(target.id())) {
            MemoryCounters counters = memory.live().orElseThrow().counters();
            assertThat(memory.pages(range)).as("page runs %s", view).isEqualTo(expected.runs(range));
            for (long capacity : List.of(LARGE, SMALL)) {
                try (ChunkBuffer buffer = new ChunkBuffer(capacity)) {
                    fetchesAre(memory, ReadPolicy.QUIET, buffer, expected);
                }
            }
            pageFactsAre(memory, expected);
            if (view.equals(View.full())) {
                ExportFixture.exportsAre(target, memory, expected);
            }
            assertThat(memory.live().orElseThrow().counters().since(counters).couldBeOursKilobytes())
                    .as(
                            "the meter %s: %s",
                            view, memory.live().orElseThrow().counters().since(counters))
                    .isZero();
        } catch (AssertionError e) {
            throw new AssertionError("looking " + view, e);
        }
        assertThat(Footprint.of(target.pid(), range))
                .as("what the look moved, %s", view)
                .isEqualTo(before);
    }

    /// Fetches `range`, which the buffer holds, with [ReadPolicy#QUIET] from the target standing still, and sees to it
    /// that nothing moved.
    static Chunk withoutTrace(Target target, ProcessMemory memory, AddressRange range, ChunkBuffer buffer)
            throws Exception {
        target.stop();
        try {
            Footprint before = Footprint.of(target.pid(), range);
            MemoryCounters counters = memory.live().orElseThrow().counters();
            Chunk chunk = memory.fetch(range, ReadPolicy.QUIET, buffer);
            assertThat(memory.live().orElseThrow().counters().since(counters).couldBeOursKilobytes())
                    .as("the meter: %s", memory.live().orElseThrow().counters().since(counters))
                    .isZero();
            assertThat(Footprint.of(target.pid(), range))
                    .as("what the look moved")
                    .isEqualTo(before);
            return chunk;
        } finally {
            target.go();
        }
    }

    /// Fetches of the buffer's size, one after the other, give the expected runs and bytes.
    static void fetchesAre(ProcessMemory memory, ReadPolicy policy, ChunkBuffer buffer, Expected expected)
            throws ProcessFailedException {
        AddressRange rest = expected.range();
        while (!rest.isEmpty()) {
            Chunk chunk = memory.fetch(rest, policy, buffer);
            assertThat(chunk.range()).isEqualTo(rest.first(buffer.capacity()));
            assertThat(chunk.runs()).as("runs of the chunk %s", chunk.range()).isEqualTo(expected.runs(chunk.range()));
            for (long at = chunk.range().start(); at < chunk.range().end(); at += PAGE) {
                assertThat(page(chunk, at))
                        .as("the page at %x, %s", at, chunk.runAt(at))
                        .isEqualTo(expected.page(at).orElseGet(() -> new byte[(int) PAGE]));
            }
            rest = new AddressRange(chunk.range().end(), rest.end());
        }
    }

    private static void pageFactsAre(ProcessMemory memory, Expected expected) throws ProcessFailedException {
        for (PageRun run : expected.runs(expected.range())) {
            AddressRange first = run.range().first(PAGE);
            assertThat(memory.pageFacts(first.start() + 7).page()).isEqualTo(run.withRange(first));
        }
    }

    /// What is expected is what the target sees, wherever it can be known; this one look changes the target.
    private static void agreesWithItself(Target target, Expected expected) throws Exception {
        long at = expected.range().start();
        if (expected.range().length() > 64 * LARGE) {
            return;
        }
        for (OptionalLong hash : target.hashes(expected.range())) {
            if (expected.page(at).isPresent()) {
                assertThat(hash)
                        .as("the target's own look at %x", at)
                        .isEqualTo(OptionalLong.of(crc(expected.page(at).get())));
            }
            at += PAGE;
        }
    }

    /// Wherever the chunk claims to know bytes, the target sees the same.
    static void claimsAreTrue(Target target, Chunk chunk) throws Exception {
        long at = chunk.range().start();
        for (OptionalLong hash : target.hashes(chunk.range())) {
            if (chunk.runAt(at).reason().isEmpty()) {
                assertThat(OptionalLong.of(crc(page(chunk, at))))
                        .as("the page at %x, %s", at, chunk.runAt(at))
                        .isEqualTo(hash);
            }
            at += PAGE;
        }
    }

    /// All of its bytes.
    static byte[] bytes(Chunk chunk) {
        return chunk.bytes().toArray(ValueLayout.JAVA_BYTE);
    }

    static byte[] page(Chunk chunk, long address) {
        return chunk.bytes().asSlice(address - chunk.range().start(), PAGE).toArray(ValueLayout.JAVA_BYTE);
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
