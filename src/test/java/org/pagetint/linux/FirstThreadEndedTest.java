package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.TinyProgram;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.Access;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;

/// A process lives on in its other threads when its first one has ended: the kernel shows it as a zombie with empty
/// files, and what they held in the folders of the other threads.
@Timeout(60)
final class FirstThreadEndedTest {
    private static final long PAGE = 4096;
    private static final AddressRange FILE = AddressRange.ofLength(TinyProgram.FILE, PAGE);
    private static final AddressRange MEMORY = AddressRange.ofLength(TinyProgram.MEMORY, 3 * PAGE);

    @TempDir
    private Path folder = Path.of("unset");

    @Test
    void isOpenedThroughAThreadThatLives() throws Exception {
        try (TinyProgram program = start()) {
            program.endFirstThread();
            ProcessId id = idOf(program);

            assertThat(new LinuxProcesses(ProcRoot.SYSTEM).access(id)).isEqualTo(new Access.Full());
            for (View view : View.all()) {
                try (ProcessMemory memory = view.source().open(id)) {
                    showsAll(program, memory, view);
                }
            }
        }
    }

    @Test
    void isReadOnWhenTheFirstThreadEndsUnderTheReader() throws Exception {
        for (View view : View.all()) {
            try (TinyProgram program = start();
                    ProcessMemory memory = view.source().open(idOf(program))) {
                showsAll(program, memory, view);
                program.endFirstThread();
                showsAll(program, memory, view);

                program.kill();
                ProcessFailedException failed = catchThrowableOfType(ProcessFailedException.class, () -> {
                    while (true) {
                        memory.live().orElseThrow().counters(); // It takes the kernel a moment to end it.
                    }
                });
                assertThat(failed.failure()).as(view.name()).isEqualTo(new ProcessFailure.Exited(memory.id()));
            }
        }
    }

    private TinyProgram start() throws Exception {
        Right.require("a process whose first thread has ended", "x86-64", TinyProgram.canRun());
        return new TinyProgram(folder.resolve("program"));
    }

    private static void showsAll(TinyProgram program, ProcessMemory memory, View view) throws Exception {
        try (ChunkBuffer buffer = new ChunkBuffer(1 << 16)) {
            assertThat(memory.live().orElseThrow().access()).isEqualTo(new Access.Full());
            MemoryCounters before = memory.live().orElseThrow().counters();
            assertThat(before.kilobytes()).as(view.name()).isNotEmpty();
            assertThat(memory.mappings().at(FILE.start()).orElseThrow().name())
                    .isInstanceOf(MappingName.FilePath.class);
            PageRun untouched = PageRun.known(MEMORY, PageState.NEVER_TOUCHED, ByteOrigin.ZERO_FILL);
            assertThat(memory.pages(MEMORY)).as(view.name()).containsExactly(untouched);

            Chunk chunk = memory.fetch(new AddressRange(FILE.start(), MEMORY.end()), ReadPolicy.QUIET, buffer);
            assertThat(TracelessLook.page(chunk, FILE.start())).as(view.name()).isEqualTo(program.filePage());
            assertThat(chunk.runAt(MEMORY.start())).as(view.name()).isEqualTo(untouched);
            assertThat(memory.live().orElseThrow().counters().since(before).couldBeOursKilobytes())
                    .as(view.name())
                    .isZero();
        }
    }

    private static ProcessId idOf(TinyProgram program) throws ProcessFailedException {
        return new LinuxProcesses(ProcRoot.SYSTEM).find(program.pid()).id();
    }
}
