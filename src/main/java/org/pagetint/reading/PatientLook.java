package org.pagetint.reading;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.RunJoiner;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// Looks at the pages of a memory, mapping by mapping where one of them does not answer. That one is told as *not
/// answering*; it costs the others nothing, and is not asked about again before its last look has come back. Any thread
/// may call.
final class PatientLook {
    /// The pagemap of so many bytes is told in one go.
    private static final long LONGEST_LOOK_BYTES = 1L << 34;

    /// Each mapping that does not answer keeps a thread and has cost its caller some seconds; with more of them, the
    /// process counts as stuck.
    private static final int MOST_STUCK = 16;

    private final ProcessMemory memory;
    private final RunBatches batches;
    private final ReaderThreads readers;
    private final long patienceMillis;

    /// The looks that have not come back, by mapping.
    private final Map<AddressRange, PendingRead<?>> stuck = new ConcurrentHashMap<>();

    /// @param memory whose calls may never come back
    PatientLook(ProcessMemory memory, ReaderThreads readers, long patienceMillis) {
        this.memory = memory;
        this.readers = readers;
        this.batches = new RunBatches(memory, readers, patienceMillis);
        this.patienceMillis = patienceMillis;
    }

    /// Gives `sink` the runs of `range`; see [ProcessMemory#pages].
    ///
    /// @throws TimeoutException if not even the mappings are told, or where none is
    void pages(AddressRange range, Consumer<? super PageRun> sink)
            throws ProcessFailedException, InterruptedException, ExecutionException, TimeoutException {
        RunJoiner runs = new RunJoiner(sink);
        long at = range.start();
        while (at != range.end()) {
            AddressRange rest = new AddressRange(at, range.end());
            Optional<AddressRange> lost = firstStuck(rest);
            if (lost.isPresent() && lost.get().start() == at) {
                runs.accept(notAnswering(lost.get()));
                at = lost.get().end();
            } else {
                AddressRange free = lost.map(next -> new AddressRange(rest.start(), next.start()))
                        .orElse(rest);
                at = advance(free.first(memory.pageSize().roundSize(LONGEST_LOOK_BYTES)), runs);
            }
        }
        runs.finish();
    }

    /// Tells the runs of `range`, or of its beginning up to and with a mapping that does not answer.
    ///
    /// @return where it ended
    private long advance(AddressRange range, RunJoiner runs)
            throws ProcessFailedException, InterruptedException, ExecutionException, TimeoutException {
        long[] told = {range.start()};
        Consumer<PageRun> sink = run -> {
            runs.accept(run);
            told[0] = run.range().end();
        };
        if (batches.look(range, sink).isEmpty()) {
            return range.end();
        }
        AddressRange rest = new AddressRange(told[0], range.end());
        for (Mapping mapping :
                readers.start(memory::mappings).await(patienceMillis).in(rest)) {
            AddressRange part = mapping.range().intersect(rest).orElseThrow();
            AddressRange gap = new AddressRange(told[0], part.start());
            if (!gap.isEmpty() && batches.look(gap, sink).isPresent()) {
                throw new TimeoutException();
            }
            Optional<PendingRead<?>> look = batches.look(part, sink);
            if (look.isPresent()) {
                keep(mapping, look.get());
                runs.accept(notAnswering(new AddressRange(told[0], part.end())));
                return part.end();
            }
        }
        return told[0]; // It answers after all.
    }

    private void keep(Mapping mapping, PendingRead<?> look) throws ProcessFailedException {
        if (stuck.size() >= MOST_STUCK) {
            throw new ProcessFailedException(new ProcessFailure.NotAnswering(memory.id()));
        }
        stuck.put(mapping.range(), look);
        var _ = look.result().whenComplete((_, _) -> stuck.remove(mapping.range(), look));
    }

    /// The first part of `range` that lies in a mapping which does not answer.
    private Optional<AddressRange> firstStuck(AddressRange range) {
        return stuck.keySet().stream()
                .map(range::intersect)
                .flatMap(Optional::stream)
                .min((one, other) -> Long.compareUnsigned(one.start(), other.start()));
    }

    private static PageRun notAnswering(AddressRange range) {
        return PageRun.unknown(range, PageState.UNREADABLE, UnknownReason.NOT_ANSWERING);
    }
}
