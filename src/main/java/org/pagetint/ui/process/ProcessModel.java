package org.pagetint.ui.process;

import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.pagetint.memory.LiveProcess;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.MemorySource;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessInfo;
import org.pagetint.process.ProcessSource;
import org.pagetint.process.RunState;
import org.pagetint.reading.MeteredMemory;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.Repeated;

/// The process that a page of the window shows: opening it, what it is doing, and how still it stayed. Used on the FX
/// thread; the process is looked at in the background.
public final class ProcessModel {
    private final ProcessSource processes;
    private final MemorySource memories;
    private final Background background;
    private final Repeated looking;
    private final AtomicReference<Optional<ProcessMemory>> held = new AtomicReference<>(Optional.empty());

    private volatile boolean closed;
    private boolean stopped;
    private final ReadOnlyObjectWrapper<ProcessInfo> info;
    private final ReadOnlyBooleanWrapper opening = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<OpenProcess>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ProcessFailure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<MemoryCounters>> counters =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<QuietReading> quiet = new ReadOnlyObjectWrapper<>(QuietReading.NONE);

    /// The process `chosen` in the picker, not open yet.
    public ProcessModel(ProcessInfo chosen, ProcessSource processes, MemorySource memories, Background background) {
        this.info = new ReadOnlyObjectWrapper<>(chosen);
        this.processes = processes;
        this.memories = memories;
        this.background = background;
        this.looking = new Repeated(background);
    }

    /// Opens its memory. Either [#openedProperty] or [#failureProperty] tells how it went.
    public void open() {
        ProcessInfo chosen = info.get();
        failure.set(Optional.empty());
        opening.set(true);
        background
                .call(() -> open(chosen))
                .onSuccess(this::opened)
                .onFailure(this::fail)
                .onEnd(() -> opening.set(false))
                .start();
    }

    private OpenProcess open(ProcessInfo chosen) throws ProcessFailedException {
        ProcessMemory memory = memories.open(chosen.id());
        held.getAndSet(Optional.of(memory)).ifPresent(ProcessMemory::close);
        if (closed) {
            close(); // Opening was stuck for so long that nobody waited for it.
            throw new ProcessFailedException(new ProcessFailure.Exited(chosen.id()));
        }
        return new OpenProcess(new MeteredMemory(memory), memory.mappings(), counters(memory));
    }

    private void opened(OpenProcess process) {
        if (stopped) {
            return;
        }
        counters.set(Optional.of(process.atOpening()));
        opened.set(Optional.of(process));
    }

    /// Looks what the process is doing now, unless that is being done already or it has ended.
    public void look() {
        if (opened.get().isEmpty() || hasEnded()) {
            return;
        }
        OpenProcess process = opened.get().get();
        looking.call(() -> look(process))
                .ifPresent(request ->
                        request.onSuccess(this::seen).onFailure(this::fail).start());
    }

    private record Observation(ProcessInfo info, MemoryCounters counters, QuietReading quiet) {}

    private Observation look(OpenProcess process) throws ProcessFailedException {
        ProcessInfo now = findAgain();
        MemoryCounters counted = counters(process.memory());
        return new Observation(
                now,
                counted,
                new QuietReading(
                        counted.since(process.atOpening()), process.memory().moved()));
    }

    private static MemoryCounters counters(ProcessMemory memory) throws ProcessFailedException {
        Optional<LiveProcess> process = memory.live();
        return process.isPresent() ? process.get().counters() : MemoryCounters.NONE;
    }

    private ProcessInfo findAgain() throws ProcessFailedException {
        int pid = info.get().pid();
        ProcessFailedException exited =
                new ProcessFailedException(new ProcessFailure.Exited(info.get().id()));
        ProcessInfo now;
        try {
            now = processes.find(pid);
        } catch (ProcessFailedException e) {
            throw e.failure() instanceof ProcessFailure.NoSuchProcess ? exited : e;
        }
        if (!now.id().equals(info.get().id()) || now.state() == RunState.ZOMBIE) {
            throw exited;
        }
        return now;
    }

    private void seen(Observation look) {
        // Each of them only where it differs: a window in which nothing changes has nothing to draw
        if (!look.info().equals(info.get())) {
            info.set(look.info());
        }
        if (!Optional.of(look.counters()).equals(counters.get())) {
            counters.set(Optional.of(look.counters()));
        }
        if (!look.quiet().equals(quiet.get())) {
            quiet.set(look.quiet());
        }
        if (failure.get().isPresent()) {
            failure.set(Optional.empty());
        }
    }

    /// Tells that looking at the process failed, here or in another part of the page.
    public void fail(ProcessFailure what) {
        if (!hasEnded() && !stopped) {
            failure.set(Optional.of(what));
        }
    }

    /// Whether the process is gone: nothing more can be read.
    public boolean hasEnded() {
        return failure.get().filter(ProcessFailure.Exited.class::isInstance).isPresent();
    }

    /// Looks for a process of the same user and command that runs now, the newest one.
    ///
    /// @param found gets it
    /// @param failed gets why it could not be looked for
    /// @param none is run if there is none
    public void findSuccessor(Consumer<ProcessInfo> found, Consumer<ProcessFailure> failed, Runnable none) {
        ProcessInfo gone = info.get();
        background
                .call(() -> processes.processes().stream()
                        .filter(now -> !now.id().equals(gone.id())
                                && now.user().id() == gone.user().id()
                                && now.name().equals(gone.name())
                                && now.commandLine().equals(gone.commandLine())
                                && now.state() != RunState.ZOMBIE)
                        .max(Comparator.comparing(ProcessInfo::started)))
                .onSuccess(successor -> successor.ifPresentOrElse(found, none))
                .onFailure(failed)
                .start();
    }

    /// Looks at nothing more.
    public void stop() {
        stopped = true;
        looking.cancel();
    }

    /// Closes the memory, if it was opened, whether or not anyone heard of that. To be called when nothing is under
    /// way; any thread may call.
    public void close() {
        closed = true;
        held.getAndSet(Optional.empty()).ifPresent(ProcessMemory::close);
    }

    /// What it is doing.
    public ReadOnlyObjectProperty<ProcessInfo> infoProperty() {
        return info.getReadOnlyProperty();
    }

    /// Whether it is being opened. Once it is not any more, and neither open nor failed, the program has made a
    /// mistake.
    public ReadOnlyBooleanProperty openingProperty() {
        return opening.getReadOnlyProperty();
    }

    /// Its memory, once it is open.
    public ReadOnlyObjectProperty<Optional<OpenProcess>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// What went wrong. A failure that passes, such as *not answering*, goes when the next look succeeds.
    public ReadOnlyObjectProperty<Optional<ProcessFailure>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// What the kernel counts of its memory.
    public ReadOnlyObjectProperty<Optional<MemoryCounters>> countersProperty() {
        return counters.getReadOnlyProperty();
    }

    /// How still it stayed.
    public ReadOnlyObjectProperty<QuietReading> quietProperty() {
        return quiet.getReadOnlyProperty();
    }
}
