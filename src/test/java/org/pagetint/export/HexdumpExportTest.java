package org.pagetint.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Right;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// The text of a hexdump, line by line.
final class HexdumpExportTest {
    private static final long PAGE = 4096;
    private static final long START = 0x7f0000000000L;

    @TempDir
    private Path folder;

    private final ArrayMemory memory =
            new ArrayMemory().map(AddressRange.ofLength(START, 1L << 40), "").set(START, 2, PageState.DIRTY_MEMORY);

    private List<String> lines(PageChoice pages, AddressRange... ranges) throws Exception {
        Path file = folder.resolve("x");
        ExportRequest request = ExportRequest.of(List.of(ranges), ExportFormat.HEXDUMP, Place.file(file));
        Exports.of(memory).export(request.withPages(pages), ExportMonitor.NONE);
        return Files.readAllLines(file);
    }

    @Test
    void looksLikeHexdumpC() throws Exception {
        memory.write(START, "0123456789abcdef").write(START + 0x20, new byte[] {0x7f, 'E', 'L', 'F', (byte) 0xff, '~'});

        assertThat(lines(PageChoice.ALL, AddressRange.ofLength(START, PAGE)))
                .containsExactly(
                        "7f0000000000  30 31 32 33 34 35 36 37  38 39 61 62 63 64 65 66  |0123456789abcdef|",
                        "7f0000000010  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|",
                        "7f0000000020  7f 45 4c 46 ff 7e 00 00  00 00 00 00 00 00 00 00  |.ELF.~..........|",
                        "7f0000000030  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|",
                        "*",
                        "7f0000001000");
    }

    @Test
    void writesUnknownBytesAsQuestionMarks() throws Exception {
        memory.set(START, 1, PageState.DIRTY_MEMORY)
                .set(START + PAGE, 1, PageState.SWAPPED, UnknownReason.IN_SWAP)
                .write(START + PAGE - 4, "last");

        assertThat(lines(PageChoice.ALL, new AddressRange(START + PAGE - 4, START + 2 * PAGE)))
                .containsExactly(
                        "7f0000000ffc  6c 61 73 74 ?? ?? ?? ??  ?? ?? ?? ?? ?? ?? ?? ??  |last????????????|",
                        "7f000000100c  ?? ?? ?? ?? ?? ?? ?? ??  ?? ?? ?? ?? ?? ?? ?? ??  |????????????????|",
                        "*",
                        "7f0000001ffc  ?? ?? ?? ??                                       |????|",
                        "7f0000002000");
    }

    @Test
    void foldsATebibyteOfZeros() throws Exception {
        memory.write(START + PAGE, "x").set(START + (1L << 40) - PAGE, 1, PageState.DIRTY_MEMORY);
        memory.write(START + (1L << 40) - 1, "y");

        assertThat(lines(PageChoice.ALL, AddressRange.ofLength(START + PAGE, (1L << 40) - PAGE)))
                .containsExactly(
                        "7f0000001000  78 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |x...............|",
                        "7f0000001010  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|",
                        "*",
                        "7ffffffffff0  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 79  |...............y|"
                                .replace("7ffffffffff0", Long.toHexString(START + (1L << 40) - 16)),
                        Long.toHexString(START + (1L << 40)));
    }

    @Test
    void separatesRangesAndPagesThatAreLeftOut() throws Exception {
        memory.set(START + 4 * PAGE, 1, PageState.DIRTY_MEMORY).write(START + 4 * PAGE, "z");

        assertThat(lines(PageChoice.DIRTY, AddressRange.ofLength(START + PAGE, 9 * PAGE)))
                .containsExactly(
                        "7f0000001000  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|",
                        "*",
                        "7f0000002000",
                        "7f0000004000  7a 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |z...............|",
                        "7f0000004010  00 00 00 00 00 00 00 00  00 00 00 00 00 00 00 00  |................|",
                        "*",
                        "7f0000005000");
    }

    @Test
    void agreesWithHexdumpItselfIfThatIsInstalled() throws Exception {
        byte[] bytes = new byte[2 * (int) PAGE];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) ((i * 31) >> (i >> 9));
        }
        memory.write(START, bytes);
        Path raw = Files.write(folder.resolve("raw"), bytes);

        List<String> ours = lines(PageChoice.ALL, AddressRange.ofLength(START, 2 * PAGE));

        Right.require("hexdump agrees", "the program hexdump", Files.isExecutable(Path.of("/usr/bin/hexdump")));
        List<String> theirs =
                Exports.output("hexdump", "-C", raw.toString()).lines().toList();
        assertThat(ours.stream().map(line -> line.startsWith("*") ? line : line.substring(12)))
                .containsExactlyElementsOf(theirs.stream()
                        .map(line -> line.startsWith("*") ? line : line.substring(8))
                        .toList());
    }
}
