package org.pagetint.export;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pagetint.memory.CoreFacts;
import org.pagetint.memory.LiveProcess;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.StopRefusedException;
import org.pagetint.memory.StoppedThreads;
import org.pagetint.memory.ThreadFacts;
import org.pagetint.memory.ThreadRegisters;
import org.pagetint.process.ProcessFailedException;

/// The moment that the threads in a core are of. One thread.
final class CoreMoment implements AutoCloseable {
    private final CoreFacts facts;
    private final Optional<StoppedThreads> stopped;
    private Optional<Duration> stood = Optional.empty();

    private CoreMoment(CoreFacts facts, Optional<StoppedThreads> stopped) {
        this.facts = facts;
        this.stopped = stopped;
    }

    /// Takes the facts of `memory` now; stops a live process before, and for as long as `choice` says.
    static CoreMoment take(ProcessMemory memory, StopChoice choice)
            throws ProcessFailedException, ExportFailedException {
        CoreFacts facts = memory.coreFacts();
        Optional<LiveProcess> process = memory.live();
        if (choice == StopChoice.NEVER || process.isEmpty()) {
            return new CoreMoment(facts, Optional.empty());
        }
        StoppedThreads stopped;
        try {
            stopped = process.get().stop(facts.machine());
        } catch (StopRefusedException refused) {
            throw new ExportFailedException(new ExportFailure.NotStopped(memory.id(), refused.refusal()));
        }
        CoreMoment moment = new CoreMoment(facts.with(threads(facts, stopped.registers())), Optional.of(stopped));
        if (choice == StopChoice.REGISTERS) {
            moment.letGo();
        }
        return moment;
    }

    /// The threads that there were when the process stood still. Of one that is newer than `facts`, the registers alone
    /// are known.
    private static List<ThreadFacts> threads(CoreFacts facts, Map<Integer, Optional<ThreadRegisters>> registers) {
        Map<Integer, ThreadFacts> known = new LinkedHashMap<>();
        facts.threads().forEach(thread -> known.put(thread.id(), thread));
        List<ThreadFacts> threads = new ArrayList<>();
        registers.forEach((id, read) -> {
            ThreadFacts thread = known.getOrDefault(
                    id, new ThreadFacts(id, 0, 0, ThreadFacts.Times.NONE, new ThreadRegisters.None()));
            threads.add(read.map(thread::with).orElse(thread));
        });
        return threads;
    }

    /// What the core says of the process.
    CoreFacts facts() {
        return facts;
    }

    /// What it has of registers. Called after [#letGo].
    RegisterReport report() {
        return RegisterReport.of(facts, stood);
    }

    /// Lets the process go on. A second call does nothing.
    void letGo() {
        if (stood.isEmpty()) {
            stood = stopped.map(StoppedThreads::letGo);
        }
    }

    @Override
    public void close() {
        letGo();
    }
}
