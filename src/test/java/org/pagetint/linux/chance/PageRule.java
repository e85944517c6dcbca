package org.pagetint.linux.chance;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.pagetint.linux.View;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// Says from a pagemap entry and the mapping's line alone what a page is, and whether its bytes can be had quietly.
final class PageRule {
    private static final Set<UnknownReason> NO_FILE =
            EnumSet.of(UnknownReason.FILE_UNAVAILABLE, UnknownReason.NOT_RESIDENT, UnknownReason.PAST_END_OF_FILE);

    private static final Set<PageState> NOT_HERE = EnumSet.of(PageState.NOT_RESIDENT);
    private static final Set<PageState> SWAPPED_OR_NOT_HERE = EnumSet.of(PageState.NOT_RESIDENT, PageState.SWAPPED);

    private final Snapshot snapshot;
    private final View view;

    PageRule(Snapshot snapshot, View view) {
        this.snapshot = snapshot;
        this.view = view;
    }

    /// Whether the file behind every mapping can be looked at.
    boolean seesFiles() {
        return view.findsFiles();
    }

    /// What may be said of the page at an address.
    Expectation of(long address) {
        Optional<PlainMapping> mapping = snapshot.at(address);
        return mapping.isEmpty()
                ? Expectation.unknown(UnknownReason.NOT_MAPPED, EnumSet.of(PageState.UNREADABLE))
                : of(mapping.get(), address, snapshot.entry(address));
    }

    private Expectation of(PlainMapping mapping, long address, long entry) {
        if (Entry.guard(entry)) {
            return Expectation.unknown(UnknownReason.GUARD_PAGE, EnumSet.of(PageState.UNREADABLE));
        }
        if (Entry.present(entry)) {
            return Expectation.known(ByteOrigin.PROCESS_MEMORY, EnumSet.of(present(mapping, entry)));
        }
        if (Entry.swapped(entry)) {
            return Expectation.unknown(UnknownReason.IN_SWAP, EnumSet.of(PageState.SWAPPED));
        }
        if (mapping.isAnonymous() || mapping.isZeroDevice()) {
            return mapping.isAccessible()
                    ? Expectation.known(ByteOrigin.ZERO_FILL, EnumSet.of(PageState.NEVER_TOUCHED))
                    : Expectation.unknown(UnknownReason.PROTECTED, EnumSet.of(PageState.NEVER_TOUCHED));
        }
        return ofFile(mapping, address);
    }

    private PageState present(PlainMapping mapping, long entry) {
        boolean zero = snapshot.zeroFrame() != 0 && Entry.frame(entry) == snapshot.zeroFrame();
        if (mapping.isAnonymous() && Entry.ofFile(entry)) {
            // Only the huge page of zeros counts so; a scan that does not know zeros does not ask for pages of files
            // either.
            return view.knowsZeroPages() || !view.scans() ? PageState.ZERO_PAGE : PageState.DIRTY_MEMORY;
        }
        if (zero && view.knowsZeroPages()) {
            return PageState.ZERO_PAGE;
        }
        if (!Entry.ofFile(entry)) {
            return PageState.DIRTY_MEMORY;
        }
        return mapping.isInMemory() || mapping.isHugetlb() ? PageState.SHARED_MEMORY : PageState.FILE;
    }

    private Expectation ofFile(PlainMapping mapping, long address) {
        long offset = mapping.offset() + (address - mapping.range().start());
        Snapshot.FileSize size = snapshot.files().get(mapping.range().start());
        boolean past = size != null && offset >= size.bytes();
        if (past && view.findsFiles()) {
            return Expectation.unknown(UnknownReason.PAST_END_OF_FILE, EnumSet.of(PageState.UNREADABLE));
        }
        Expectation found = Expectation.known(ByteOrigin.BACKING_FILE, NOT_HERE);
        if (mapping.isInMemory()) {
            // Which pages are holes, and how many are in swap, the pagemap does not say; the bytes and the count of the
            // mapping do.
            found = new Expectation(
                    SWAPPED_OR_NOT_HERE,
                    EnumSet.of(ByteOrigin.BACKING_FILE, ByteOrigin.ZERO_FILL, ByteOrigin.NONE),
                    mapping.isAccessible()
                            ? EnumSet.of(UnknownReason.IN_SWAP)
                            : EnumSet.of(UnknownReason.IN_SWAP, UnknownReason.PROTECTED));
        }
        return view.findsFiles()
                ? found
                : new Expectation(
                                EnumSet.of(PageState.NOT_RESIDENT, PageState.UNREADABLE, PageState.SWAPPED),
                                found.origins(),
                                found.reasons())
                        .orUnknown(NO_FILE);
    }
}
