package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Wait;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.ForwardingMemory;
import org.pagetint.memory.HookedProcess;
import org.pagetint.memory.LiveProcess;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageFacts;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.Access;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessId;
import org.pagetint.process.ProcessInfo;
import org.pagetint.process.ProcessSource;
import org.pagetint.process.User;
import org.pagetint.ui.task.Ticker;

/// What a window does while nobody does anything to it. Counted is what it does, in pulses of the toolkit and in calls
/// that read.
@Timeout(120)
@Tag("alone") // It counts the frames of its whole Java machine.
class WindowIdleTest {
    /// Longer than all periods in which something is read again.
    private static final long LONG_NANOS = 2_500_000_000L;

    /// Much longer than a sixtieth of a second, in which a running animation asks for the next pulse.
    private static final long SHORT_NANOS = 300_000_000L;

    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong pulses = new AtomicLong();
    private Target target;
    private WindowUnderTest window;

    @BeforeEach
    void open() throws Exception {
        target = Target.start();
        Sources real = WindowUnderTest.thisMachine();
        window = new WindowUnderTest(new Sources(
                new CountedProcesses(real.processes()),
                process -> new CountedMemory(real.memories().open(process)),
                real.self()));
        window.open(target.pid());
        window.awaitCounted();
        window.robot.inFx(() -> window.scene().addPreLayoutPulseListener(pulses::incrementAndGet));
    }

    @AfterEach
    void close() {
        window.close();
        target.close();
    }

    @Test
    void asksForNoPulseWhileNothingChanges() throws Exception {
        awaitStandstill("no pulse", pulses, SHORT_NANOS);
        window.robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        window.robot.waitUntil("it reads again and again", () -> Ticker.ticking() > 1);

        awaitStandstill("no pulse between two readings", pulses, SHORT_NANOS);
    }

    /// A caret that blinks has all windows go through sixty frames a second.
    @Test
    void asksForNoPulseOnceAWindowWithACaretIsClosed() throws Exception {
        Stage other = window.robot.inFx(() -> {
            Stage stage = new Stage();
            window.windows.open(stage, FirstView.PICKER);
            return stage;
        });
        window.robot.waitUntil(
                "a caret blinks in another window",
                () -> other.isFocused() && other.getScene().getFocusOwner() instanceof TextField);
        window.robot.inFx(other::close);

        awaitStandstill("no pulse after the other window was closed", pulses, SHORT_NANOS);
    }

    @Test
    void readsAndDrawsNothingWhileItIsMinimised() throws Exception {
        window.robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        awaitMore(reads);

        window.robot.inFx(() -> window.stage.setIconified(true));

        awaitStandstill("no reading", reads, LONG_NANOS);
        assertThat(Ticker.ticking()).isZero();
        awaitStandstill("no pulse", pulses, LONG_NANOS);

        window.robot.inFx(() -> window.stage.setIconified(false));

        assertThat(Ticker.ticking()).isPositive();
        awaitMore(reads);
    }

    @Test
    void readsNothingMoreForAWindowThatWasClosed() throws Exception {
        window.robot.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L);
        awaitMore(reads);

        window.robot.inFx(() -> window.stage.close());

        assertThat(Ticker.ticking()).isZero();
        awaitStandstill("no reading", reads, LONG_NANOS);
    }

    private static void awaitMore(AtomicLong count) throws Exception {
        long before = count.get();
        Wait.until("more is counted than " + before, () -> count.get() > before);
    }

    /// Waits until nothing was counted for so long; on a busy machine that takes longer to come, or comes by itself.
    private static void awaitStandstill(String what, AtomicLong count, long nanos) throws Exception {
        long[] last = {count.get(), System.nanoTime()};
        Wait.until(what, () -> {
            long now = count.get();
            if (now != last[0]) {
                last[0] = now;
                last[1] = System.nanoTime();
            }
            return System.nanoTime() - last[1] > nanos;
        });
    }

    /// Counts what is asked of a list of processes.
    private final class CountedProcesses implements ProcessSource {
        private final ProcessSource behind;

        CountedProcesses(ProcessSource behind) {
            this.behind = behind;
        }

        @Override
        public List<ProcessInfo> processes() throws ProcessFailedException {
            reads.incrementAndGet();
            return behind.processes();
        }

        @Override
        public List<ProcessInfo> processesUnhurried() throws ProcessFailedException {
            reads.incrementAndGet();
            return behind.processesUnhurried();
        }

        @Override
        public ProcessInfo find(int pid) throws ProcessFailedException {
            reads.incrementAndGet();
            return behind.find(pid);
        }

        @Override
        public Access access(ProcessId process) {
            return behind.access(process);
        }

        @Override
        public User self() {
            return behind.self();
        }
    }

    /// Counts what is read of a memory.
    private final class CountedMemory extends ForwardingMemory {
        CountedMemory(ProcessMemory behind) {
            super(behind);
        }

        @Override
        public Mappings mappings() throws ProcessFailedException {
            reads.incrementAndGet();
            return super.mappings();
        }

        @Override
        public void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException {
            reads.incrementAndGet();
            super.pages(range, sink);
        }

        @Override
        public Chunk fetch(AddressRange range, ReadPolicy policy, ChunkBuffer into) throws ProcessFailedException {
            reads.incrementAndGet();
            return super.fetch(range, policy, into);
        }

        @Override
        public PageFacts pageFacts(long address) throws ProcessFailedException {
            reads.incrementAndGet();
            return super.pageFacts(address);
        }

        @Override
        public Optional<LiveProcess> live() {
            return super.live().map(process -> new HookedProcess(process, reads::incrementAndGet));
        }
    }
}
