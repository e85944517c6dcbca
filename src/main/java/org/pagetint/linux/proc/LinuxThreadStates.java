package org.pagetint.linux.proc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pagetint.reading.ThreadStates;

/// The threads of this program as `/proc/self/task` tells of them, proc(5). Any thread may call.
public final class LinuxThreadStates implements ThreadStates {
    private static final Path SELF = Path.of("/proc/thread-self");
    private static final Path THREADS = Path.of("/proc/self/task");

    @Override
    public int thisThread() {
        try {
            return Integer.parseInt(Files.readSymbolicLink(SELF).getFileName().toString());
        } catch (IOException _) {
            return 0; // There is no such thread, so it counts as one that sleeps.
        }
    }

    @Override
    public long sleeps(int thread) {
        return ProcFiles.readIfPossible(THREADS.resolve(thread + "/status"))
                .map(StatusFile::parse)
                .map(LinuxThreadStates::sleeps)
                .orElse(0L);
    }

    /// Sleeping, `S`, or waiting in a call that no signal ends, `D`; all other states come and go by themselves.
    private static long sleeps(StatusFile status) {
        String state = status.fields().getOrDefault("State", "");
        return state.startsWith("S") || state.startsWith("D")
                ? status.number("voluntary_ctxt_switches").orElse(0)
                : AWAKE;
    }
}
