package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;

/// Verifying finds every byte that is not what was exported.
final class VerifierTest {
    private static final long PAGE = 4096;
    private static final long START = 0x10000;
    private static final AddressRange RANGE = AddressRange.ofLength(START, 1L << 36);

    @TempDir
    private Path folder;

    private Path file = Path.of("unset");

    @BeforeEach
    void name() {
        file = folder.resolve("x");
    }

    private void export(ExportFormat format) throws ExportFailedException {
        ArrayMemory memory = new ArrayMemory()
                .map(RANGE, "")
                .set(START, 3, PageState.DIRTY_MEMORY)
                .set(START + 5000 * PAGE, 300, PageState.DIRTY_MEMORY)
                .write(START + 5001 * PAGE, "there");
        Exports.of(memory).export(ExportRequest.of(List.of(RANGE), format, Place.file(file)), ExportMonitor.NONE);
    }

    private Verification verify() throws ExportFailedException {
        return new Verifier(new LinuxFileOpener(), ExportMonitor.NONE).verify(file);
    }

    @ParameterizedTest
    @EnumSource
    void acceptsWhatWasExported(ExportFormat format) throws Exception {
        export(format);

        assertThat(verify().isSame()).isTrue();
    }

    /// In hashed pages, in the zeros between, and in a hole of many gigabytes.
    @ParameterizedTest
    @ValueSource(longs = {0, 3 * PAGE - 1, 5001 * PAGE + 4, 100 * PAGE, 1L << 35, (1L << 36) - 1})
    void findsOneByteThatWasChanged(long offset) throws Exception {
        export(ExportFormat.RAW);
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.seek(offset);
            open.write(1);
        }

        assertThat(verify().differences()).singleElement().satisfies(verdict -> {
            assertThat(verdict.range().orElseThrow().contains(START + offset)).isTrue();
            assertThat(verdict.finding()).isEqualTo(PartVerdict.Finding.DIFFERENT);
        });
    }

    @Test
    void findsAFileThatWasCutOrGrew() throws Exception {
        export(ExportFormat.RAW);
        try (RandomAccessFile open = new RandomAccessFile(file.toFile(), "rw")) {
            open.setLength(RANGE.length() - 1);
            assertThat(verify().differences().getLast().finding()).isEqualTo(PartVerdict.Finding.CUT_OFF);
            open.setLength(RANGE.length() + 1);
            assertThat(verify().differences().getLast().finding()).isEqualTo(PartVerdict.Finding.TOO_LONG);
        }
        Files.delete(file);
        assertThat(verify().differences()).allMatch(verdict -> verdict.finding() == PartVerdict.Finding.MISSING);
    }

    @Test
    void saysThatThereIsNoManifest() {
        assertThatExceptionOfType(ExportFailedException.class)
                .isThrownBy(this::verify)
                .extracting(ExportFailedException::failure)
                .isEqualTo(new ExportFailure.NoManifest(folder.resolve("x.json")));
    }

    /// A manifest can come from anyone.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{\"format\":\"raw\"}",
                "{\"format\":\"tar\",\"ranges\":[]}",
                "{\"format\":\"raw\",\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x1\"}]}",
                "{\"format\":\"raw\",\"ranges\":[{\"start\":\"0x2\",\"end\":\"0x1\",\"fileOffset\":0}]}",
                "{\"format\":\"raw\",\"ranges\":[{\"start\":\"zz\",\"end\":\"0x1\",\"fileOffset\":0}]}",
                "{\"format\":\"raw\",\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x1\",\"fileOffset\":-4}]}",
                "{\"format\":\"raw\",\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x1\",\"fileOffset\":0,\"file\":\"../x\"}]}",
                "{\"format\":\"raw\",\"ranges\":[{\"start\":\"0x0\",\"end\":\"0x1\",\"fileOffset\":0,\"file\":\"..\"}]}",
                "{\"format\":\"raw\",\"ranges\":[{\"start\":\"0x0\""
            })
    void refusesWhatIsNoManifest(String text) throws Exception {
        Files.writeString(file, "data");
        Files.writeString(folder.resolve("x.json"), text);

        assertThatExceptionOfType(ExportFailedException.class)
                .isThrownBy(this::verify)
                .extracting(ExportFailedException::failure)
                .isEqualTo(new ExportFailure.BadManifest(folder.resolve("x.json"), 1));
    }
}
