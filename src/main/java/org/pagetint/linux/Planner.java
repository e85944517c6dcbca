package org.pagetint.linux;

import java.util.function.Consumer;
import org.pagetint.linux.Verdict.Source;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// Looks at the pages of a mapping and plans where their bytes come from. Touches no page.
final class Planner {
    private final PagemapReader pagemap;
    private final VmFlagsTable vmFlags;
    private final OwnVdso ownVdso;
    private final PageSize pageSize;

    Planner(PagemapReader pagemap, VmFlagsTable vmFlags, OwnVdso ownVdso, PageSize pageSize) {
        this.pagemap = pagemap;
        this.vmFlags = vmFlags;
        this.ownVdso = ownVdso;
        this.pageSize = pageSize;
    }

    /// Tells `steps` of all pages of `part` as they are now, in ascending order.
    ///
    /// @param part whole pages of `mapping`
    /// @param file what is known of its file
    void plan(
            Handles handles,
            Mapping mapping,
            AddressRange part,
            FileView file,
            Classifier classifier,
            Scratch scratch,
            Consumer<Step> steps) {
        pagemap.read(handles.pagemap(), part, mayHoldFiles(mapping), scratch, (from, to, facts) -> {
            int deciding = facts & Facts.DECIDING;
            VmFlags flags = mayBeServed(mapping, file, deciding) ? vmFlags.of(mapping, handles) : VmFlags.NONE;
            AddressRange pages = new AddressRange(from, to);
            split(mapping, pages, file, (piece, filePart) -> {
                Verdict verdict = classifier.classify(mapping, flags, deciding, file, filePart);
                steps.accept(new Step(piece, deciding, withVdso(mapping, verdict)));
            });
        });
    }

    private interface Pieces {
        void accept(AddressRange piece, FilePart part);
    }

    /// Cuts pages where the file ends.
    private void split(Mapping mapping, AddressRange pages, FileView file, Pieces pieces) {
        if (!(file instanceof FileView.Regular regular)) {
            pieces.accept(pages, FilePart.INSIDE);
            return;
        }
        AddressRange inside = regular.inside(mapping, pageSize);
        AddressRange last = regular.lastPage(mapping, pageSize);
        AddressRange past = new AddressRange(last.end(), mapping.range().end());
        pages.intersect(inside).ifPresent(piece -> pieces.accept(piece, FilePart.INSIDE));
        pages.intersect(last).ifPresent(piece -> pieces.accept(piece, FilePart.LAST_PAGE));
        pages.intersect(past).ifPresent(piece -> pieces.accept(piece, FilePart.PAST_END));
    }

    private Verdict withVdso(Mapping mapping, Verdict verdict) {
        return verdict.source() == Source.OWN_VDSO && ownVdso.like(mapping).isEmpty()
                ? Verdict.unknown(PageState.UNREADABLE, UnknownReason.DEVICE_MEMORY)
                : verdict;
    }

    /// Without a file, no page can be one of a file: the kernel need not look.
    private static boolean mayHoldFiles(Mapping mapping) {
        return switch (mapping.kind()) {
            case ANONYMOUS, HEAP, STACK -> mapping.inode() != 0;
            case FILE, SHARED_MEMORY, SPECIAL -> true;
        };
    }

    /// Whether pages with these facts can be waiting for a userfault handler: only in memory without a file, and in files that
    /// live in memory (userfaultfd(2)).
    private static boolean mayBeServed(Mapping mapping, FileView file, int facts) {
        if ((facts & (Facts.PRESENT | Facts.GUARD | Facts.UNSEEN)) != 0) {
            return false;
        }
        return switch (file) {
            case FileView.NoFile() -> mapping.kind() != MappingKind.SPECIAL;
            case FileView.ZeroDevice() -> true;
            case FileView.Regular(BackingFile backing, long _) -> backing.inMemory();
            case FileView.Unavailable() -> mapping.kind() == MappingKind.SHARED_MEMORY;
            case FileView.Device() -> false;
        };
    }
}
