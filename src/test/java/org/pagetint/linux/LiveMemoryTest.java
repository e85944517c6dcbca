package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.Access;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;

/// Reads a shell that nobody here wrote.
class LiveMemoryTest {
    private Process child;
    private ProcessMemory memory;

    @BeforeEach
    void startAShell() throws Exception {
        child = new ProcessBuilder("sh", "-c", "echo ready; read line").start();
        assertThat(child.inputReader().readLine()).isEqualTo("ready");
        memory = LinuxMemorySource.ofThisMachine().open(id());
    }

    @AfterEach
    void stopIt() {
        memory.close();
        child.destroyForcibly();
    }

    private ProcessId id() throws ProcessFailedException {
        return new LinuxProcesses(ProcRoot.SYSTEM).find((int) child.pid()).id();
    }

    @Test
    void readsEveryRegionAndTheProcessNoticesNothing() throws Exception {
        assertThat(memory.live().orElseThrow().access()).isEqualTo(new Access.Full());
        MemoryCounters before = memory.live().orElseThrow().counters();
        try (ChunkBuffer buffer = new ChunkBuffer(1 << 20)) {
            for (Mapping mapping : memory.mappings().list()) {
                AddressRange rest = mapping.range();
                while (!rest.isEmpty()) {
                    Chunk chunk = memory.fetch(rest, ReadPolicy.QUIET, buffer);
                    assertThat(chunk.runs().getFirst().range().start()).isEqualTo(rest.start());
                    assertThat(chunk.runs().getLast().range().end())
                            .isEqualTo(chunk.range().end());
                    rest = new AddressRange(chunk.range().end(), rest.end());
                }
            }
        }
        assertThat(memory.live().orElseThrow().counters().since(before).couldBeOursKilobytes())
                .as("%s", memory.live().orElseThrow().counters().since(before))
                .isZero();
    }

    @Test
    void readOnlyFileRegionsEqualTheirFile() throws Exception {
        int compared = 0;
        try (ChunkBuffer buffer = new ChunkBuffer(1 << 20)) {
            for (Mapping mapping : memory.mappings().list()) {
                if (mapping.permissions().write() || !(mapping.name() instanceof MappingName.FilePath(var path))) {
                    continue;
                }
                Chunk chunk = memory.fetch(mapping.range(), ReadPolicy.QUIET, buffer);
                ByteBuffer expected = ByteBuffer.allocate((int) chunk.range().length());
                try (FileChannel file = FileChannel.open(Path.of(path.toString()), StandardOpenOption.READ)) {
                    file.read(expected, mapping.offset());
                }
                for (PageRun run : chunk.runs()) {
                    if (run.origin() == ByteOrigin.BACKING_FILE) {
                        for (long at = run.range().start(); at < run.range().end(); at++) {
                            int offset = (int) (at - chunk.range().start());
                            assertThat(chunk.bytes().get(ValueLayout.JAVA_BYTE, offset))
                                    .isEqualTo(expected.get(offset));
                        }
                        compared++;
                    }
                }
            }
        }
        assertThat(compared).isPositive();
    }

    @Test
    void saysThatItExited() throws Exception {
        Mapping first = memory.mappings().list().getFirst();
        child.destroyForcibly();
        assertThat(child.waitFor(10, TimeUnit.SECONDS)).isTrue();
        try (ChunkBuffer buffer = new ChunkBuffer(1 << 16)) {
            assertThatExceptionOfType(ProcessFailedException.class)
                    .isThrownBy(() -> memory.fetch(first.range(), ReadPolicy.QUIET, buffer))
                    .extracting(ProcessFailedException::failure)
                    .isEqualTo(new ProcessFailure.Exited(memory.id()));
        }
        assertThatExceptionOfType(ProcessFailedException.class)
                .isThrownBy(() -> memory.mappings())
                .extracting(ProcessFailedException::failure)
                .isEqualTo(new ProcessFailure.Exited(memory.id()));
    }
}
