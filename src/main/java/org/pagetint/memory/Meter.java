package org.pagetint.memory;

import java.util.Optional;
import org.pagetint.process.ProcessFailedException;

/// Watches the counters of a live process while it is looked at. Nothing moves in a memory that is not alive.
public final class Meter {
    private final Optional<LiveProcess> process;
    private final int program;
    private final MemoryCounters before;

    private Meter(Optional<LiveProcess> process, MemoryCounters before) {
        this.process = process;
        this.program = program();
        this.before = before;
    }

    /// Reads the counters of whose memory `memory` is, as they are before the look.
    public static Meter start(ProcessMemory memory) throws ProcessFailedException {
        Optional<LiveProcess> process = memory.live();
        return new Meter(process, process.isPresent() ? process.get().counters() : MemoryCounters.NONE);
    }

    /// By how much they have moved since. Nothing is known of it once the process is gone or does not answer, or runs
    /// another program: the work that was watched may be whole for all that.
    public Disturbance moved() {
        Disturbance moved = Disturbance.NONE;
        if (process.isPresent()) {
            try {
                moved = process.get().counters().since(before);
            } catch (ProcessFailedException _) {
                return Disturbance.NONE;
            }
        }
        return program == program() ? moved : Disturbance.NONE;
    }

    private int program() {
        return process.map(LiveProcess::programsStarted).orElse(0);
    }
}
