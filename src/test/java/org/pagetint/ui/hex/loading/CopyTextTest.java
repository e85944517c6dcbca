package org.pagetint.ui.hex.loading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.PageState;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.ui.hex.layout.TextColumnEncoding;

class CopyTextTest {
    private static final long START = 0x1000;
    private final ArrayMemory memory = new ArrayMemory()
            .map(AddressRange.ofLength(START, 0x2000), "")
            .set(START + 0x1000, 1, PageState.UNREADABLE, UnknownReason.GUARD_PAGE)
            .write(START, "\u007fELF ümlaut\n");

    private String copy(long start, int length, CopyForm form, TextColumnEncoding encoding)
            throws ProcessFailedException {
        CopyBytes bytes = new CopyBytes(AddressRange.ofLength(start, length));
        try (ChunkBuffer buffer = new ChunkBuffer(0x2000)) {
            bytes.take(
                    memory.fetch(AddressRange.ofLength(START, 0x2000), ReadPolicy.QUIET, buffer),
                    new KeptPages(PageSize.DEFAULT, Map.of()));
        }
        return CopyText.of(bytes, form, encoding);
    }

    @ParameterizedTest
    @CsvSource({"HEX, 7f 45 4c 46", "PYTHON, 'b\"\\x7f\\x45\\x4c\\x46\"'", "BASE64, f0VMRg=="})
    void writesAFewBytes(CopyForm form, String expected) throws ProcessFailedException {
        assertThat(copy(START, 4, form, TextColumnEncoding.ASCII)).isEqualTo(expected);
    }

    @Test
    void writesAnArrayInC() throws ProcessFailedException {
        assertThat(copy(START, 13, CopyForm.C_ARRAY, TextColumnEncoding.ASCII)).isEqualTo("""
            /* 000000001000 */
            unsigned char data[13] = {
                0x7f, 0x45, 0x4c, 0x46, 0x20, 0xc3, 0xbc, 0x6d, 0x6c, 0x61, 0x75, 0x74,
                0x0a,
            };
            """);
    }

    @Test
    void writesManyPythonBytesInLines() throws ProcessFailedException {
        assertThat(copy(START, 17, CopyForm.PYTHON, TextColumnEncoding.ASCII)).isEqualTo("""
            (  # 000000001000
                b"\\x7f\\x45\\x4c\\x46\\x20\\xc3\\xbc\\x6d\\x6c\\x61\\x75\\x74\\x0a\\x00\\x00\\x00"
                b"\\x00"
            )
            """);
    }

    @Test
    void writesHexdumpLinesThatBeginAtMultiplesOf16() throws ProcessFailedException {
        assertThat(copy(START + 1, 17, CopyForm.HEXDUMP, TextColumnEncoding.ASCII))
                .isEqualTo("""
                    000000001000     45 4c 46 20 c3 bc 6d  6c 61 75 74 0a 00 00 00  | ELF ..mlaut....|
                    000000001010  00 00                                             |..              |
                    """);
    }

    @ParameterizedTest
    @CsvSource({"UTF_8, 'ELF ümlaut'", "LATIN_1, 'ELF Ã¼mlaut'"})
    void readsTextInTheEncodingOfTheView(TextColumnEncoding encoding, String expected) throws ProcessFailedException {
        assertThat(copy(START + 1, 11, CopyForm.TEXT, encoding)).isEqualTo(expected);
    }

    @Test
    void saysOfBytesThatAreNotKnownThatTheyAreNot() throws ProcessFailedException {
        assertThat(copy(START + 0xffe, 4, CopyForm.HEX, TextColumnEncoding.ASCII))
                .isEqualTo("00 00 ?? ??");
        assertThat(copy(START + 0xffe, 4, CopyForm.HEXDUMP, TextColumnEncoding.ASCII))
                .endsWith("|??              |\n");
    }
}
