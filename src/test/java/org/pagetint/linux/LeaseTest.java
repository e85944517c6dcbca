package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.F_RDLCK;
import static org.pagetint.linux.child.Kernel.F_SETLEASE;
import static org.pagetint.linux.child.Kernel.F_UNLCK;
import static org.pagetint.linux.child.Kernel.F_WRLCK;
import static org.pagetint.linux.child.Kernel.MADV_RANDOM;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.O_CREAT;
import static org.pagetint.linux.child.Kernel.O_RDONLY;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PROT_READ;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.OpenWatch;
import org.pagetint.linux.child.OtherUser;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.TargetMain;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;

/// A process that maps a file and holds a lease on it gets a signal when anybody opens the file, and ends. A look at
/// its memory must not open it; and no file is open for longer than its bytes are read, since that keeps the process
/// from taking a lease.
@Timeout(60)
final class LeaseTest {
    private static final long PAGE = 4096;
    private static final int PAGES = 32;

    /// What the kernel maps beside a page that is touched.
    private static final int TOUCHED = 16;

    private static final int MINE = 61;
    private static final int DECOY = 62;

    @TempDir
    private Path folder = Path.of("unset");

    private Target target;
    private Path file = Path.of("unset");
    private long descriptor;
    private AddressRange range = new AddressRange(0, 0);

    @BeforeEach
    void start() throws Exception {
        target = Target.start();
        file = PatternFile.write(folder.resolve("file"), MINE, PAGES * PAGE);
    }

    @AfterEach
    void end() {
        target.close();
    }

    /// Maps the file; some pages are in RAM.
    private void map(int access) throws IOException {
        descriptor = target.open(file, access);
        range = target.map(PAGES * PAGE, PROT_READ, MAP_PRIVATE, descriptor, 0);
        target.call("madvise", range.start(), range.length(), MADV_RANDOM);
        target.touch(range.first(TOUCHED * PAGE));
    }

    private void lease(int kind) throws IOException {
        target.call("fcntl", descriptor, F_SETLEASE, kind);
    }

    private Expected unlessLeased() {
        return Expected.from(range.start())
                .memory(TOUCHED, PageState.FILE, Content.pattern(MINE))
                .file(PAGES - TOUCHED, Content.pattern(MINE));
    }

    private Expected leased() {
        return Expected.from(range.start())
                .memory(TOUCHED, PageState.FILE, Content.pattern(MINE))
                .unknown(PAGES - TOUCHED, PageState.NOT_RESIDENT, UnknownReason.LEASED);
    }

    private Expected notFound() {
        return Expected.from(range.start())
                .memory(TOUCHED, PageState.FILE, Content.pattern(MINE))
                .unknown(PAGES - TOUCHED, PageState.NOT_RESIDENT, UnknownReason.FILE_UNAVAILABLE);
    }

    private void lives() throws IOException {
        assertThat(target.call("getpid")).isEqualTo(target.pid());
    }

    /// By every way, and with the rest of the process exported beside it.
    @Test
    void theHolderOfAWriteLeaseLives() throws Exception {
        map(O_RDWR);
        lease(F_WRLCK);
        try (OpenWatch watch = new OpenWatch(file)) {
            TracelessLook.quietlyWithoutAsking(target, leased());

            assertThat(watch.wasOpened()).isFalse();
        }
        lives();
        lease(F_UNLCK);
        TracelessLook.quietly(target, unlessLeased());
    }

    /// Reading does not break it, but its holder can turn it into a write lease at any time.
    @Test
    void theHolderOfAReadLeaseLives() throws Exception {
        map(O_RDONLY);
        lease(F_RDLCK);
        try (OpenWatch watch = new OpenWatch(file)) {
            TracelessLook.quietlyWithoutAsking(target, leased());

            assertThat(watch.wasOpened()).isFalse();
        }
        lives();
    }

    @Test
    void readsThroughTheProcessWhenFaultsAreAllowed() throws Exception {
        map(O_RDWR);
        lease(F_WRLCK);

        TracelessLook.allowingFaults(
                target,
                Expected.from(range.start())
                        .memory(TOUCHED, PageState.FILE, Content.pattern(MINE))
                        .known(
                                PAGES - TOUCHED,
                                PageState.NOT_RESIDENT,
                                ByteOrigin.PROCESS_MEMORY,
                                Content.pattern(MINE)));
        lives();
    }

    /// A file that we held open would refuse the lease to the process.
    @Test
    void letsTheProcessTakeALeaseBetweenTwoLooksAndSeesIt() throws Exception {
        map(O_RDWR);
        try (ProcessMemory memory = View.full().source().open(target.id());
                ChunkBuffer buffer = new ChunkBuffer(range.length())) {
            TracelessLook.fetchesAre(memory, ReadPolicy.QUIET, buffer, unlessLeased());
            lease(F_WRLCK);
            TracelessLook.fetchesAre(memory, ReadPolicy.QUIET, buffer, leased());
            assertThat(memory.pages(range)).isEqualTo(leased().runs(range));
            lives();

            lease(F_UNLCK);
            lease(F_WRLCK);
            lease(F_UNLCK);
            TracelessLook.fetchesAre(memory, ReadPolicy.QUIET, buffer, unlessLeased());
        }
    }

    /// To know what pages are, and where their bytes would come from, the file is not opened.
    @Test
    void opensNoFileToCountPages() throws Exception {
        map(O_RDONLY);
        for (View view : View.all()) {
            try (ProcessMemory memory = view.source().open(target.id());
                    ChunkBuffer buffer = new ChunkBuffer(range.length());
                    OpenWatch watch = new OpenWatch(file)) {
                assertThat(memory.pages(range)).isEqualTo(unlessLeased().runs(range));
                assertThat(memory.pageFacts(range.start() + TOUCHED * PAGE).page())
                        .isEqualTo(unlessLeased()
                                .runs(range)
                                .get(1)
                                .withRange(AddressRange.ofLength(range.start() + TOUCHED * PAGE, PAGE)));
                memory.fetch(range.first(TOUCHED * PAGE), ReadPolicy.QUIET, buffer);
                assertThat(watch.wasOpened()).as("for pages, %s", view).isFalse();

                memory.fetch(range, ReadPolicy.QUIET, buffer);
                assertThat(watch.wasOpened()).as("for bytes, %s", view).isTrue();
            }
        }
    }

    /// The name proves nothing, so what lies there is not opened before it is known to be the file.
    @Test
    void opensNoFileThatOnlyHasTheName() throws Exception {
        map(O_RDWR);
        target.call("close", descriptor);
        Files.delete(file);
        PatternFile.write(file, DECOY, PAGES * PAGE);
        PatternFile.write(folder.resolve("file (deleted)"), DECOY, PAGES * PAGE);
        try (OpenWatch decoy = new OpenWatch(file);
                OpenWatch deleted = new OpenWatch(folder.resolve("file (deleted)"))) {
            TracelessLook.quietlyWithoutAsking(
                    target, View.all(), view -> view.capabilities().mapFiles() ? unlessLeased() : notFound());

            assertThat(decoy.wasOpened()).isFalse();
            assertThat(deleted.wasOpened()).isFalse();
        }
    }

    /// Nor when the file that the kernel leads to may not be opened.
    @Test
    void opensNoFileThatOnlyHasTheNameOfOneUnderALease() throws Exception {
        map(O_RDWR);
        lease(F_WRLCK);
        Files.delete(file);
        PatternFile.write(file, DECOY, PAGES * PAGE);
        try (OpenWatch decoy = new OpenWatch(file)) {
            TracelessLook.quietlyWithoutAsking(target, leased());

            assertThat(decoy.wasOpened()).isFalse();
        }
        lives();
    }

    /// Without root there is no `map_files`: the file is found by its descriptor or its name.
    @Test
    void theHolderLivesWhenItsOwnUserLooks() throws Exception {
        Right.require("a lease of another user", "root and setpriv", OtherUser.canBeUsed());
        try (OtherUser nobody = new OtherUser(TargetMain.class, Native.class, ReaderMain.class, ProcRoot.class);
                Target holder = nobody.target()) {
            Path leased = nobody.folder().resolve("leased");
            long open = holder.open(leased, O_RDWR | O_CREAT);
            holder.call("ftruncate", open, 2 * PAGE);
            AddressRange mapped = holder.map(2 * PAGE, PROT_READ, MAP_PRIVATE, open, 0);
            holder.call("fcntl", open, F_SETLEASE, F_WRLCK);
            Process reader = nobody.program(
                    List.of(),
                    ReaderMain.class,
                    "/proc",
                    Integer.toString(holder.pid()),
                    Long.toHexString(mapped.start()),
                    Long.toHexString(mapped.end()));
            String said = new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(said).contains("map_files false", "run NOT_RESIDENT NONE LEASED\n");
            assertThat(holder.call("getpid")).isEqualTo(holder.pid());
        }
    }
}
