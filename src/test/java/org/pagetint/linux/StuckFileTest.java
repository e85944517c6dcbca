package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.pagetint.linux.child.Kernel.MADV_RANDOM;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.O_CREAT;
import static org.pagetint.linux.child.Kernel.O_NONBLOCK;
import static org.pagetint.linux.child.Kernel.O_RDONLY;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PROT_READ;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Wait;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;

/// Mapped files of a file system whose server has stopped answering: whoever asks it for anything waits in the kernel.
/// A quiet look asks it for nothing. The target is its own server, in a mount namespace of its own.
@Timeout(120)
final class StuckFileTest {
    private static final long PAGE = 4096;
    private static final int PAGES = 8;
    private static final long LENGTH = PAGES * PAGE;
    private static final int MNT_DETACH = 2;
    private static final Content ZEROS = (_, length) -> new byte[length];

    @TempDir
    private Path folder = Path.of("unset");

    private Target target;
    private Path served = Path.of("unset");
    private long device;

    @BeforeEach
    void mount() throws Exception {
        Right.require(
                "files whose server does not answer",
                "root, unshare and /dev/fuse",
                Libc.isRoot() && Files.exists(Path.of("/dev/fuse")) && Files.exists(Path.of("/usr/bin/unshare")));
        target = Target.start("unshare", "-m", "--propagation", "private");
        served = Files.createDirectory(folder.resolve("served"));
        mount(served);
    }

    private void mount(Path place) throws Exception {
        device = target.open(Path.of("/dev/fuse"), O_RDWR | O_NONBLOCK);
        String options = "fd=" + device + ",rootmode=40000,user_id=0,group_id=0,allow_other";
        target.call("mount", "pagetint", place.toString(), "fuse", 0, options);
        target.begin("fuse", device, 0);
    }

    @AfterEach
    void end() {
        if (target != null) {
            target.close();
        }
    }

    /// From now on the server leaves some questions without an answer, and counts them all.
    private void stopAnswering() throws IOException {
        target.end("fuse");
        target.begin("fuse", device, 1);
    }

    private void nothingWasAsked() throws IOException {
        assertThat(target.end("fuse")[1]).as("requests to the server").isZero();
    }

    /// The server itself is stopped while Pagetint looks, so any question would wait for ever. Descriptors of such
    /// files are open beside it.
    @ParameterizedTest
    @ValueSource(strings = {"read", "open", "stat"})
    void asksNothingOfTheServer(String name) throws Exception {
        AddressRange stuck = mapped(served.resolve(name));
        target.touch(stuck.first(PAGE));
        target.open(served.resolve("more"), O_RDONLY);
        stopAnswering();

        TracelessLook.quietlyWithoutAsking(target, unread(stuck));

        nothingWasAsked();
    }

    /// A file system that was taken out of the tree of folders is found in no list of mounts.
    @Test
    void asksNothingOfTheServerOfAFileSystemThatNoListNames() throws Exception {
        AddressRange stuck = mapped(served.resolve("read"));
        target.touch(stuck.first(PAGE));
        stopAnswering();
        target.call("umount2", served.toString(), MNT_DETACH);

        TracelessLook.quietlyWithoutAsking(target, unread(stuck));

        nothingWasAsked();
    }

    /// The process has mounted it over the folder of a file that it maps. We see the file under its name.
    @Test
    void asksNothingOfTheServerThatAnotherFileIsHiddenBehind() throws Exception {
        Path home = Files.createDirectory(folder.resolve("home"));
        PatternFile.write(home.resolve("file"), 71, LENGTH);
        AddressRange hidden = mapped(home.resolve("file"));
        target.end("fuse");
        mount(home);
        stopAnswering();

        TracelessLook.quietlyWithoutAsking(target, Expected.from(hidden.start()).file(PAGES, Content.pattern(71)));

        nothingWasAsked();
    }

    /// Where the process has a folder, we have a link to the folder that is served.
    @Test
    void asksNothingOfTheServerThatALinkLeadsTo() throws Exception {
        Path place = Files.createDirectory(folder.resolve("place"));
        Path home = place.resolve("home");
        Files.createSymbolicLink(home, target.proc("root" + served));
        target.call("mount", "tmpfs", place.toString(), "tmpfs", 0, 0);
        target.call("mkdir", home.toString(), 0700);
        long descriptor = target.open(home.resolve("file"), O_RDWR | O_CREAT);
        target.call("pwrite", descriptor, Pattern.bytes(71, 0, (int) LENGTH), LENGTH, 0);
        target.call("close", descriptor);
        AddressRange deleted = mapped(home.resolve("file"));
        target.call("unlink", home.resolve("file").toString());
        stopAnswering();

        foundByMapFilesOnly(deleted);

        nothingWasAsked();
    }

    private void foundByMapFilesOnly(AddressRange range) throws Exception {
        TracelessLook.quietlyWithoutAsking(
                target,
                View.all(),
                view -> view.capabilities().mapFiles()
                        ? Expected.from(range.start()).file(PAGES, Content.pattern(71))
                        : Expected.from(range.start())
                                .unknown(PAGES, PageState.NOT_RESIDENT, UnknownReason.FILE_UNAVAILABLE));
    }

    /// On agreement the process is read, which brings the page in; a read that gets no answer costs that range and
    /// nothing else.
    @Test
    void costsTheReadsOfThatFileAndNothingElseWhenFaultsAreAllowed() throws Exception {
        AddressRange healthy = target.anonymous(4);
        target.fill(healthy, 1, 0);
        AddressRange answered = mapped(served.resolve("other"));
        AddressRange stuck = mapped(served.resolve("read"));
        stopAnswering();
        try (ProcessMemory memory = View.full().source().open(target.id());
                ExecutorService readers = Executors.newCachedThreadPool()) {
            Future<ProcessFailure> failure = readers.submit(() -> failureOf(memory, stuck));
            Expected expected = Expected.from(healthy.start()).memory(4, PageState.DIRTY_MEMORY, Content.pattern(1));
            try (ChunkBuffer buffer = new ChunkBuffer(LENGTH)) {
                while (!failure.isDone()) {
                    TracelessLook.fetchesAre(memory, ReadPolicy.QUIET, buffer, expected);
                    assertThat(memory.mappings().in(healthy)).hasSize(1);
                }
                assertThat(failure.get()).isEqualTo(new ProcessFailure.NotAnswering(memory.id()));
                assertThat(TracelessLook.bytes(memory.fetch(answered, ReadPolicy.ALLOW_FAULTS, buffer)))
                        .isEqualTo(new byte[(int) LENGTH]);
            }
        }
        assertThat(target.end("fuse")[0]).as("requests without an answer").isPositive();
    }

    /// What a read is stuck in is freed when its server is gone.
    @Test
    void freesTheBufferOfTheStuckReadInTheEnd() throws Exception {
        AddressRange stuck = mapped(served.resolve("read"));
        stopAnswering();
        try (ChunkBuffer buffer = new ChunkBuffer(LENGTH)) {
            MemorySegment left = buffer.segment();
            try (ProcessMemory memory = View.full().source().open(target.id())) {
                ProcessFailedException failed = catchThrowableOfType(
                        ProcessFailedException.class, () -> memory.fetch(stuck, ReadPolicy.ALLOW_FAULTS, buffer));
                assertThat(failed.failure()).isEqualTo(new ProcessFailure.NotAnswering(memory.id()));
            }
            assertThat(left.scope().isAlive()).isTrue();
            target.kill();
            Wait.until("the stuck read is back", () -> !left.scope().isAlive());
        }
    }

    private static ProcessFailure failureOf(ProcessMemory memory, AddressRange range) {
        try (ChunkBuffer buffer = new ChunkBuffer(LENGTH)) {
            memory.fetch(range, ReadPolicy.ALLOW_FAULTS, buffer);
            return new ProcessFailure.Exited(new ProcessId(1, 0));
        } catch (ProcessFailedException e) {
            return e.failure();
        }
    }

    private static Expected unread(AddressRange stuck) {
        return Expected.from(stuck.start())
                .memory(1, PageState.FILE, ZEROS)
                .unknown(PAGES - 1, PageState.NOT_RESIDENT, UnknownReason.MAY_HANG);
    }

    private AddressRange mapped(Path file) throws IOException {
        long descriptor = target.open(file, O_RDONLY);
        AddressRange range = target.map(LENGTH, PROT_READ, MAP_PRIVATE, descriptor, 0);
        target.call("madvise", range.start(), range.length(), MADV_RANDOM);
        target.call("close", descriptor);
        return range;
    }
}
