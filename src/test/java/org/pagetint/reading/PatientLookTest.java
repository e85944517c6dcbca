package org.pagetint.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ForwardingMemory;
import org.pagetint.memory.MadeUp;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.UnknownReason;
import org.pagetint.memory.WalkedMemory;
import org.pagetint.process.ProcessFailedException;

/// Three mappings with a gap between the first two; a look at the second one does not come back.
@Timeout(60)
final class PatientLookTest {
    private static final long PAGE = 4096;
    private static final AddressRange FIRST = AddressRange.ofLength(0x10000, 4 * PAGE);
    private static final AddressRange STUCK = AddressRange.ofLength(0x20000, 4 * PAGE);
    private static final AddressRange LAST = AddressRange.ofLength(0x24000, 4 * PAGE);
    private static final AddressRange ALL = new AddressRange(FIRST.start(), LAST.end());

    private final CountDownLatch go = new CountDownLatch(1);
    private final AtomicInteger stuckLooks = new AtomicInteger();
    private final ProcessMemory plain = new WalkedMemory(
            new PageSize(PAGE),
            MadeUp.mapping(FIRST.start(), FIRST.end()),
            MadeUp.mapping(STUCK.start(), STUCK.end()),
            MadeUp.mapping(LAST.start(), LAST.end()));
    private final AnsweringMemory memory = new AnsweringMemory(new ForwardingMemory(plain) {
        @Override
        public void pages(AddressRange range, Consumer<? super PageRun> sink) throws ProcessFailedException {
            if (range.intersect(STUCK).isPresent() && go.getCount() > 0) {
                stuckLooks.incrementAndGet();
                awaitGo();
            }
            super.pages(range, sink);
        }
    });

    @AfterEach
    void end() {
        go.countDown();
        memory.close();
    }

    @Test
    void losesOnlyTheMappingThatDoesNotAnswer() throws Exception {
        // The memory behind it tells a gap between mappings like what is mapped.
        AddressRange before = new AddressRange(FIRST.start(), STUCK.start());

        assertThat(memory.pages(ALL))
                .containsExactly(
                        plain.pages(before).getFirst(),
                        PageRun.unknown(STUCK, PageState.UNREADABLE, UnknownReason.NOT_ANSWERING),
                        plain.pages(LAST).getFirst());
    }

    @Test
    void asksAgainOnlyWhenTheLastLookHasComeBack() throws Exception {
        List<PageRun> first = memory.pages(ALL);
        int looks = stuckLooks.get();

        assertThat(memory.pages(ALL)).isEqualTo(first);
        AddressRange part = AddressRange.ofLength(STUCK.start() + PAGE, PAGE);
        assertThat(memory.pages(part))
                .containsExactly(PageRun.unknown(part, PageState.UNREADABLE, UnknownReason.NOT_ANSWERING));
        assertThat(stuckLooks).hasValue(looks);

        go.countDown();
        while (!memory.pages(ALL).equals(plain.pages(ALL))) {
            Thread.onSpinWait();
        }
    }

    private void awaitGo() {
        boolean interrupted = false;
        while (go.getCount() > 0) {
            try {
                go.await();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
