package org.pagetint.ui.hex.inspecting;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteOrder;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InspectorFieldTest {
    private static Bits bits(String hex, ByteOrder order) {
        byte[] bytes = HexFormat.of().parseHex(hex);
        List<Integer> values =
                IntStream.range(0, bytes.length).mapToObj(i -> bytes[i] & 0xff).toList();
        return new Bits(values, order);
    }

    @ParameterizedTest
    @CsvSource({
        "INT_8, ff, -1",
        "UINT_8, ff, 255",
        "INT_16, feff, -2",
        "UINT_16, feff, 65534",
        "INT_32, feffffff, -2",
        "UINT_32, feffffff, 4294967294",
        "INT_64, feffffffffffffff, -2",
        "UINT_64, feffffffffffffff, 18446744073709551614",
        "FLOAT, 0000c03f, 1.5",
        "DOUBLE, 000000000000f8bf, -1.5",
        "BINARY, a5, 1010 0101",
        "CHARACTER, 41, ‘A’  U+0041",
        "CHARACTER, c3a4, ‘ä’  U+00E4",
        "CHARACTER, f09f9982, ‘🙂’  U+1F642",
        "CHARACTER, 07, U+0007",
        "TIME_32, 00000000, 1970-01-01 00:00:00",
        "TIME_32, 80c5ae68, 2025-08-27 08:44:48",
        "TIME_64, 80c5ae6800000000, 2025-08-27 08:44:48",
        "TIME_64, ffffffffffffffff, 1969-12-31 23:59:59",
        "POINTER, 001060ffffffffff, ffffffffff601000",
    })
    void readsLittleEndianBytes(InspectorField field, String hex, String expected) {
        assertThat(field.text(bits(hex, ByteOrder.LITTLE_ENDIAN))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"UINT_16, 0102, 258", "FLOAT, 3fc00000, 1.5", "POINTER, 00007f0000001000, 7f0000001000"})
    void readsBigEndianBytes(InspectorField field, String hex, String expected) {
        assertThat(field.text(bits(hex, ByteOrder.BIG_ENDIAN))).contains(expected);
    }

    @ParameterizedTest
    @CsvSource({"UINT_32, ffffff", "DOUBLE, 00", "CHARACTER, a4", "CHARACTER, c3", "TIME_64, ffffffffffffff7f"})
    void saysNothingOfBytesThatAreNotKnownOrMakeNoSense(InspectorField field, String hex) {
        assertThat(field.text(bits(hex, ByteOrder.LITTLE_ENDIAN))).isEmpty();
    }

    @Test
    void saysNothingWithoutBytes() {
        for (InspectorField field : InspectorField.values()) {
            assertThat(field.text(bits("", ByteOrder.LITTLE_ENDIAN)))
                    .as(field.name())
                    .isEmpty();
        }
    }
}
