package org.pagetint.linux.proc;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.pagetint.process.ProcessId;
import org.pagetint.reading.PendingRead;
import org.pagetint.reading.ReaderThreads;

/// Asks the kernel about many processes without waiting for the one that it cannot tell about: another program may hold
/// the lock of a process's memory for ever, and a process can have its own command line served by a handler that never
/// answers. Such a process is asked about again when its last question has come back. Any thread may call.
public final class PromptAnswers {
    private static final long PATIENCE_MILLIS = 500;

    private final ReaderThreads threads = new ReaderThreads(new LinuxThreadStates());
    private final Map<ProcessId, CompletableFuture<?>> unanswered = new ConcurrentHashMap<>();

    /// The answer; empty when none comes.
    public <T> Optional<T> ask(ProcessId process, Callable<T> question) {
        if (unanswered.containsKey(process)) {
            return Optional.empty();
        }
        PendingRead<T> answer = threads.start(question);
        try {
            return Optional.of(answer.await(PATIENCE_MILLIS));
        } catch (TimeoutException _) {
            unanswered.put(process, answer.result());
            var _ = answer.result().whenComplete((_, _) -> unanswered.remove(process, answer.result()));
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }
}
