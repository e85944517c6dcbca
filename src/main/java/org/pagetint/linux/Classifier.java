package org.pagetint.linux;

import static org.pagetint.memory.PageState.DIRTY_MEMORY;
import static org.pagetint.memory.PageState.FILE;
import static org.pagetint.memory.PageState.NEVER_TOUCHED;
import static org.pagetint.memory.PageState.NOT_RESIDENT;
import static org.pagetint.memory.PageState.SHARED_MEMORY;
import static org.pagetint.memory.PageState.SWAPPED;
import static org.pagetint.memory.PageState.UNREADABLE;
import static org.pagetint.memory.PageState.ZERO_PAGE;

import org.pagetint.linux.Verdict.Source;
import org.pagetint.linux.file.BackingFile;
import org.pagetint.linux.file.FilePage;
import org.pagetint.linux.file.FilePart;
import org.pagetint.linux.file.FileView;
import org.pagetint.linux.kernel.PageBits;
import org.pagetint.linux.proc.VmFlags;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;

/// Decides of a page what it is and where its bytes are, from what is known without touching it. One table, evaluated
/// from the top; checked byte for byte against processes of every kind.
///
/// @param policy whether reading may bring pages in
/// @param processReadable whether this user may read bytes from the process
record Classifier(ReadPolicy policy, boolean processReadable) {

    /// The verdict on pages that are alike.
    ///
    /// @param facts of the pagemap, [PageBits]
    /// @param file what is known of the mapping's file
    /// @param part where the pages lie in it
    Verdict classify(Mapping mapping, VmFlags flags, int facts, FileView file, FilePart part) {
        if (has(facts, PageBits.UNSEEN)) {
            return Verdict.unknown(UNREADABLE, UnknownReason.READ_FAILED);
        }
        if (has(facts, PageBits.GUARD)) {
            return Verdict.unknown(UNREADABLE, UnknownReason.GUARD_PAGE);
        }
        if (flags.device() || file instanceof FileView.Device) {
            return Verdict.unknown(UNREADABLE, UnknownReason.DEVICE_MEMORY);
        }
        if (file instanceof FileView.Secret) {
            return Verdict.unknown(UNREADABLE, UnknownReason.SECRET_MEMORY);
        }
        if (has(facts, PageBits.PRESENT)) {
            return present(mapping, facts, file, part);
        }
        if (has(facts, PageBits.SWAPPED)) {
            boolean migrating = has(facts, PageBits.FILE);
            boolean marker = has(facts, PageBits.WRITE_PROTECTED)
                    && mapping.permissions().shared();
            if (!migrating && !marker) {
                return throughProcess(SWAPPED, UnknownReason.IN_SWAP);
            }
            return ofFile(mapping, migrating ? fileState(mapping, file) : NOT_RESIDENT, file, part);
        }
        Verdict absent = readable(
                mapping,
                file instanceof FileView.NoFile ? withoutFile(mapping) : ofFile(mapping, NOT_RESIDENT, file, part));
        if (neverServed(absent)) {
            return absent;
        }
        if (flags.userfault()) {
            return Verdict.unknown(absent.state(), UnknownReason.USERFAULT);
        }
        if (flags.unsure()) {
            return Verdict.unknown(absent.state(), UnknownReason.MAY_BE_USERFAULT);
        }
        return absent;
    }

    /// Whether the kernel refuses the page to the process before it would ask a userfault handler.
    private static boolean neverServed(Verdict absent) {
        return absent.reason()
                .filter(reason -> reason == UnknownReason.PAST_END_OF_FILE || reason == UnknownReason.PROTECTED)
                .isPresent();
    }

    private Verdict present(Mapping mapping, int facts, FileView file, FilePart part) {
        PageState state = has(facts, PageBits.ZERO_PAGE) || isHugeZeroPage(mapping, facts)
                ? ZERO_PAGE
                : has(facts, PageBits.FILE) ? fileState(mapping, file) : DIRTY_MEMORY;
        if (processReadable) {
            return Verdict.from(state, Source.PROCESS);
        }
        if (state == ZERO_PAGE) {
            return Verdict.from(state, Source.ZEROS);
        }
        Verdict clean = ofFile(mapping, state, file, part);
        return state != DIRTY_MEMORY && clean.source() != Source.NOTHING
                ? clean
                : Verdict.unknown(state, UnknownReason.PERMISSION_DENIED);
    }

    /// The kernel counts its huge page of zeros among the pages of files; memory without a file has no other such page.
    private static boolean isHugeZeroPage(Mapping mapping, int facts) {
        return has(facts, PageBits.FILE) && !mapping.hasFile() && mapping.kind() != MappingKind.SPECIAL;
    }

    /// Whether the process could read there. Who may write may read, on every processor that Linux runs on; who may
    /// only execute may not where the processor can tell both apart.
    private static boolean isAccessible(Mapping mapping) {
        return mapping.permissions().read() || mapping.permissions().write();
    }

    /// Without a file, what does not exist reads as zeros, unless the kernel lent it.
    private static Verdict withoutFile(Mapping mapping) {
        return switch (mapping.name()) {
            case MappingName.Unnamed() -> Verdict.from(NEVER_TOUCHED, Source.ZEROS);
            case MappingName.Heap() -> Verdict.from(NEVER_TOUCHED, Source.ZEROS);
            case MappingName.Stack() -> Verdict.from(NEVER_TOUCHED, Source.ZEROS);
            case MappingName.Anonymous _ -> Verdict.from(NEVER_TOUCHED, Source.ZEROS);
            case MappingName.Vdso() -> Verdict.from(NOT_RESIDENT, Source.OWN_VDSO);
            case MappingName.FilePath _ -> Verdict.unknown(UNREADABLE, UnknownReason.DEVICE_MEMORY);
            case MappingName.Other _ -> Verdict.unknown(UNREADABLE, UnknownReason.DEVICE_MEMORY);
        };
    }

    private Verdict ofFile(Mapping mapping, PageState state, FileView file, FilePart part) {
        return switch (file) {
            case FileView.NoFile() -> Verdict.unknown(state, UnknownReason.FILE_UNAVAILABLE);
            case FileView.Device() -> Verdict.unknown(UNREADABLE, UnknownReason.DEVICE_MEMORY);
            case FileView.Secret() -> Verdict.unknown(UNREADABLE, UnknownReason.SECRET_MEMORY);
            case FileView.PrivateHugePages() ->
                Verdict.from(state == NOT_RESIDENT ? NEVER_TOUCHED : state, Source.ZEROS);
            case FileView.ZeroDevice() -> Verdict.from(state == NOT_RESIDENT ? NEVER_TOUCHED : state, Source.ZEROS);
            case FileView.Unavailable() ->
                throughProcess(
                        state,
                        mapping.kind() == MappingKind.SHARED_MEMORY
                                ? UnknownReason.NOT_RESIDENT
                                : UnknownReason.FILE_UNAVAILABLE);
            case FileView.Mismatch() -> throughProcess(state, UnknownReason.CHANGING);
            case FileView.MayHang() -> throughProcess(state, UnknownReason.MAY_HANG);
            case FileView.Regular _ ->
                switch (part) {
                    case PAST_END -> Verdict.unknown(UNREADABLE, UnknownReason.PAST_END_OF_FILE);
                    case LAST_PAGE -> Verdict.from(state, Source.FILE_TAIL);
                    case INSIDE -> Verdict.from(state, Source.FILE);
                };
        };
    }

    /// What stands instead of a verdict to read from the file, when that cannot be done.
    Verdict withoutReadingFile(Verdict verdict, UnknownReason why) {
        return throughProcess(verdict.state(), why);
    }

    /// The verdict on pages of a file in memory whose bytes `verdict` would take from the file, once it is known where
    /// they are.
    Verdict ofShared(Mapping mapping, Verdict verdict, FilePage where) {
        return switch (where) {
            case CACHED -> verdict;
            case HOLE -> readable(mapping, Verdict.from(verdict.state(), Source.ZEROS));
            case SWAPPED -> throughProcess(SWAPPED, UnknownReason.IN_SWAP);
            case UNTOLD -> throughProcess(verdict.state(), UnknownReason.MAY_BE_IN_SWAP);
        };
    }

    /// Zeros that the process would read, if it could read at all.
    private static Verdict readable(Mapping mapping, Verdict absent) {
        boolean faults = absent.source() == Source.ZEROS && !isAccessible(mapping);
        return faults ? Verdict.unknown(absent.state(), UnknownReason.PROTECTED) : absent;
    }

    /// Bytes that only a read through the process can tell, and that read would bring the page in.
    private Verdict throughProcess(PageState state, UnknownReason otherwise) {
        return switch (policy) {
            case QUIET -> Verdict.unknown(state, otherwise);
            case ALLOW_FAULTS ->
                processReadable
                        ? Verdict.from(state, Source.PROCESS)
                        : Verdict.unknown(state, UnknownReason.PERMISSION_DENIED);
        };
    }

    private static PageState fileState(Mapping mapping, FileView file) {
        boolean hugetlb = file instanceof FileView.Regular(BackingFile backing, long _) && backing.hugetlb();
        return hugetlb || mapping.kind() == MappingKind.SHARED_MEMORY ? SHARED_MEMORY : FILE;
    }

    private static boolean has(int facts, int fact) {
        return (facts & fact) != 0;
    }
}
