package org.pagetint.linux.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.linux.kernel.FileId;
import org.pagetint.linux.proc.LocksFile;
import org.pagetint.memory.Device;

/// Which files are under a lease, as `/proc/locks` tells it. The lines are of Linux 6.18, but for the numbers.
final class LocksFileTest {
    private static final FileId DISK = file(0xfe, 0, 2_154_506);

    private static FileId file(int major, int minor, long inode) {
        return new FileId(new Device(major, minor), inode);
    }

    private static List<FileId> leased(String lines) {
        return LocksFile.leased(lines.getBytes(StandardCharsets.ISO_8859_1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7: LEASE  ACTIVE    WRITE 17600 fe:00:2154506 0 EOF",
                "7: LEASE  ACTIVE    READ 17600 fe:00:2154506 0 EOF",
                "7: LEASE  BREAKING  UNLCK 17600 fe:00:2154506 0 EOF",
                "7: -> LEASE  BREAKER   READ 17600 fe:00:2154506 0 EOF",
                "7:  -> LEASE  BREAKER   READ 17600 fe:00:2154506 0 EOF",
                "7: DELEG  ACTIVE    WRITE 900 fe:00:2154506 0 EOF",
                "7: DELEG  BREAKING  READ 900 fe:00:2154506 0 EOF\n7: DELEG  BREAKING  UNLCK 900 fe:00:2154506 0 EOF",
            })
    void namesAFileUnderALease(String lines) {
        assertThat(leased(lines)).containsExactly(DISK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7: FLOCK  ADVISORY  WRITE 17600 fe:00:2154506 0 EOF",
                "7: POSIX  ADVISORY  READ 17600 fe:00:2154506 128 128",
                "7: OFDLCK ADVISORY  WRITE -1 00:17:5 0 EOF",
                "7: DELEG  ACTIVE    READ 900 fe:00:2154506 0 EOF",
                "7: LEASE  ACTIVE    WRITE 17600 <none>:0 0 EOF",
                "7: LEASE  ACTIVE    WRITE 17600 fe:00:-1 0 EOF",
                "7: LEASE  ACTIVE    WRITE",
                "LEASE",
                "",
                " "
            })
    void leavesOutWhatNoReadingBreaksOrWhatIsNoLine(String line) {
        assertThat(leased(line)).isEmpty();
    }

    @Test
    void readsTheDeviceInHexadecimalAndTheInodeInDecimal() {
        assertThat(leased("""
            1: FLOCK  ADVISORY  WRITE 17600 fe:00:10 0 EOF
            2: LEASE  ACTIVE    READ 17 00:1a2:18446744073709551615 0 EOF
            3: LEASE  ACTIVE    WRITE 18 103:05:11 0 EOF
            """)).containsExactly(file(0, 0x1a2, -1), file(0x103, 5, 11));
    }

    /// A lease can be listed by either of the numbers a file has; on an overlay it can lie on a file of a layer, which
    /// has others.
    ///
    /// The file is 0:50, 7 for `maps`.
    @ParameterizedTest
    @CsvSource({
        "50, 50, 7, false, true",
        "50, 50, 8, false, false",
        "50, 51, 7, false, false",
        "60, 50, 7, false, true",
        "60, 60, 7, false, true",
        "60, 61, 7, false, false",
        "50, 50, 8, true, false",
        "50, 51, 9, true, true",
        "60, 50, 8, true, true",
    })
    void countsEveryLeaseThatOpeningTheFileCanBreak(
            int statedMinor, int leaseMinor, long leaseInode, boolean overlay, boolean breaks) {
        assertThat(Leases.breaks(
                        Set.of(file(0, leaseMinor, leaseInode)), file(0, 50, 7), file(0, statedMinor, 7), overlay))
                .isEqualTo(breaks);
    }
}
