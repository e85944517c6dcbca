package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.pagetint.linux.child.Wait;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageState;
import org.pagetint.process.Access;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;
import org.pagetint.process.ProcessInfo;
import org.pagetint.process.ProcessSource;
import org.pagetint.process.RunState;
import org.pagetint.process.User;
import org.pagetint.ui.hex.ManualFx;
import org.pagetint.ui.hex.model.RefreshRate;
import org.pagetint.ui.region.RegionsModel;

/// A session without a window; the test's thread stands for the FX thread.
final class ProcessSessionTest {
    private static final long PAGE = 4096;
    private static final AddressRange HEAP = AddressRange.ofLength(0x5500_0000_0000L, 4 * PAGE);
    private static final AddressRange OTHER = AddressRange.ofLength(0x7f00_0000_0000L, 8 * PAGE);
    private static final ProcessInfo PROCESS = new ProcessInfo(
            ArrayMemory.PROCESS,
            1,
            "made up",
            new User(1000, "maria"),
            "made up",
            RunState.SLEEPING,
            4096,
            1,
            Instant.EPOCH,
            false);

    private final ArrayMemory memory = new ArrayMemory()
            .map(HEAP, "[heap]")
            .map(OTHER, "")
            .set(HEAP.start(), 4, PageState.DIRTY_MEMORY)
            .write(HEAP.start(), "first bytes");
    private final ManualFx fx = new ManualFx();
    private Optional<ProcessFailure> notOpened = Optional.empty();
    private Optional<ProcessSession> session = Optional.empty();

    @AfterEach
    void close() {
        session.ifPresent(ProcessSession::close);
    }

    /// One process, as long as there is one.
    private static final class OneProcess implements ProcessSource {
        private volatile boolean there = true;

        @Override
        public List<ProcessInfo> processes() {
            return there ? List.of(PROCESS) : List.of();
        }

        @Override
        public List<ProcessInfo> processesUnhurried() {
            return processes();
        }

        @Override
        public ProcessInfo find(int pid) throws ProcessFailedException {
            return processes().stream()
                    .findFirst()
                    .orElseThrow(() -> new ProcessFailedException(new ProcessFailure.NoSuchProcess(pid)));
        }

        @Override
        public Access access(ProcessId process) {
            return new Access.Full();
        }

        @Override
        public User self() {
            return PROCESS.user();
        }
    }

    private final OneProcess process = new OneProcess();

    private ProcessSession open(OptionalLong first) {
        Sources sources = new Sources(
                process,
                _ -> {
                    if (notOpened.isPresent()) {
                        throw new ProcessFailedException(notOpened.get());
                    }
                    return memory;
                },
                1);
        ProcessSession made = new ProcessSession(PROCESS, first, sources, fx, (_, fault) -> {
            throw new AssertionError(fault);
        });
        session = Optional.of(made);
        made.hex().cursor().resize(22, 660, 16);
        made.open();
        fx.runUntil(
                "it is opened, or not", () -> !made.model().openingProperty().get());
        fx.runUntil("all is known", made::isSettled);
        return made;
    }

    private static RegionsModel regions(ProcessSession session) {
        return session.regions().orElseThrow();
    }

    private static AddressRange selected(ProcessSession session) {
        return regions(session).selectedProperty().get().map(Mapping::range).orElseThrow();
    }

    private static Optional<AddressRange> viewed(ProcessSession session) {
        return session.hex().document().regionProperty().get();
    }

    @Test
    void showsTheFirstRegionAndCountsAll() {
        ProcessSession opened = open(OptionalLong.empty());

        assertThat(selected(opened)).isEqualTo(HEAP);
        assertThat(viewed(opened)).contains(HEAP);
        assertThat(opened.hex().document().byteAt(HEAP.start())).contains((int) 'f');
        assertThat(regions(opened).totalsProperty().get().pages().bytes(PageState.DIRTY_MEMORY))
                .isEqualTo(4 * PAGE);
    }

    @Test
    void beginsAtTheAddressThatWasNamed() {
        ProcessSession opened = open(OptionalLong.of(OTHER.start() + 5));

        assertThat(viewed(opened)).contains(OTHER);
        assertThat(selected(opened)).isEqualTo(OTHER);
        assertThat(opened.hex().cursor().address()).isEqualTo(OTHER.start() + 5);
    }

    /// The bytes follow the table, and the table the bytes.
    @Test
    void keepsTableAndBytesTogether() {
        ProcessSession opened = open(OptionalLong.empty());

        regions(opened).selectedProperty().set(memory.mappingsNow().at(OTHER.start()));
        assertThat(viewed(opened)).contains(OTHER);

        assertThat(opened.select(AddressRange.ofLength(HEAP.start() + 8, 2 * HEAP.length())))
                .isTrue();
        assertThat(selected(opened)).isEqualTo(HEAP);
        assertThat(opened.selectedBytes())
                .as("no further than the region")
                .contains(new AddressRange(HEAP.start() + 8, HEAP.end()));

        assertThat(opened.select(AddressRange.ofLength(0x1000, 4))).isFalse();
        assertThat(selected(opened)).isEqualTo(HEAP);
        assertThat(opened.target().region()).isEqualTo(HEAP);
    }

    @Test
    void readsTheListAgainEveryTwoSecondsOnlyWhenItIsLive() {
        ProcessSession opened = open(OptionalLong.empty());
        memory.map(AddressRange.ofLength(0x6600_0000_0000L, PAGE), "[new]");

        opened.tick();
        fx.runUntil("it was looked at", () -> opened.isSettled());
        assertThat(regions(opened).mappingsProperty().get().list()).hasSize(2);

        opened.hex().options().refreshRateProperty().set(RefreshRate.SECOND);
        opened.tick();
        fx.runUntil(
                "the new region is there",
                () -> regions(opened).mappingsProperty().get().list().size() == 3);
    }

    /// Whatever part hears of the end, it is the process's, and what was read stays.
    @Test
    void knowsThatTheProcessHasEndedFromAReadOfItsBytes() {
        ProcessSession opened = open(OptionalLong.empty());
        memory.failWith(new ProcessFailure.Exited(ArrayMemory.PROCESS));

        opened.hex().refreshSight();
        fx.runUntil("the end is known", () -> opened.model().hasEnded());

        assertThat(opened.hex().document().byteAt(HEAP.start())).contains((int) 'f');
        assertThat(regions(opened).mappingsProperty().get().list()).hasSize(2);
    }

    @Test
    void knowsThatTheProcessHasEndedFromTheList() {
        ProcessSession opened = open(OptionalLong.empty());
        process.there = false;

        opened.tick();
        fx.runUntil("the end is known", () -> opened.model().hasEnded());
    }

    @Test
    void hasNoRegionsWhereItCouldNotBeOpened() {
        notOpened = Optional.of(new ProcessFailure.NoSuchProcess(4711));
        ProcessSession failed = open(OptionalLong.empty());

        assertThat(failed.regions()).isEmpty();
        assertThat(failed.model().failureProperty().get()).isEqualTo(notOpened);
        failed.refresh();
        failed.tick();

        notOpened = Optional.empty();
        failed.open();
        fx.runUntil("it is open", () -> failed.regions().isPresent());
        assertThat(failed.model().failureProperty().get()).isEmpty();
    }

    @Test
    void closesTheMemoryWhenItIsLeft() throws Exception {
        ProcessSession opened = open(OptionalLong.empty());
        opened.close();

        Wait.until("the memory is closed", memory::isClosed);
    }
}
