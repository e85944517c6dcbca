package org.pagetint.export.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Machine;

final class SignalInfoTest {
    private static ByteText wide(int signal, int code, int... fields) {
        ByteBuffer bytes = ByteBuffer.allocate(128).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(signal).putInt(0).putInt(code).putInt(0);
        for (int field : fields) {
            bytes.putInt(field);
        }
        return ByteText.of(bytes.array());
    }

    private static int[] narrow(ByteText wide) {
        ByteBuffer bytes = SignalInfo.of(wide, Machine.I386);
        assertThat(bytes.remaining()).isEqualTo(128);
        int[] words = new int[7];
        for (int i = 0; i < words.length; i++) {
            words[i] = bytes.getInt();
        }
        return words;
    }

    @Test
    void isAsItWasForA64BitProcess() {
        ByteText kill = wide(15, 0, 4711, 1000);

        assertThat(SignalInfo.of(kill, Machine.X86_64).array()).isEqualTo(kill.bytes());
        assertThat(SignalInfo.number(kill)).isEqualTo(15);
    }

    @Test
    void hasFieldsOf4BytesFor32Bits() {
        assertThat(narrow(wide(15, 0, 4711, 1000))).containsExactly(15, 0, 0, 4711, 1000, 0, 0);
        assertThat(narrow(wide(17, 1, 4711, 1000, 9))).containsExactly(17, 0, 1, 4711, 1000, 9, 0);
        assertThat(narrow(wide(11, 1, 0x8049000, 7))).containsExactly(11, 0, 1, 0x8049000, 0, 0, 0);
    }
}
