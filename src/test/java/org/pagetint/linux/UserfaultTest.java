package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MAP_SHARED;
import static org.pagetint.linux.child.Kernel.READ_WRITE;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Userfault;
import org.pagetint.linux.child.Wait;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;

/// Ranges whose pages a handler brings in. The handler here never answers: a look that asks for a page would hang.
@Timeout(60)
final class UserfaultTest {
    private static final long PAGE = 4096;
    private static final int MADV_NOHUGEPAGE = 15;

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
        Right.require("ranges served by userfault", "a kernel that allows userfaultfd", Userfault.isThere(target));
    }

    @AfterAll
    static void end() {
        target.close();
    }

    @Test
    void neitherAsksForMissingPagesNorCallsThemZero() throws Exception {
        AddressRange range = target.anonymous(8);
        target.fill(pages(range, 2, 2), 1, 0);
        Userfault userfault = Userfault.of(target);
        userfault.register(range, Userfault.MISSING);

        Expected expected = Expected.from(range.start())
                .unknown(2, PageState.NEVER_TOUCHED, UnknownReason.USERFAULT)
                .memory(2, PageState.DIRTY_MEMORY, Content.pattern(1).from(-2 * PAGE))
                .unknown(4, PageState.NEVER_TOUCHED, UnknownReason.USERFAULT);
        TracelessLook.quietlyWithoutAsking(target, expected);
        TracelessLook.allowingFaultsWithoutAsking(target, expected);
        assertThat(userfault.isAsked()).as("somebody waits for a page").isFalse();
        userfault.close();
    }

    /// The line in `maps` stays the same when a handler is registered, and what would tell costs the process a pause;
    /// so it takes a moment.
    @Test
    void noticesAHandlerThatComesBetweenTwoLooks() throws Exception {
        AddressRange range = target.anonymous(4);
        target.fill(pages(range, 1, 1), 1, 0);
        Expected before = Expected.from(range.start())
                .zero(1)
                .memory(1, PageState.DIRTY_MEMORY, Content.pattern(1).from(-PAGE))
                .zero(2);
        Expected after = Expected.from(range.start())
                .unknown(1, PageState.NEVER_TOUCHED, UnknownReason.USERFAULT)
                .memory(1, PageState.DIRTY_MEMORY, Content.pattern(1).from(-PAGE))
                .unknown(2, PageState.NEVER_TOUCHED, UnknownReason.USERFAULT);
        for (View view : View.all()) {
            try (var memory = view.source().open(target.id());
                    ChunkBuffer buffer = new ChunkBuffer(range.length())) {
                TracelessLook.fetchesAre(memory, ReadPolicy.QUIET, buffer, before);
                Userfault userfault = Userfault.of(target);
                userfault.register(range, Userfault.MISSING);

                Wait.until(
                        "the handler is noticed, " + view,
                        () -> memory.pages(range).equals(after.runs(range)));
                TracelessLook.fetchesAre(memory, ReadPolicy.QUIET, buffer, after);
                assertThat(userfault.isAsked()).as("somebody waits, %s", view).isFalse();
                userfault.close();
            }
        }
    }

    /// What tells would hold up the process for as long as the kernel takes to count the pages of the mapping.
    @Test
    void doesNotAskAboutMissingPagesOfAMappingWithMuchMemoryUnlessAgreed() throws Exception {
        long filled = SmapsReader.MOST_BYTES / PAGE + 100;
        AddressRange range = target.anonymous(filled + 4);
        target.call("madvise", range.start(), range.length(), MADV_NOHUGEPAGE);
        target.fill(range.first(filled * PAGE), 1, 0);
        AddressRange end = pages(range, filled - 1, 5);
        Userfault userfault = Userfault.of(target);

        Expected quiet = Expected.from(end.start())
                .memory(1, PageState.DIRTY_MEMORY, Content.pattern(1).from((filled - 1) * PAGE))
                .unknown(4, PageState.NEVER_TOUCHED, UnknownReason.MAY_BE_USERFAULT);
        Expected asked = Expected.from(end.start())
                .memory(1, PageState.DIRTY_MEMORY, Content.pattern(1).from((filled - 1) * PAGE))
                .zero(4);
        try (var memory = View.full().source().open(target.id());
                ChunkBuffer buffer = new ChunkBuffer(end.length())) {
            TracelessLook.fetchesAre(memory, ReadPolicy.QUIET, buffer, quiet);
            TracelessLook.fetchesAre(memory, ReadPolicy.ALLOW_FAULTS, buffer, asked);
        }
        userfault.close();
        target.call("munmap", range.start(), range.length());
    }

    @Test
    void showsThePagesThatTheHandlerBrought() throws Exception {
        AddressRange range = target.anonymous(3);
        AddressRange source = target.anonymous(1);
        target.fill(source, 5, 0);
        Userfault userfault = Userfault.of(target);
        userfault.register(range, Userfault.MISSING);
        userfault.copy(pages(range, 1, 1), source.start());

        TracelessLook.quietlyWithoutAsking(
                target,
                Expected.from(range.start())
                        .unknown(1, PageState.NEVER_TOUCHED, UnknownReason.USERFAULT)
                        .memory(1, PageState.DIRTY_MEMORY, Content.pattern(5).from(-PAGE))
                        .unknown(1, PageState.NEVER_TOUCHED, UnknownReason.USERFAULT));
        userfault.close();
    }

    @Test
    void readsPagesThatAreProtectedAgainstWriting() throws Exception {
        AddressRange range = target.anonymous(4);
        target.fill(pages(range, 1, 2), 1, 0);
        Userfault userfault = Userfault.of(target);
        userfault.register(range, Userfault.WRITE_PROTECT);
        userfault.protect(range);

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .zero(1)
                        .memory(2, PageState.DIRTY_MEMORY, Content.pattern(1).from(-PAGE))
                        .zero(1));
        userfault.close();
    }

    /// In shared memory a protected page that is not in the page table leaves a mark there, which looks like a page in
    /// swap.
    @Test
    void seesThroughTheMarksOfProtectedSharedPages() throws Exception {
        long memfd = target.call("memfd_create", "made by a test", 0);
        target.call("ftruncate", memfd, 4 * PAGE);
        target.call("pwrite", memfd, Pattern.bytes(2, 0, (int) (4 * PAGE)), 4 * PAGE, 0);
        AddressRange range = target.map(4 * PAGE, READ_WRITE, MAP_SHARED, memfd, 0);
        Userfault userfault = Userfault.of(target);
        userfault.register(range, Userfault.WRITE_PROTECT);
        userfault.protect(range);

        TracelessLook.quietly(target, Expected.from(range.start()).file(4, Content.pattern(2)));
        userfault.close();
        target.call("close", memfd);
    }

    @Test
    void leavesPagesAloneWhoseMinorFaultsAreServed() throws Exception {
        long memfd = target.call("memfd_create", "made by a test", 0);
        target.call("ftruncate", memfd, 3 * PAGE);
        target.call("pwrite", memfd, Pattern.bytes(2, 0, (int) (3 * PAGE)), 3 * PAGE, 0);
        AddressRange range = target.map(3 * PAGE, READ_WRITE, MAP_SHARED, memfd, 0);
        Userfault userfault = Userfault.of(target);
        userfault.register(range, Userfault.MINOR);

        TracelessLook.quietlyWithoutAsking(
                target, Expected.from(range.start()).unknown(3, PageState.NOT_RESIDENT, UnknownReason.USERFAULT));
        assertThat(userfault.isAsked()).as("somebody waits for a page").isFalse();
        userfault.close();
        target.call("close", memfd);
    }

    /// A poisoned page is marked like one in swap; reading it can only fail.
    @Test
    void losesNothingButAPoisonedPage() throws Exception {
        AddressRange range = target.anonymous(3);
        target.fill(range.first(PAGE), 1, 0);
        Userfault userfault = Userfault.of(target);
        userfault.register(range, Userfault.MISSING);
        userfault.poison(pages(range, 1, 1));
        userfault.close();
        target.fill(pages(range, 2, 1), 3, 0);

        TracelessLook.quietlyWithoutAsking(
                target,
                Expected.from(range.start())
                        .memory(1, PageState.DIRTY_MEMORY, Content.pattern(1))
                        .unknown(1, PageState.SWAPPED, UnknownReason.IN_SWAP)
                        .memory(1, PageState.DIRTY_MEMORY, Content.pattern(3).from(-2 * PAGE)));
        try (var memory = View.full().source().open(target.id());
                ChunkBuffer buffer = new ChunkBuffer(range.length())) {
            PageRun poisoned =
                    memory.fetch(range, ReadPolicy.ALLOW_FAULTS, buffer).runAt(range.start() + PAGE);
            assertThat(poisoned.reason()).contains(UnknownReason.READ_FAILED);
        }
    }

    private static AddressRange pages(AddressRange range, long first, long count) {
        return AddressRange.ofLength(range.start() + first * PAGE, count * PAGE);
    }
}
