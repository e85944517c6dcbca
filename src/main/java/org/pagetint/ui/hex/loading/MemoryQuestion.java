package org.pagetint.ui.hex.loading;

import java.util.Optional;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// One question to the memory, as work of a single step.
///
/// @param <T> what the answer is
public final class MemoryQuestion<T> implements Work, WorkStep {
    /// A question.
    @FunctionalInterface
    interface Question<T> {
        T ask(ProcessMemory memory) throws ProcessFailedException;
    }

    private final Question<T> question;
    private final Consumer<T> answered;
    private final Consumer<ProcessFailure> failed;
    private boolean asked;

    /// @param answered takes the answer in the FX thread
    /// @param failed takes a failure in the FX thread
    MemoryQuestion(Question<T> question, Consumer<T> answered, Consumer<ProcessFailure> failed) {
        this.question = question;
        this.answered = answered;
        this.failed = failed;
    }

    @Override
    public Optional<WorkStep> next() {
        if (asked) {
            return Optional.empty();
        }
        asked = true;
        return Optional.of(this);
    }

    @Override
    public Optional<AddressRange> pages() {
        return Optional.empty();
    }

    @Override
    public Runnable read(ProcessMemory memory, ChunkBuffer buffer) throws ProcessFailedException {
        T answer = question.ask(memory);
        return () -> answered.accept(answer);
    }

    @Override
    public void failed(ProcessFailure failure) {
        failed.accept(failure);
    }
}
