package org.pagetint.linux.stop;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.pagetint.linux.kernel.Errno;
import org.pagetint.linux.kernel.Ptrace;
import org.pagetint.linux.kernel.Struct;
import org.pagetint.linux.proc.ProcFiles;
import org.pagetint.linux.proc.StatLine;
import org.pagetint.linux.proc.StatusFile;
import org.pagetint.linux.proc.Threads;
import org.pagetint.memory.StopRefusal;
import org.pagetint.memory.StopRefusedException;
import org.pagetint.process.RunState;

/// Stops the threads of a process, one by one, until none is left that runs: a thread that runs can start another one.
/// One thread uses it, the one that traces. The process stands still meanwhile, and Java takes its time to link the
/// first call of each lambda: so there are none.
final class ThreadStopper {
    /// So long after the last thread has stopped, others are waited for that wait in the kernel and cannot be
    /// interrupted.
    private static final long DISK_PATIENCE_NANOS = 50_000_000;

    /// So long, others that run: on a busy machine each must get its turn.
    private static final long PATIENCE_NANOS = 2_000_000_000;

    private static final long PAUSE_NANOS = 20_000;

    private final Path process;
    private final Struct status;
    private final Map<Integer, Ptrace.Report> threads = new LinkedHashMap<>();

    /// @param process its folder in `/proc`
    /// @param status 4 bytes for use
    ThreadStopper(Path process, Struct status) {
        this.process = process;
        this.status = status;
    }

    /// All threads with what they do; none has ended.
    Map<Integer, Ptrace.Report> threads() {
        return threads;
    }

    /// Stops all threads.
    ///
    /// @throws StopRefusedException if the kernel refuses
    void stopAll() throws StopRefusedException {
        boolean more = true;
        while (more) {
            more = false;
            for (int thread : Threads.living(process)) {
                more |= !threads.containsKey(thread) && attach(thread);
            }
            awaitStops();
        }
        for (int thread : List.copyOf(threads.keySet())) {
            if (threads.get(thread) instanceof Ptrace.Report.Ended) {
                threads.remove(thread);
            }
        }
    }

    /// Does what loads the classes that [#stopAll] needs, to nobody.
    void warmUp() {
        threads.put(0, new Ptrace.Report.Stopped(0));
        threads.put(0, new Ptrace.Report.Ended());
        awaitStops();
        isWorthWaiting(List.of(0), DISK_PATIENCE_NANOS);
        LockSupport.parkNanos(PAUSE_NANOS);
        threads.clear();
    }

    /// Lets every thread go on that has stopped. The others are let go by the kernel when this thread ends.
    void letGo() {
        for (Map.Entry<Integer, Ptrace.Report> entry : threads.entrySet()) {
            if (entry.getValue() instanceof Ptrace.Report.Stopped stopped) {
                Ptrace.detach(entry.getKey(), stopped.signal());
            }
        }
        threads.clear();
    }

    /// Attaches to a thread and has it stop; false if it has ended.
    private boolean attach(int thread) throws StopRefusedException {
        int error = -Ptrace.seize(thread);
        if (error == 0) {
            threads.put(thread, new Ptrace.Report.Running());
            Ptrace.interrupt(thread);
            return true;
        }
        if (error == Errno.ESRCH || state(thread) == RunState.ZOMBIE) {
            return false;
        }
        throw new StopRefusedException(isTraced(thread) ? StopRefusal.TRACED : StopRefusal.NOT_PERMITTED);
    }

    private void awaitStops() {
        long lastStop = System.nanoTime();
        List<Integer> waited = stillRunning(List.copyOf(threads.keySet()));
        while (!waited.isEmpty() && isWorthWaiting(waited, System.nanoTime() - lastStop)) {
            int before = waited.size();
            for (int thread : waited) {
                threads.put(thread, Ptrace.report(thread, status));
            }
            waited = stillRunning(waited);
            if (waited.size() < before) {
                lastStop = System.nanoTime();
            } else {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private List<Integer> stillRunning(List<Integer> of) {
        List<Integer> running = new ArrayList<>();
        for (int thread : of) {
            if (threads.get(thread) instanceof Ptrace.Report.Running) {
                running.add(thread);
            }
        }
        return running;
    }

    private boolean isWorthWaiting(List<Integer> waited, long nanos) {
        if (nanos < DISK_PATIENCE_NANOS) {
            return true;
        }
        boolean allStuck = true;
        for (int thread : waited) {
            allStuck &= state(thread) == RunState.WAITING_FOR_DISK;
        }
        return !allStuck && nanos < PATIENCE_NANOS;
    }

    /// What a thread does; that it has ended if it is gone.
    private RunState state(int thread) {
        return ProcFiles.readIfPossible(process.resolve("task/" + thread + "/stat"))
                .flatMap(StatLine::parse)
                .map(StatLine::state)
                .orElse(RunState.ZOMBIE);
    }

    private boolean isTraced(int thread) {
        return ProcFiles.readIfPossible(process.resolve("task/" + thread + "/status"))
                .map(StatusFile::parse)
                .map(status -> status.number("TracerPid").orElse(0) != 0)
                .orElse(false);
    }
}
