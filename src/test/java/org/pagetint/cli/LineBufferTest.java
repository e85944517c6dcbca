package org.pagetint.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.EscapedText;
import org.pagetint.words.AddressText;

class LineBufferTest {
    private static final int PIECES = 3000;

    @Test
    void writesPiecesOfEveryKindInTheirOrder() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        StringWriter written = new StringWriter();
        LineBuffer lines = new LineBuffer(new PrintWriter(written));
        StringBuilder expected = new StringBuilder();
        for (int piece = 0; piece < PIECES; piece++) {
            switch (random.nextInt(5)) {
                case 0 -> {
                    long address = random.nextLong() >>> random.nextInt(64);
                    lines.address(address);
                    expected.append(AddressText.of(address));
                }
                case 1 -> {
                    String text = random.nextBoolean() ? "/lib/caf\u00e9 \u20ac" : "plain\ttext";
                    lines.text(text);
                    expected.append(text);
                }
                case 2 -> {
                    String text = "long ".repeat(random.nextInt(20_000));
                    lines.text(text);
                    expected.append(text);
                }
                case 3 -> {
                    String some = random.nextBoolean() ? " printable~" : "a\ttab\u007f\u0000";
                    byte[] bytes = some.repeat(random.nextInt(3000)).getBytes(StandardCharsets.US_ASCII);
                    int from = Math.min(bytes.length, 3);
                    if (lines.escaped(MemorySegment.ofArray(bytes), from, bytes.length - from)) {
                        expected.append(EscapedText.of(
                                new String(bytes, from, bytes.length - from, StandardCharsets.US_ASCII)));
                    }
                }
                default -> {
                    lines.end();
                    expected.append('\n');
                }
            }
        }
        lines.flush();

        assertThat(written.toString()).as("seed %d", seed).isEqualTo(expected.toString());
    }

    @Test
    void writesEachCharacterOfAsciiAsItIsShownElsewhereAndNothingElse() {
        for (int value = 0; value < 256; value++) {
            StringWriter written = new StringWriter();
            LineBuffer lines = new LineBuffer(new PrintWriter(written));
            byte[] bytes = {'a', (byte) value, 'b'};

            boolean is = lines.escaped(MemorySegment.ofArray(bytes), 0, 3);
            lines.flush();

            assertThat(is).as("%02x", value).isEqualTo(value < 0x80);
            assertThat(written.toString())
                    .isEqualTo(is ? EscapedText.of(new String(bytes, StandardCharsets.US_ASCII)) : "");
        }
    }
}
