package org.pagetint.linux.child;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.memory.AddressRange;

/// What the other tests stand on: a target does what it is told.
@Timeout(60)
final class TargetTest {

    @Test
    void holdsWhatItWasToldToWrite() throws Exception {
        try (Target target = Target.start()) {
            AddressRange range = target.anonymous(3);

            target.fill(range, 42, 0x1000);
            target.call("mprotect", range.start() + 0x2000, 0x1000, Kernel.PROT_NONE);
            target.call("madvise", range.start() + 0x1000, 0x1000, Kernel.MADV_GUARD_INSTALL);

            assertThat(target.bytes(range.first(0x1000))).isEqualTo(Pattern.bytes(42, 0x1000, 0x1000));
            assertThat(target.hashes(range))
                    .containsExactly(
                            OptionalLong.of(crc(Pattern.bytes(42, 0x1000, 0x1000))),
                            OptionalLong.empty(),
                            OptionalLong.of(crc(Pattern.bytes(42, 0x3000, 0x1000))));
        }
    }

    private static long crc(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }
}
