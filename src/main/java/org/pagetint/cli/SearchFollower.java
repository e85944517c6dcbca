package org.pagetint.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.pagetint.files.Interruption;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.Ending;
import org.pagetint.search.Matches;
import org.pagetint.search.Search;
import org.pagetint.search.SearchOutcome;
import org.pagetint.search.SearchProgress;
import org.pagetint.search.SearchTask;

/// Follows a search from its start to its end and prints what it finds meanwhile. One thread; the search has others.
final class SearchFollower {
    private static final long PERIOD_MILLIS = 10;

    private final Console console;
    private final Interruption interruption;
    private final Target target;

    SearchFollower(Console console, Interruption interruption, Target target) {
        this.console = console;
        this.interruption = interruption;
        this.target = target;
    }

    /// Searches to the end, or until somebody interrupts it; returns the exit status.
    int run(Search search, MatchPrinter printer) throws ProcessFailedException, IOException {
        int threads = Runtime.getRuntime().availableProcessors();
        SearchTask task = new SearchTask(target.memory(), search);
        try (ExecutorService pool = Executors.newFixedThreadPool(threads);
                ProgressLine progress = new ProgressLine(console, interruption)) {
            CompletableFuture<SearchOutcome> running =
                    CompletableFuture.supplyAsync(() -> task.run(pool, threads), pool);
            SearchOutcome outcome;
            try {
                outcome = follow(task, running, printer, progress);
            } finally {
                task.cancel(); // Where printing failed the search is to end too
            }
            progress.clear();
            SearchOutcome told = interruption.isInterrupted() ? outcome.brokenOff() : outcome;
            printer.summary(told);
            return status(told);
        }
    }

    private SearchOutcome follow(
            SearchTask task, CompletableFuture<SearchOutcome> running, MatchPrinter printer, ProgressLine progress)
            throws ProcessFailedException, IOException {
        Optional<SearchOutcome> outcome = Optional.empty();
        while (outcome.isEmpty()) {
            outcome = await(running);
            if (interruption.isInterrupted()) {
                task.cancel();
            }
            Matches found = task.takeFound();
            if (found.size() > 0) {
                progress.clear();
                print(found, task.mappings(), printer);
                console.out().flush();
            }
            if (outcome.isEmpty()) {
                SearchProgress now = task.progress();
                progress.progress(now.doneBytes(), now.totalBytes());
            }
        }
        return outcome.get();
    }

    private static Optional<SearchOutcome> await(CompletableFuture<SearchOutcome> running) {
        try {
            return Optional.of(running.get(PERIOD_MILLIS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw new CompletionException(failed.getCause());
        } catch (InterruptedException interrupted) {
            throw new CompletionException(interrupted); // Nobody interrupts the main thread
        }
    }

    /// Prints all, unless somebody interrupts it.
    private void print(Matches found, Mappings mappings, MatchPrinter printer)
            throws ProcessFailedException, IOException {
        printer.beginBatch();
        try {
            Optional<Mapping> region = Optional.empty();
            for (int i = 0; i < found.size() && !interruption.isInterrupted(); i++) {
                long address = found.address(i);
                if (region.isEmpty() || !region.get().range().contains(address)) {
                    region = mappings.at(address);
                }
                if (region.isPresent()) {
                    printer.match(found, i, region.get());
                }
            }
        } finally {
            printer.endBatch(); // Also what was printed before a failure
        }
    }

    private int status(SearchOutcome outcome) throws ProcessFailedException {
        return switch (outcome.ending()) {
            case Ending.Complete() -> outcome.found() == 0 ? ExitStatus.NOTHING_FOUND : ExitStatus.DONE;
            case Ending.Cancelled() -> ExitStatus.INTERRUPTED;
            case Ending.Failed(var failure) -> throw new ProcessFailedException(failure);
        };
    }
}
