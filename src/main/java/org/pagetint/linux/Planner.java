package org.pagetint.linux;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.pagetint.linux.file.BackingFile;
import org.pagetint.linux.file.FilePart;
import org.pagetint.linux.file.FileView;
import org.pagetint.linux.file.SharedLook;
import org.pagetint.linux.file.SharedPages;
import org.pagetint.linux.kernel.PageBits;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.linux.proc.VmFlags;
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
    private final SharedPages sharedPages;
    private final PageSize pageSize;

    Planner(PagemapReader pagemap, VmFlagsTable vmFlags, OwnVdso ownVdso, SharedPages sharedPages, PageSize pageSize) {
        this.pagemap = pagemap;
        this.vmFlags = vmFlags;
        this.ownVdso = ownVdso;
        this.sharedPages = sharedPages;
        this.pageSize = pageSize;
    }

    /// Why the file cannot be read; empty if it can.
    interface Hindrance extends Supplier<Optional<UnknownReason>> {}

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
        plan(handles, mapping, part, file, hindrance(handles, file), classifier, scratch, steps);
    }

    /// The same where it is known already whether the file can be read.
    void plan(
            Handles handles,
            Mapping mapping,
            AddressRange part,
            FileView file,
            Hindrance hindrance,
            Classifier classifier,
            Scratch scratch,
            Consumer<Step> steps) {
        try (SharedLook shared = new SharedLook(sharedPages, mapping, scratch)) {
            pagemap.read(handles.pagemap(), part, mayHoldFiles(mapping), scratch, (from, to, facts) -> {
                int deciding = facts & PageBits.DECIDING;
                VmFlags flags = mayBeServed(mapping, file, deciding)
                        ? vmFlags.of(mapping, handles, classifier.policy())
                        : VmFlags.NONE;
                AddressRange pages = new AddressRange(from, to);
                split(mapping, pages, file, (piece, filePart) -> {
                    Verdict verdict = classifier.classify(mapping, flags, deciding, file, filePart);
                    Verdict refined = refined(handles, mapping, verdict, classifier, hindrance);
                    Verdicts verdicts = (alike, known) -> steps.accept(new Step(alike, deciding, known));
                    tell(mapping, piece, file, refined, classifier, shared, verdicts);
                });
            });
        }
    }

    private interface Verdicts {
        void accept(AddressRange pages, Verdict verdict);
    }

    /// Asks a file in memory where these pages are before any is read from it.
    private static void tell(
            Mapping mapping,
            AddressRange pages,
            FileView file,
            Verdict verdict,
            Classifier classifier,
            SharedLook shared,
            Verdicts verdicts) {
        if (!verdict.source().isFile()
                || !(file instanceof FileView.Regular(BackingFile backing, long _))
                || !backing.onTmpfs()) {
            verdicts.accept(pages, verdict);
            return;
        }
        shared.look(
                        backing,
                        pages,
                        (alike, where) -> verdicts.accept(alike, classifier.ofShared(mapping, verdict, where)))
                .ifPresent(reason -> verdicts.accept(pages, classifier.withoutReadingFile(verdict, reason)));
    }

    /// Asks of a file only once bytes of it are wanted, and once for a plan: the answer has a price.
    private static Hindrance hindrance(Handles handles, FileView file) {
        return switch (file) {
            case FileView.Regular(BackingFile backing, long _) -> new AskedOnce(backing, handles.folder());
            case FileView.NoFile _,
                    FileView.Device _,
                    FileView.ZeroDevice _,
                    FileView.PrivateHugePages _,
                    FileView.Secret _,
                    FileView.Unavailable _,
                    FileView.Mismatch _,
                    FileView.MayHang _ -> Optional::empty;
        };
    }

    private static final class AskedOnce implements Hindrance {
        private final BackingFile file;
        private final int folder;
        private boolean asked;
        private Optional<UnknownReason> answer = Optional.empty();

        AskedOnce(BackingFile file, int folder) {
            this.file = file;
            this.folder = folder;
        }

        @Override
        public Optional<UnknownReason> get() {
            if (!asked) {
                asked = true;
                answer = file.hindrance(folder);
            }
            return answer;
        }
    }

    /// What the classifier cannot know, as it asks nobody.
    private Verdict refined(
            Handles handles, Mapping mapping, Verdict verdict, Classifier classifier, Hindrance hindrance) {
        return switch (verdict.source()) {
            case OWN_VDSO -> withVdso(handles, mapping, verdict);
            case FILE, FILE_TAIL ->
                hindrance
                        .get()
                        .map(reason -> classifier.withoutReadingFile(verdict, reason))
                        .orElse(verdict);
            case PROCESS, ZEROS, NOTHING -> verdict;
        };
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

    private Verdict withVdso(Handles handles, Mapping mapping, Verdict verdict) {
        return ownVdso.like(mapping, handles.folder()).isEmpty()
                ? Verdict.unknown(PageState.UNREADABLE, UnknownReason.DEVICE_MEMORY)
                : verdict;
    }

    /// Without a file, no page can be one of a file: the kernel need not look.
    private static boolean mayHoldFiles(Mapping mapping) {
        return switch (mapping.kind()) {
            case ANONYMOUS, HEAP, STACK -> mapping.hasFile();
            case FILE, SHARED_MEMORY, SPECIAL -> true;
        };
    }

    /// Whether pages with these facts can be waiting for a userfault handler: only in memory without a file, and in
    /// files that live in memory (userfaultfd(2)).
    private static boolean mayBeServed(Mapping mapping, FileView file, int facts) {
        if ((facts & (PageBits.PRESENT | PageBits.GUARD | PageBits.UNSEEN)) != 0) {
            return false;
        }
        return switch (file) {
            case FileView.NoFile() -> mapping.kind() != MappingKind.SPECIAL;
            case FileView.ZeroDevice() -> true;
            case FileView.PrivateHugePages() -> true;
            case FileView.Secret() -> false;
            case FileView.Regular(BackingFile backing, long _) -> backing.inMemory();
            case FileView.Unavailable() -> mapping.kind() == MappingKind.SHARED_MEMORY;
            case FileView.Mismatch() -> mapping.kind() == MappingKind.SHARED_MEMORY;
            case FileView.MayHang() -> false;
            case FileView.Device() -> false;
        };
    }
}
