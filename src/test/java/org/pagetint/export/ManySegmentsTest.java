package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// A core with more segments than the header of an ELF file can count: every other page is unknown.
final class ManySegmentsTest {
    private static final long PAGE = 4096;
    private static final long START = 0x7f0000000000L;
    private static final int PAGES = 70_000;

    @TempDir
    private Path folder;

    private Path export() throws Exception {
        AddressRange range = AddressRange.ofLength(START, PAGES * PAGE);
        ArrayMemory memory = new ArrayMemory()
                .map(range, "")
                .set(range.end() - PAGE, 1, PageState.DIRTY_MEMORY)
                .write(range.end() - PAGE, "the last page");
        for (int page = 0; page < PAGES; page += 2) {
            memory.set(START + page * PAGE, 1, PageState.SWAPPED, UnknownReason.IN_SWAP);
        }
        Path file = folder.resolve("x.core");
        Exports.of(memory)
                .export(ExportRequest.of(List.of(range), ExportFormat.CORE, Place.file(file)), ExportMonitor.NONE);
        return file;
    }

    @Test
    void areAllThere() throws Exception {
        ElfCore core = ElfCore.read(export());

        assertThat(core.segments()).hasSize(PAGES + 1).noneMatch(ElfCore.Segment::isShort);
        assertThat(core.page(START)).isEmpty();
        assertThat(core.page(START + (PAGES - 1) * PAGE))
                .hasValueSatisfying(page ->
                        assertThat(new String(page, StandardCharsets.US_ASCII)).startsWith("the last page\0"));
    }

    @Test
    @Tag("gdb")
    void areToldApartByGdb() throws Exception {
        String said = Exports.output(
                "gdb",
                "--batch",
                "-nx",
                "-c",
                export().toString(),
                "-ex",
                "x/gx 0x" + Long.toHexString(START + (PAGES - 2) * PAGE),
                "-ex", // Last, since gdb fails if its last command does.
                "x/s 0x" + Long.toHexString(START + (PAGES - 1) * PAGE));

        assertThat(said)
                .contains("\"the last page\"")
                .contains("Cannot access memory at address 0x" + Long.toHexString(START + (PAGES - 2) * PAGE));
    }

    @Test
    @Tag("gdb")
    void areCountedByReadelf() throws Exception {
        String said = Exports.output("readelf", "-hl", export().toString());

        assertThat(said).doesNotContain("readelf:").contains("65535 (" + (PAGES + 1) + ")");
        assertThat(said.lines().filter(line -> line.strip().startsWith("LOAD ")))
                .hasSize(PAGES / 2);
    }
}
