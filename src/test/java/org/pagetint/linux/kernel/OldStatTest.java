package org.pagetint.linux.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.pagetint.memory.Device;

final class OldStatTest {
    @Test
    void takesADeviceNumberApart() {
        assertThat(OldStat.device(0x0000_0000_0000_fe03L)).isEqualTo(new Device(0xfe, 3));
        assertThat(OldStat.device(0x0000_0000_0010_0034L)).isEqualTo(new Device(0, 0x134));
        assertThat(OldStat.device(0x0451_2367L)).isEqualTo(new Device(0x123, 0x4567));
        assertThat(OldStat.device(0x0012_3000_0000_0401L)).isEqualTo(new Device(0x12_3004, 1));
    }
}
