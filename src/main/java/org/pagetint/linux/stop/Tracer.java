package org.pagetint.linux.stop;

import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pagetint.linux.kernel.Ptrace;
import org.pagetint.linux.kernel.RegisterReader;
import org.pagetint.linux.kernel.Struct;
import org.pagetint.linux.proc.Threads;
import org.pagetint.memory.Machine;
import org.pagetint.memory.StopRefusal;
import org.pagetint.memory.StopRefusedException;
import org.pagetint.memory.StoppedThreads;
import org.pagetint.memory.ThreadRegisters;

/// Stops a process and holds it until it is let go, in a thread of its own: to the kernel, the tracer is that thread.
/// When it ends, for any reason, the kernel lets go all threads that are still held, and it ends with the program.
final class Tracer implements StoppedThreads {
    private static final int NO_THREAD = Integer.MAX_VALUE;

    /// So long at most it takes to stop a process. Attaching waits, without end, for a thread that is just executing
    /// another program.
    private static final long PATIENCE_SECONDS = 10;

    private final Path process;
    private final Machine machine;
    private final CompletableFuture<Map<Integer, Optional<ThreadRegisters>>> registers = new CompletableFuture<>();
    private final CountDownLatch wanted = new CountDownLatch(1);
    private final Thread thread = new Thread(this::run, "tracer");
    private volatile Duration stood = Duration.ZERO;

    private Tracer(Path process, Machine machine) {
        this.process = process;
        this.machine = machine;
    }

    /// Stops the process of this folder in `/proc` and reads its registers.
    ///
    /// @throws StopRefusedException if the kernel refuses; then it goes on
    static Tracer stop(Path process, Machine machine) throws StopRefusedException {
        Tracer tracer = new Tracer(process, machine);
        tracer.thread.setDaemon(true);
        tracer.thread.start();
        try {
            tracer.registers.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return tracer;
        } catch (TimeoutException _) {
            tracer.wanted.countDown();
            throw new StopRefusedException(StopRefusal.NOT_ANSWERING);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            tracer.letGo();
            return tracer; // What was read until then is there; the caller is to end soon.
        } catch (ExecutionException e) {
            tracer.letGo();
            if (e.getCause() instanceof StopRefusedException refused) {
                throw refused;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void run() {
        try (Arena arena = Arena.ofConfined()) {
            Struct status = new Struct(arena, Integer.BYTES);
            ThreadStopper stopper = new ThreadStopper(process, status);
            RegisterReader reader = new RegisterReader(machine, arena);
            warmUp(stopper, reader, status);
            long start = System.nanoTime();
            try {
                stopper.stopAll();
                registers.complete(read(stopper, reader));
                wanted.await();
            } finally {
                stopper.letGo();
                stood = Duration.ofNanos(System.nanoTime() - start);
            }
        } catch (StopRefusedException | RuntimeException | Error e) {
            registers.completeExceptionally(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // It is let go.
        }
    }

    /// Has Java load what it takes before the process stands still.
    private void warmUp(ThreadStopper stopper, RegisterReader reader, Struct status) {
        Threads.living(process);
        Ptrace.interrupt(NO_THREAD);
        Ptrace.detach(NO_THREAD, 0);
        Ptrace.report(NO_THREAD, status);
        stopper.warmUp();
        reader.warmUp(NO_THREAD);
    }

    private static Map<Integer, Optional<ThreadRegisters>> read(ThreadStopper stopper, RegisterReader reader) {
        Map<Integer, Optional<ThreadRegisters>> read = new LinkedHashMap<>();
        for (Map.Entry<Integer, Ptrace.Report> entry : stopper.threads().entrySet()) {
            read.put(
                    entry.getKey(),
                    entry.getValue() instanceof Ptrace.Report.Stopped stopped
                            ? reader.read(entry.getKey(), stopped.signal() != 0)
                            : Optional.empty());
        }
        return read;
    }

    @Override
    public Map<Integer, Optional<ThreadRegisters>> registers() {
        return registers.getNow(Map.of());
    }

    @Override
    public Duration letGo() {
        wanted.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true; // The thread is about to end: nothing else must be waited for.
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return stood;
    }
}
