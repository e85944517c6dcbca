package org.pagetint.ui.hex.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextCellsTest {
    /// The cells of `bytes`, which lie at address 0; nothing around them is known.
    private static String cells(TextColumnEncoding encoding, byte... bytes) {
        StringBuilder cells = new StringBuilder();
        for (int i = 0; i < bytes.length; i++) {
            cells.appendCodePoint(
                    TextCells.codePoint(encoding, at -> at >= 0 && at < bytes.length ? bytes[(int) at] & 0xff : -1, i));
        }
        return cells.toString();
    }

    private static String utf8(String text) {
        return cells(TextColumnEncoding.UTF_8, text.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void showsDotsForWhatIsNotAscii() {
        assertThat(cells(TextColumnEncoding.ASCII, (byte) 'a', (byte) 0, (byte) 0xe4, (byte) 0x7f, (byte) '~'))
                .isEqualTo("a...~");
    }

    @Test
    void showsLatin1WithoutItsControls() {
        assertThat(cells(TextColumnEncoding.LATIN_1, (byte) 0xe4, (byte) 0x85, (byte) 0xad, (byte) 0xff))
                .isEqualTo("ä..ÿ");
    }

    @Test
    void putsAUtf8CharacterIntoTheCellOfItsFirstByte() {
        assertThat(utf8("aäb€c🙂d")).isEqualTo("aä b€  c🙂   d");
    }

    @Test
    void showsDotsForWhatIsNotUtf8() {
        assertThat(cells(
                        TextColumnEncoding.UTF_8, (byte) 0xc3, (byte) 'a', (byte) 0xa4, (byte) 0xff, (byte) 0xc0, (byte)
                                0x80))
                .isEqualTo(".a....");
        assertThat(cells(TextColumnEncoding.UTF_8, (byte) 0xed, (byte) 0xa0, (byte) 0x80))
                .isEqualTo("...");
    }

    @Test
    void hidesMarksThatWouldReorderTheLine() {
        assertThat(utf8("a\u202eb")).isEqualTo("a.  b");
        assertThat(utf8("\u05d0")).isEqualTo(". ");
    }

    @Test
    void putsAUtf16CharacterIntoTheCellOfItsFirstByte() {
        assertThat(cells(TextColumnEncoding.UTF_16LE, "aä🙂".getBytes(StandardCharsets.UTF_16LE)))
                .isEqualTo("a ä 🙂   ");
        assertThat(cells(TextColumnEncoding.UTF_16BE, "aä".getBytes(StandardCharsets.UTF_16BE)))
                .isEqualTo("a ä ");
    }

    @Test
    void showsALoneSurrogateAsNoText() {
        assertThat(cells(TextColumnEncoding.UTF_16BE, (byte) 0xd8, (byte) 0x3d, (byte) 0, (byte) 'a'))
                .isEqualTo("..a ");
    }

    @Property
    void neverFailsAndGivesEachByteOneCell(@ForAll byte[] bytes) {
        for (TextColumnEncoding encoding : TextColumnEncoding.values()) {
            assertThat(cells(encoding, bytes).codePoints())
                    .hasSize(bytes.length)
                    .allMatch(Glyphs::showsAsItself);
        }
    }
}
