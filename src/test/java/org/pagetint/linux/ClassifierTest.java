package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pagetint.linux.Verdict.Source;
import org.pagetint.linux.file.BackingFile;
import org.pagetint.linux.file.FileDoor;
import org.pagetint.linux.file.FilePage;
import org.pagetint.linux.file.FilePart;
import org.pagetint.linux.file.FileView;
import org.pagetint.linux.file.Leases;
import org.pagetint.linux.kernel.FileStat;
import org.pagetint.linux.kernel.MappingNames;
import org.pagetint.linux.kernel.PageBits;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.linux.proc.VmFlags;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.PageState;
import org.pagetint.memory.Permissions;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;

/// The table that decides about a page, row by row.
class ClassifierTest {
    private static final Classifier QUIET = new Classifier(ReadPolicy.QUIET, true);
    private static final Classifier ALLOW = new Classifier(ReadPolicy.ALLOW_FAULTS, true);
    private static final Classifier MAPS_ONLY = new Classifier(ReadPolicy.QUIET, false);

    private static final FileView NO_FILE = new FileView.NoFile();
    private static final FileView DEVICE = new FileView.Device();
    private static final FileView ZERO_DEVICE = new FileView.ZeroDevice();
    private static final FileView UNAVAILABLE = new FileView.Unavailable();
    private static final FileView MAY_HANG = new FileView.MayHang();
    private static final FileView TRUSTED = file();

    private static final Mapping ANONYMOUS = mapping("", 0, false);
    private static final Mapping ANONYMOUS_PROTECTED = withPermissions("---p");
    private static final Mapping FILE = mapping("/usr/lib/libc.so.6", 7, false);
    private static final Mapping SHARED_FILE = mapping("/var/log/journal", 7, true);
    private static final Mapping MEMFD = new Mapping(
            ANONYMOUS.range(),
            new Permissions(true, true, false, true),
            0,
            new Device(0, 1),
            9,
            MappingNames.of(new ByteText("/memfd:pool (deleted)")));

    private static final VmFlags NONE = VmFlags.NONE;
    private static final VmFlags USERFAULT = new VmFlags(false, true, false);
    private static final VmFlags DEVICE_FLAGS = new VmFlags(true, false, false);

    private static Mapping mapping(String name, long inode, boolean shared) {
        return new Mapping(
                AddressRange.ofLength(0x7000_0000L, 0x10000),
                new Permissions(true, true, false, shared),
                0,
                inode == 0 ? Device.NONE : new Device(8, 1),
                inode,
                MappingNames.of(new ByteText(name)));
    }

    private static Mapping withPermissions(String letters) {
        return new Mapping(
                AddressRange.ofLength(0x7000_0000L, 0x10000),
                new Permissions(
                        letters.contains("r"), letters.contains("w"), letters.contains("x"), letters.contains("s")),
                0,
                Device.NONE,
                0,
                new MappingName.Unnamed());
    }

    /// A file that is never read here: the classifier only asks what it is.
    private static FileView file() {
        FileStat stat = new FileStat(0x8000, 7, 0x10000, Instant.EPOCH, new Device(8, 1), Device.NONE);
        FileDoor door = new FileDoor(ProcRoot.SYSTEM, new Leases(ProcRoot.SYSTEM));
        return new FileView.Regular(
                new BackingFile(-1, 0xef53, stat, mapping("/usr/lib/libc.so.6", 7, false), true, door), 0x10000);
    }

    private static Verdict known(PageState state, Source source) {
        return Verdict.from(state, source);
    }

    private static Verdict unknown(PageState state, UnknownReason reason) {
        return Verdict.unknown(state, reason);
    }

    static Stream<Arguments> rows() {
        int present = PageBits.PRESENT;
        int swapped = PageBits.SWAPPED;
        return Stream.of(
                // Guard pages come before all else.
                row(ANONYMOUS, NONE, PageBits.GUARD, NO_FILE, unknown(PageState.UNREADABLE, UnknownReason.GUARD_PAGE)),
                row(
                        ANONYMOUS,
                        NONE,
                        PageBits.GUARD | swapped,
                        NO_FILE,
                        unknown(PageState.UNREADABLE, UnknownReason.GUARD_PAGE)),
                // Devices are left alone, present or not.
                row(
                        FILE,
                        DEVICE_FLAGS,
                        present,
                        UNAVAILABLE,
                        unknown(PageState.UNREADABLE, UnknownReason.DEVICE_MEMORY)),
                row(FILE, NONE, present, DEVICE, unknown(PageState.UNREADABLE, UnknownReason.DEVICE_MEMORY)),
                row(FILE, NONE, 0, DEVICE, unknown(PageState.UNREADABLE, UnknownReason.DEVICE_MEMORY)),
                row(FILE, NONE, 0, ZERO_DEVICE, known(PageState.NEVER_TOUCHED, Source.ZEROS)),
                // What is present is read from the process, whatever bit 61 says.
                row(ANONYMOUS, NONE, present, NO_FILE, known(PageState.DIRTY_MEMORY, Source.PROCESS)),
                row(FILE, NONE, present, TRUSTED, known(PageState.DIRTY_MEMORY, Source.PROCESS)),
                row(FILE, NONE, present | PageBits.FILE, TRUSTED, known(PageState.FILE, Source.PROCESS)),
                row(FILE, NONE, present | PageBits.FILE, UNAVAILABLE, known(PageState.FILE, Source.PROCESS)),
                row(MEMFD, NONE, present | PageBits.FILE, TRUSTED, known(PageState.SHARED_MEMORY, Source.PROCESS)),
                row(ANONYMOUS, NONE, present | PageBits.ZERO_PAGE, NO_FILE, known(PageState.ZERO_PAGE, Source.PROCESS)),
                row(
                        ANONYMOUS,
                        NONE,
                        present | PageBits.ZERO_PAGE | PageBits.FILE,
                        NO_FILE,
                        known(PageState.ZERO_PAGE, Source.PROCESS)),
                row(ANONYMOUS, USERFAULT, present, NO_FILE, known(PageState.DIRTY_MEMORY, Source.PROCESS)),
                // A migrating page of a file, and a userfault marker in a shared mapping, look swapped and are not.
                row(FILE, NONE, swapped | PageBits.FILE, TRUSTED, known(PageState.FILE, Source.FILE)),
                row(
                        SHARED_FILE,
                        NONE,
                        swapped | PageBits.WRITE_PROTECTED,
                        TRUSTED,
                        known(PageState.NOT_RESIDENT, Source.FILE)),
                row(
                        FILE,
                        NONE,
                        swapped | PageBits.WRITE_PROTECTED,
                        TRUSTED,
                        unknown(PageState.SWAPPED, UnknownReason.IN_SWAP)),
                row(ANONYMOUS, NONE, swapped, NO_FILE, unknown(PageState.SWAPPED, UnknownReason.IN_SWAP)),
                // Missing pages that a handler serves.
                row(ANONYMOUS, USERFAULT, 0, NO_FILE, unknown(PageState.NEVER_TOUCHED, UnknownReason.USERFAULT)),
                row(MEMFD, USERFAULT, 0, TRUSTED, unknown(PageState.NOT_RESIDENT, UnknownReason.USERFAULT)),
                // No handler is asked for what the process may not read.
                row(
                        ANONYMOUS_PROTECTED,
                        USERFAULT,
                        0,
                        NO_FILE,
                        unknown(PageState.NEVER_TOUCHED, UnknownReason.PROTECTED)),
                // Without a file.
                row(ANONYMOUS, NONE, 0, NO_FILE, known(PageState.NEVER_TOUCHED, Source.ZEROS)),
                // What the process may not read is not what it would read; who may write may read.
                row(ANONYMOUS_PROTECTED, NONE, 0, NO_FILE, unknown(PageState.NEVER_TOUCHED, UnknownReason.PROTECTED)),
                row(ANONYMOUS_PROTECTED, NONE, present, NO_FILE, known(PageState.DIRTY_MEMORY, Source.PROCESS)),
                row(
                        withPermissions("--xp"),
                        NONE,
                        0,
                        NO_FILE,
                        unknown(PageState.NEVER_TOUCHED, UnknownReason.PROTECTED)),
                row(withPermissions("-w-p"), NONE, 0, NO_FILE, known(PageState.NEVER_TOUCHED, Source.ZEROS)),
                row(
                        ANONYMOUS_PROTECTED,
                        NONE,
                        0,
                        ZERO_DEVICE,
                        unknown(PageState.NEVER_TOUCHED, UnknownReason.PROTECTED)),
                row(mapping("[heap]", 0, false), NONE, 0, NO_FILE, known(PageState.NEVER_TOUCHED, Source.ZEROS)),
                row(mapping("[stack]", 0, false), NONE, 0, NO_FILE, known(PageState.NEVER_TOUCHED, Source.ZEROS)),
                row(mapping("[anon:scudo]", 0, false), NONE, 0, NO_FILE, known(PageState.NEVER_TOUCHED, Source.ZEROS)),
                row(mapping("[vdso]", 0, false), NONE, 0, NO_FILE, known(PageState.NOT_RESIDENT, Source.OWN_VDSO)),
                row(
                        mapping("[vvar]", 0, false),
                        NONE,
                        0,
                        NO_FILE,
                        unknown(PageState.UNREADABLE, UnknownReason.DEVICE_MEMORY)),
                row(
                        mapping("[of a kernel to come]", 0, false),
                        NONE,
                        0,
                        NO_FILE,
                        unknown(PageState.UNREADABLE, UnknownReason.DEVICE_MEMORY)),
                // With a file.
                row(FILE, NONE, 0, TRUSTED, known(PageState.NOT_RESIDENT, Source.FILE)),
                row(FILE, NONE, 0, MAY_HANG, unknown(PageState.NOT_RESIDENT, UnknownReason.MAY_HANG)),
                row(FILE, NONE, present | PageBits.FILE, MAY_HANG, known(PageState.FILE, Source.PROCESS)),
                row(FILE, NONE, 0, UNAVAILABLE, unknown(PageState.NOT_RESIDENT, UnknownReason.FILE_UNAVAILABLE)),
                row(MEMFD, NONE, 0, UNAVAILABLE, unknown(PageState.NOT_RESIDENT, UnknownReason.NOT_RESIDENT)));
    }

    private static Arguments row(Mapping mapping, VmFlags flags, int facts, FileView file, Verdict verdict) {
        return arguments(mapping, flags, facts, file, verdict);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void decidesQuietly(Mapping mapping, VmFlags flags, int facts, FileView file, Verdict verdict) {
        assertThat(QUIET.classify(mapping, flags, facts, file, FilePart.INSIDE)).isEqualTo(verdict);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void readsWithFaultsOnlyWhatQuietLeavesOutAndReadingCanTell(
            Mapping mapping, VmFlags flags, int facts, FileView file, Verdict quiet) {
        boolean tellable = quiet.reason()
                .filter(reason -> switch (reason) {
                    case IN_SWAP, FILE_UNAVAILABLE, MAY_HANG, NOT_RESIDENT -> true;
                    default -> false;
                })
                .isPresent();
        assertThat(ALLOW.classify(mapping, flags, facts, file, FilePart.INSIDE))
                .isEqualTo(tellable ? known(quiet.state(), Source.PROCESS) : quiet);
    }

    @Test
    void asksTheProcessForWhatCannotBeReadFromTheFileIfThatIsAgreedTo() {
        Verdict fromFile = known(PageState.FILE, Source.FILE);

        assertThat(QUIET.withoutReadingFile(fromFile, UnknownReason.FILE_MAY_DIFFER))
                .isEqualTo(unknown(PageState.FILE, UnknownReason.FILE_MAY_DIFFER));
        assertThat(ALLOW.withoutReadingFile(fromFile, UnknownReason.LEASED))
                .isEqualTo(known(PageState.FILE, Source.PROCESS));
    }

    @Test
    void takesFromAFileInMemoryOnlyWhatReadingDoesNotBringIn() {
        Verdict fromFile = known(PageState.NOT_RESIDENT, Source.FILE);
        assertThat(QUIET.ofShared(MEMFD, fromFile, FilePage.CACHED)).isEqualTo(fromFile);
        assertThat(QUIET.ofShared(MEMFD, fromFile, FilePage.HOLE))
                .isEqualTo(known(PageState.NOT_RESIDENT, Source.ZEROS));
        assertThat(QUIET.ofShared(ANONYMOUS_PROTECTED, fromFile, FilePage.HOLE))
                .isEqualTo(unknown(PageState.NOT_RESIDENT, UnknownReason.PROTECTED));
        assertThat(QUIET.ofShared(MEMFD, fromFile, FilePage.SWAPPED))
                .isEqualTo(unknown(PageState.SWAPPED, UnknownReason.IN_SWAP));
        assertThat(QUIET.ofShared(MEMFD, fromFile, FilePage.UNTOLD))
                .isEqualTo(unknown(PageState.NOT_RESIDENT, UnknownReason.MAY_BE_IN_SWAP));
        assertThat(ALLOW.ofShared(MEMFD, fromFile, FilePage.SWAPPED))
                .isEqualTo(known(PageState.SWAPPED, Source.PROCESS));
        assertThat(ALLOW.ofShared(MEMFD, fromFile, FilePage.UNTOLD))
                .isEqualTo(known(PageState.NOT_RESIDENT, Source.PROCESS));
    }

    @Test
    void seesWhereTheFileEnds() {
        assertThat(QUIET.classify(FILE, NONE, 0, TRUSTED, FilePart.LAST_PAGE))
                .isEqualTo(known(PageState.NOT_RESIDENT, Source.FILE_TAIL));
        assertThat(ALLOW.classify(FILE, NONE, 0, TRUSTED, FilePart.PAST_END))
                .isEqualTo(unknown(PageState.UNREADABLE, UnknownReason.PAST_END_OF_FILE));
        for (VmFlags flags : List.of(USERFAULT, VmFlags.UNSURE)) {
            assertThat(QUIET.classify(MEMFD, flags, 0, TRUSTED, FilePart.PAST_END))
                    .as("no handler is asked behind the end: %s", flags)
                    .isEqualTo(unknown(PageState.UNREADABLE, UnknownReason.PAST_END_OF_FILE));
        }
        assertThat(QUIET.classify(FILE, NONE, PageBits.PRESENT, TRUSTED, FilePart.PAST_END))
                .isEqualTo(known(PageState.DIRTY_MEMORY, Source.PROCESS));
    }

    @Test
    void withoutTheRightToReadBytesCleanPagesComeFromTheirFile() {
        assertThat(MAPS_ONLY.classify(FILE, NONE, PageBits.PRESENT | PageBits.FILE, TRUSTED, FilePart.INSIDE))
                .isEqualTo(known(PageState.FILE, Source.FILE));
        assertThat(MAPS_ONLY.classify(FILE, NONE, PageBits.PRESENT, TRUSTED, FilePart.INSIDE))
                .isEqualTo(unknown(PageState.DIRTY_MEMORY, UnknownReason.PERMISSION_DENIED));
        assertThat(MAPS_ONLY.classify(ANONYMOUS, NONE, PageBits.PRESENT | PageBits.ZERO_PAGE, NO_FILE, FilePart.INSIDE))
                .isEqualTo(known(PageState.ZERO_PAGE, Source.ZEROS));
        assertThat(new Classifier(ReadPolicy.ALLOW_FAULTS, false)
                        .classify(ANONYMOUS, NONE, PageBits.SWAPPED, NO_FILE, FilePart.INSIDE))
                .isEqualTo(unknown(PageState.SWAPPED, UnknownReason.PERMISSION_DENIED));
    }
}
