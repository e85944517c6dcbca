package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.process.ProcessFailedException;

/// A whole process in a folder.
final class FolderExportTest {
    private static final long PAGE = 4096;

    @TempDir
    private Path folder;

    private final ArrayMemory memory = new ArrayMemory();
    private Path place = Path.of("unset");

    @BeforeEach
    void makeMemory() {
        place = folder.resolve("whole");
        memory.map(range(0x10000), "[heap]")
                .mapFile(range(0x20000), "/usr/lib/a b/../evil\n/\u001b[31mlib.so.6", 0)
                .mapFile(range(0x30000), "/..", 0)
                .map(range(0x40000), "")
                .set(0x10000, 1, PageState.DIRTY_MEMORY)
                .write(0x10000, "heap")
                .write(0x20000, "file");
    }

    private static AddressRange range(long start) {
        return AddressRange.ofLength(start, 2 * PAGE);
    }

    private ExportRequest request(ExportFormat format) throws ProcessFailedException {
        return ExportRequest.of(Exports.of(memory).wholeProcess(), format, Place.folder(place));
    }

    private void export(ExportRequest request) throws ExportFailedException {
        Exports.of(memory).export(request, ExportMonitor.NONE);
    }

    @Test
    void writesAFileForEachRegionWithAHarmlessName() throws Exception {
        export(request(ExportFormat.RAW));

        assertThat(Exports.in(folder)).containsExactly("whole", "whole.json");
        assertThat(Exports.in(place))
                .containsExactly(
                        "10000-12000-heap.bin",
                        "20000-22000-x1b_31mlib.so.6.bin",
                        "30000-32000-...bin",
                        "40000-42000.bin");
        assertThat(Files.getPosixFilePermissions(place)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        assertThat(Files.readString(place.resolve("10000-12000-heap.bin"))).startsWith("heap\0");
        assertThat(Json.objects(Json.object(folder.resolve("whole.json")), "ranges"))
                .extracting(entry -> entry.get("file"))
                .isEqualTo(Exports.in(place));
        assertThat(Exports.verifies(place)).isTrue();
    }

    @Test
    void writesHexdumpsLikewise() throws Exception {
        export(request(ExportFormat.HEXDUMP));

        assertThat(Files.readString(place.resolve("10000-12000-heap.hex")))
                .startsWith("000000010000  68 65 61 70 00 ")
                .endsWith("\n000000012000\n");
    }

    @Test
    void leavesNothingWhenCancelled() throws Exception {
        int look = 1;
        while (!Files.exists(place)) {
            assertThat(Exports.in(folder)).as("cancelled at look %d", look - 1).isEmpty();
            try {
                Exports.of(memory).export(request(ExportFormat.RAW), Exports.cancelledAtLook(look++));
            } catch (ExportFailedException e) {
                assertThat(e.failure()).isEqualTo(new ExportFailure.Cancelled());
            }
        }
        assertThat(look).isGreaterThan(8);
    }

    @Test
    void replacesAnEarlierExportAndNoOtherFolder() throws Exception {
        export(request(ExportFormat.HEXDUMP));
        assertThatExceptionOfType(ExportFailedException.class)
                .isThrownBy(() -> export(request(ExportFormat.RAW)))
                .extracting(ExportFailedException::failure)
                .isEqualTo(new ExportFailure.AlreadyThere(folder.resolve("whole.json")));

        export(request(ExportFormat.RAW).replacing());
        assertThat(Exports.in(place)).hasSize(4).allMatch(name -> name.endsWith(".bin"));
        assertThat(Exports.in(folder)).containsExactly("whole", "whole.json");

        Files.writeString(place.resolve("holiday.jpg"), "mine");
        assertThatExceptionOfType(ExportFailedException.class)
                .isThrownBy(() -> export(request(ExportFormat.RAW).replacing()))
                .extracting(ExportFailedException::failure)
                .isEqualTo(new ExportFailure.InTheWay(place));
        assertThat(place.resolve("holiday.jpg")).hasContent("mine");
    }

    @ParameterizedTest
    @EnumSource(names = {"RAW", "HEXDUMP"})
    void writesNoFileForRegionsWithoutWhatIsExported(ExportFormat format) throws Exception {
        ExportRequest dirty = request(format).withPages(PageChoice.DIRTY);
        export(dirty);

        assertThat(Exports.in(place)).containsExactly("10000-12000-heap" + format.extension());
        assertThat(Json.objects(Json.object(folder.resolve("whole.json")), "ranges"))
                .extracting(entry -> entry.get("file"))
                .isEqualTo(Exports.in(place));
        assertThat(Exports.verifies(place)).isTrue();
        export(dirty.replacing());
        assertThat(Exports.in(place)).hasSize(1);
    }

    @Test
    void usesAnEmptyFolder() throws Exception {
        Files.createDirectory(place);

        export(request(ExportFormat.RAW));

        assertThat(Exports.in(place)).hasSize(4);
    }

    @Test
    void namesNoTwoRangesAlike() {
        assertThat(List.of(range(0x10000), range(0x20000), range(0x50000)).stream()
                        .map(range -> FileNames.of(range, memory.mappingsNow(), ExportFormat.RAW)))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Za-z0-9._+-]+"));
    }
}
