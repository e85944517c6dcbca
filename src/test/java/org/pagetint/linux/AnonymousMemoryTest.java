package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MADV_DONTNEED;
import static org.pagetint.linux.child.Kernel.MADV_GUARD_INSTALL;
import static org.pagetint.linux.child.Kernel.MAP_ANONYMOUS;
import static org.pagetint.linux.child.Kernel.MAP_NORESERVE;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.PROT_NONE;
import static org.pagetint.linux.child.Kernel.PROT_READ;
import static org.pagetint.linux.child.Kernel.PROT_WRITE;
import static org.pagetint.linux.child.Kernel.READ_WRITE;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.ZeroPage;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// Private memory without a file.
@Timeout(60)
final class AnonymousMemoryTest {
    private static final long PAGE = 4096;

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start();
    }

    @AfterAll
    static void end() {
        target.close();
    }

    @Test
    void showsWrittenPagesAndZerosWhereNoneIsYet() throws Exception {
        AddressRange range = target.anonymous(40);
        target.fill(pages(range, 3, 2), 1, 0);
        target.fill(pages(range, 30, 10), 2, 0);

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .zero(3)
                        .memory(2, PageState.DIRTY_MEMORY, Content.pattern(1).from(-3 * PAGE))
                        .zero(25)
                        .memory(10, PageState.DIRTY_MEMORY, Content.pattern(2).from(-30 * PAGE)));
    }

    @Test
    void forgetsPagesThatTheProcessGaveBack() throws Exception {
        AddressRange range = target.anonymous(3);
        target.fill(range, 1, 0);
        target.call("madvise", range.start() + PAGE, PAGE, MADV_DONTNEED);

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .memory(1, PageState.DIRTY_MEMORY, Content.pattern(1))
                        .zero(1)
                        .memory(1, PageState.DIRTY_MEMORY, Content.pattern(1)));
    }

    /// A page that was read and never written is the kernel's page of zeros. Where the kernel cannot tell it apart it
    /// looks like written memory; its bytes are zeros all the same.
    @Test
    void tellsPagesThatWereOnlyReadFromWrittenOnes() throws Exception {
        AddressRange range = target.anonymous(6);
        target.touch(pages(range, 1, 3));
        target.fill(pages(range, 2, 1), 7, 0);

        TracelessLook.quietly(target, View.all(), view -> {
            PageState onlyRead =
                    view.knowsZeroPages() && ZeroPage.isGiven() ? PageState.ZERO_PAGE : PageState.DIRTY_MEMORY;
            return Expected.from(range.start())
                    .zero(1)
                    .memory(1, onlyRead, Content.ZEROS)
                    .memory(1, PageState.DIRTY_MEMORY, Content.pattern(7).from(-2 * PAGE))
                    .memory(1, onlyRead, Content.ZEROS)
                    .zero(2);
        });
    }

    @Test
    void losesNothingButTheGuardPages() throws Exception {
        AddressRange range = target.anonymous(8);
        target.fill(range, 1, 0);
        target.call("madvise", range.start() + 2 * PAGE, PAGE, MADV_GUARD_INSTALL);
        target.call("madvise", range.start() + 5 * PAGE, 2 * PAGE, MADV_GUARD_INSTALL);

        Expected expected = Expected.from(range.start())
                .memory(2, PageState.DIRTY_MEMORY, Content.pattern(1))
                .unknown(1, PageState.UNREADABLE, UnknownReason.GUARD_PAGE)
                .memory(2, PageState.DIRTY_MEMORY, Content.pattern(1))
                .unknown(2, PageState.UNREADABLE, UnknownReason.GUARD_PAGE)
                .memory(1, PageState.DIRTY_MEMORY, Content.pattern(1));
        TracelessLook.quietly(target, expected);
        TracelessLook.allowingFaults(target, expected);
    }

    /// What the process wrote and closed to itself, `mem` gives and process_vm_readv does not. Where no page is, it
    /// would read nothing at all; but who may write may read, whatever `maps` says.
    @Test
    void readsMemoryThatTheProcessMayNotReadItself() throws Exception {
        AddressRange closed = target.anonymous(4);
        AddressRange writeOnly = target.anonymous(4);
        target.fill(closed.first(2 * PAGE), 1, 0);
        target.fill(writeOnly.first(2 * PAGE), 2, 0);
        target.call("mprotect", closed.start(), closed.length(), PROT_NONE);
        target.call("mprotect", writeOnly.start(), writeOnly.length(), PROT_WRITE);

        TracelessLook.quietly(
                target,
                Expected.from(closed.start())
                        .memory(2, PageState.DIRTY_MEMORY, Content.pattern(1))
                        .unknown(2, PageState.NEVER_TOUCHED, UnknownReason.PROTECTED));
        TracelessLook.quietly(
                target,
                Expected.from(writeOnly.start())
                        .memory(2, PageState.DIRTY_MEMORY, Content.pattern(2))
                        .zero(2));
    }

    /// One mapping whose pages the process may read in part only: three mappings, and gaps between.
    @Test
    void spansMappingsAndTheGapsBetweenThem() throws Exception {
        AddressRange range = target.anonymous(7);
        target.fill(range, 1, 0);
        target.call("mprotect", range.start() + 2 * PAGE, PAGE, PROT_NONE);
        target.call("munmap", range.start() + 4 * PAGE, 2 * PAGE);

        TracelessLook.quietly(
                target,
                Expected.from(range.start() - PAGE)
                        .unknown(1, PageState.UNREADABLE, UnknownReason.NOT_MAPPED)
                        .memory(4, PageState.DIRTY_MEMORY, Content.pattern(1).from(-PAGE))
                        .unknown(2, PageState.UNREADABLE, UnknownReason.NOT_MAPPED)
                        .memory(1, PageState.DIRTY_MEMORY, Content.pattern(1).from(-PAGE))
                        .unknown(1, PageState.UNREADABLE, UnknownReason.NOT_MAPPED));
    }

    @Test
    void showsTheHeapThatBrkMoves() throws Exception {
        long start = target.call("sbrk", 64 * PAGE);
        AddressRange range = AddressRange.ofLength((start + PAGE - 1) / PAGE * PAGE, 60 * PAGE);
        target.fill(pages(range, 10, 5), 3, 0);

        TracelessLook.quietly(
                target,
                Expected.from(range.start())
                        .zero(10)
                        .memory(5, PageState.DIRTY_MEMORY, Content.pattern(3).from(-10 * PAGE))
                        .zero(45));
    }

    /// The cost of a look follows the pages, not the addresses: this would never end otherwise.
    @Test
    void looksThroughATebibyteInOneRun() throws Exception {
        long pages = (1L << 40) / PAGE;
        AddressRange range = target.map(pages * PAGE, READ_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
        target.fill(pages(range, pages / 2, 2), 5, 0);

        List<View> views = List.of(View.full(), View.withoutLaterCategories());
        Expected expected = Expected.from(range.start())
                .zero(pages / 2)
                .memory(2, PageState.DIRTY_MEMORY, Content.pattern(5).from(-pages / 2 * PAGE))
                .zero(pages - pages / 2 - 2);
        for (View view : views) {
            try (var memory = view.source().open(target.id())) {
                assertThat(memory.pages(range)).as(view.name()).isEqualTo(expected.runs(range));
            }
        }
        AddressRange middle = pages(range, pages / 2 - 2, 6);
        TracelessLook.quietly(
                target,
                Expected.from(middle.start())
                        .zero(2)
                        .memory(2, PageState.DIRTY_MEMORY, Content.pattern(5).from(-2 * PAGE))
                        .zero(2));
        target.call("munmap", range.start(), range.length());
    }

    /// Reading such pages through the process, as a person may allow, brings none in that is zero by rule.
    @Test
    void doesNotEvenTouchZerosWhenFaultsAreAllowed() throws Exception {
        AddressRange range = target.anonymous(5);
        target.fill(range.first(PAGE), 1, 0);

        TracelessLook.allowingFaults(
                target,
                Expected.from(range.start())
                        .memory(1, PageState.DIRTY_MEMORY, Content.pattern(1))
                        .known(4, PageState.NEVER_TOUCHED, ByteOrigin.ZERO_FILL, Content.ZEROS));
    }

    @Test
    void readsMemoryThatCanOnlyBeRead() throws Exception {
        AddressRange range = target.anonymous(2);
        target.fill(range, 1, 0);
        target.call("mprotect", range.start(), range.length(), PROT_READ);

        TracelessLook.quietly(
                target, Expected.from(range.start()).memory(2, PageState.DIRTY_MEMORY, Content.pattern(1)));
    }

    private static AddressRange pages(AddressRange range, long first, long count) {
        return AddressRange.ofLength(range.start() + first * PAGE, count * PAGE);
    }
}
