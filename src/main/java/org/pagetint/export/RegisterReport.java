package org.pagetint.export;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.pagetint.memory.CoreFacts;
import org.pagetint.memory.ThreadRegisters;

/// What a core has of the registers of each thread.
///
/// @param threads in the order of the core
/// @param stopped for how long the process stood still, if it was stopped
public record RegisterReport(List<ThreadExtent> threads, Optional<Duration> stopped) {
    public RegisterReport {
        threads = List.copyOf(threads);
    }

    /// One thread.
    public record ThreadExtent(int id, ThreadRegisters.Extent registers) {}

    static RegisterReport of(CoreFacts facts, Optional<Duration> stopped) {
        return new RegisterReport(
                facts.threads().stream()
                        .map(thread ->
                                new ThreadExtent(thread.id(), thread.registers().extent()))
                        .toList(),
                stopped);
    }

    /// The numbers of the threads of which so much is known.
    public List<Integer> of(ThreadRegisters.Extent extent) {
        return threads.stream()
                .filter(thread -> thread.registers == extent)
                .map(ThreadExtent::id)
                .toList();
    }
}
