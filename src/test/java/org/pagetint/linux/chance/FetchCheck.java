package org.pagetint.linux.chance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;

/// `pages` and `fetch`: runs that tile, say what the pagemap says, and are the same in every piece.
final class FetchCheck {
    private static final int PAGE = PlainReader.PAGE;
    private static final int RANDOM_FETCHES = 8;

    private FetchCheck() {}

    /// Looks at all of a layout.
    static Seen look(ProcessMemory memory, Plan plan, Snapshot snapshot) throws ProcessFailedException {
        Seen seen = new Seen(memory.pages(plan.range()));
        tile(seen.runs(), plan.range());
        agree(seen, snapshot, new PageRule(snapshot, plan.view()));
        for (AddressRange window : plan.windows()) {
            try (ChunkBuffer buffer = new ChunkBuffer(plan.capacity())) {
                AddressRange rest = window;
                while (!rest.isEmpty()) {
                    Chunk chunk = fetch(memory, rest, buffer, seen);
                    seen.keep(chunk);
                    rest = new AddressRange(chunk.range().end(), rest.end());
                }
            }
        }
        for (int i = 0; i < RANDOM_FETCHES; i++) {
            somewhere(memory, plan, seen);
        }
        return seen;
    }

    private static void somewhere(ProcessMemory memory, Plan plan, Seen seen) throws ProcessFailedException {
        AddressRange range = plan.somewhere();
        assertThat(memory.pages(range)).as("the runs of %s", range).isEqualTo(seen.runs(range));
        try (ChunkBuffer buffer = new ChunkBuffer(plan.capacity())) {
            Chunk chunk = fetch(memory, range, buffer, seen);
            for (PageRun run : chunk.runs()) {
                for (long at = run.range().start(); at < run.range().end(); at += PAGE) {
                    byte[] page = Seen.page(chunk, at);
                    boolean right = run.reason().isPresent() ? Seen.isZero(page) : seen.agrees(at, page);
                    assertThat(right)
                            .as("the page at %x fetched a second time, %s", at, run)
                            .isTrue();
                }
            }
        }
        PageRun facts = memory.pageFacts(range.start() + 7).page();
        assertThat(facts).isEqualTo(seen.runs(range.first(PAGE)).getFirst());
    }

    private static Chunk fetch(ProcessMemory memory, AddressRange range, ChunkBuffer buffer, Seen seen)
            throws ProcessFailedException {
        Chunk chunk = memory.fetch(range, ReadPolicy.QUIET, buffer);
        assertThat(chunk.range()).isEqualTo(range.first(buffer.capacity()));
        assertThat(chunk.runs()).as("the runs of the chunk %s", chunk.range()).isEqualTo(seen.runs(chunk.range()));
        return chunk;
    }

    /// Runs follow each other without a gap, and no two neighbours are alike.
    private static void tile(List<PageRun> runs, AddressRange range) {
        long at = range.start();
        for (int i = 0; i < runs.size(); i++) {
            PageRun run = runs.get(i);
            if (run.range().start() != at || (i > 0 && runs.get(i - 1).isLike(run))) {
                throw new AssertionError("after %x comes %s".formatted(at, runs.subList(Math.max(0, i - 1), i + 1)));
            }
            at = run.range().end();
        }
        assertThat(at).as("where the last run ends").isEqualTo(range.end());
    }

    private static void agree(Seen seen, Snapshot snapshot, PageRule rule) {
        for (PageRun run : seen.runs()) {
            for (long at = run.range().start(); at < run.range().end(); at += PAGE) {
                Expectation expected = rule.of(at);
                if (!expected.allows(run)) {
                    throw new AssertionError("the page at %x, entry %016x in %s, is said to be %s instead of %s"
                            .formatted(at, snapshot.entry(at), snapshot.at(at), run, expected));
                }
            }
        }
        for (PlainMapping mapping : snapshot.mappings()) {
            if (mapping.isInMemory() && mapping.isShared() && rule.seesFiles()) {
                long swapped = kilobytes(seen, mapping, UnknownReason.IN_SWAP);
                long guarded = kilobytes(seen, mapping, UnknownReason.GUARD_PAGE);
                // The kernel counts pages of the file, also those that a guard stands before.
                assertThat(mapping.swapKilobytes())
                        .as("kilobytes of shared memory in swap in %s", mapping)
                        .isBetween(swapped, swapped + guarded);
            }
        }
    }

    private static long kilobytes(Seen seen, PlainMapping mapping, UnknownReason reason) {
        return seen.runs(mapping.range()).stream()
                .filter(run -> run.reason().equals(Optional.of(reason)))
                .mapToLong(run -> run.range().length() / 1024)
                .sum();
    }
}
