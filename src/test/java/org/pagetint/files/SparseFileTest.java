package org.pagetint.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.linux.disk.LinuxFileOpener;

/// Files written past the page cache and through it.
final class SparseFileTest {
    private static final int PAGE = 4096;

    /// Large enough to go past the page cache.
    private static final int LARGE = 1 << 20;

    private final ExecutorService writer = Executors.newSingleThreadExecutor();
    private final Random random = new Random(7);

    @AfterEach
    void end() {
        writer.shutdown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"target", "/dev/shm"}) // A disk, and a file system that may know no O_DIRECT.
    void holdsWhatWasWrittenInWhateverOrderAndSizes(String parent) throws Exception {
        Path folder = Files.createTempDirectory(Path.of(parent).toAbsolutePath(), "sparse");
        Path path = folder.resolve("x");
        byte[] expected = new byte[4 * LARGE];
        try (Arena arena = Arena.ofShared();
                Folder open = new LinuxFileOpener().folder(folder);
                SparseFile file = new SparseFile(open.create("x"), writer)) {
            write(file, arena, 2 * LARGE, LARGE, 0, expected); // Whole blocks.
            write(file, arena, 0, 100, 0, expected); // Less than one.
            write(file, arena, PAGE, LARGE, 8, expected); // Not at the beginning of a block in memory.
            write(file, arena, 3 * LARGE + 5, LARGE - 5 - PAGE, 0, expected); // Nor in the file.
            file.extendTo(expected.length);
            file.sync();

            assertThat(path).hasBinaryContent(expected);
        } finally {
            Files.delete(path);
            Files.delete(folder);
        }
    }

    @Test
    void saysOfAnEarlierWriteThatItFailed(@TempDir Path folder) throws Exception {
        try (Arena arena = Arena.ofShared();
                Folder open = new LinuxFileOpener().folder(folder);
                SparseFile file = new SparseFile(open.create("x"), writer)) {
            file.writeLater(
                    arena.allocate(LARGE, PAGE), Long.MAX_VALUE - 2 * LARGE + 1); // Longer than any file can be.

            assertThatThrownBy(file::settle).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> file.writeLater(arena.allocate(1), 0)).isInstanceOf(IOException.class);
            assertThatThrownBy(file::sync).isInstanceOf(IOException.class);
        }
    }

    private void write(SparseFile file, Arena arena, int offset, int length, int shift, byte[] expected)
            throws IOException {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        MemorySegment segment = arena.allocate(length + shift, PAGE).asSlice(shift);
        MemorySegment.copy(bytes, 0, segment, ValueLayout.JAVA_BYTE, 0, length);
        System.arraycopy(bytes, 0, expected, offset, length);
        file.writeLater(segment, offset);
    }
}
