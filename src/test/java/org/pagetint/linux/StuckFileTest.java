package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.O_NONBLOCK;
import static org.pagetint.linux.child.Kernel.O_RDONLY;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PROT_READ;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Wait;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// Mapped files of a file system whose server has stopped answering: whoever reads them waits in the kernel, and no signal helps.
/// The target is its own server, in a mount namespace of its own.
@Timeout(60)
final class StuckFileTest {
    private static final long PAGE = 4096;
    private static final long LENGTH = 8 * PAGE;

    @TempDir
    private Path folder = Path.of("unset");

    private Target target;
    private long device;

    @BeforeEach
    void mount() throws Exception {
        Right.require(
                "files whose server does not answer",
                "root, unshare and /dev/fuse",
                Libc.isRoot() && Files.exists(Path.of("/dev/fuse")) && Files.exists(Path.of("/usr/bin/unshare")));
        target = Target.start("unshare", "-m");
        device = target.open(Path.of("/dev/fuse"), O_RDWR | O_NONBLOCK);
        String options = "fd=" + device + ",rootmode=40000,user_id=0,group_id=0,allow_other";
        target.call("mount", "pagetint", folder.toString(), "fuse", 0, options);
        target.begin("fuse", device, 0);
    }

    @AfterEach
    void end() {
        if (target != null) {
            target.close();
        }
    }

    @Test
    void costsTheReadsOfThatFileAndNothingElse() throws Exception {
        AddressRange healthy = target.anonymous(4);
        target.fill(healthy, 1, 0);
        AddressRange unmeasured = mapped(folder.resolve("stat"));
        Map<String, AddressRange> stuck = new LinkedHashMap<>();
        stuck.put("read", mapped(folder.resolve("read")));
        stuck.put("open", mapped(folder.resolve("open")));
        stuck.put("stat", unmeasured);
        ProcessFailure notAnswering = new ProcessFailure.NotAnswering(target.pid());
        try (ProcessMemory memory = View.full().source().open(target.id());
                ExecutorService readers = Executors.newCachedThreadPool()) {
            // What it looks like is known without the server's help, but for its length.
            assertThat(memory.pages(unmeasured))
                    .containsExactly(PageRun.known(unmeasured, PageState.NEVER_TOUCHED, ByteOrigin.BACKING_FILE));
            target.end("fuse");
            target.begin("fuse", device, 1);

            Map<String, Future<ProcessFailure>> failures = new LinkedHashMap<>();
            stuck.forEach((name, range) -> failures.put(name, readers.submit(() -> failureOf(memory, range))));
            Expected expected = Expected.from(healthy.start()).memory(4, PageState.DIRTY_MEMORY, Content.pattern(1));
            try (ChunkBuffer buffer = new ChunkBuffer(LENGTH)) {
                while (!failures.values().stream().allMatch(Future::isDone)) {
                    Look.fetchesAre(memory, ReadPolicy.QUIET, buffer, expected);
                    assertThat(memory.mappings().in(healthy)).hasSize(1);
                }
            }
            for (Map.Entry<String, Future<ProcessFailure>> failure : failures.entrySet()) {
                assertThat(failure.getValue().get()).as(failure.getKey()).isEqualTo(notAnswering);
            }
            assertThat(target.end("fuse")[0]).as("requests without an answer").isEqualTo(3);
        }
    }

    /// What a read is stuck in is freed when its server is gone.
    @Test
    void freesTheBufferOfTheStuckReadInTheEnd() throws Exception {
        AddressRange stuck = mapped(folder.resolve("read"));
        target.end("fuse");
        target.begin("fuse", device, 1);
        try (ChunkBuffer buffer = new ChunkBuffer(LENGTH)) {
            MemorySegment left = buffer.segment();
            try (ProcessMemory memory = View.full().source().open(target.id())) {
                ProcessFailedException failed = catchThrowableOfType(
                        ProcessFailedException.class, () -> memory.fetch(stuck, ReadPolicy.QUIET, buffer));
                assertThat(failed.failure()).isEqualTo(new ProcessFailure.NotAnswering(target.pid()));
            }
            assertThat(left.scope().isAlive()).isTrue();
            target.kill();
            Wait.until("the stuck read is back", () -> !left.scope().isAlive());
        }
    }

    private static ProcessFailure failureOf(ProcessMemory memory, AddressRange range) {
        try (ChunkBuffer buffer = new ChunkBuffer(LENGTH)) {
            memory.fetch(range, ReadPolicy.QUIET, buffer);
            return new ProcessFailure.Exited(0);
        } catch (ProcessFailedException e) {
            return e.failure();
        }
    }

    private AddressRange mapped(Path file) throws IOException {
        long descriptor = target.open(file, O_RDONLY);
        AddressRange range = target.map(LENGTH, PROT_READ, MAP_PRIVATE, descriptor, 0);
        target.call("close", descriptor);
        return range;
    }
}
