package org.pagetint.linux.proc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.memory.Device;

/// What `mountinfo` tells of file systems, and which of them may not answer. Lines as in proc_pid_mountinfo(5) and of
/// Linux 6.18.
final class MountTableTest {
    private static final String LINES = """
        27 1 254:0 / / rw,relatime - ext4 /dev/vda rw,discard
        30 27 0:45 / /home rw,nosuid shared:5 master:1 - nfs4 server.example:/export/home rw,vers=4.2
        31 27 0:46 / /mnt/with\\040space\\011and\\134 rw - fuse.sshfs user@host:/ rw,user_id=0
        32 30 0:47 / /home/me/local rw - tmpfs tmpfs rw
        33 27 0:48 / / rw - overlay overlay rw,lowerdir=/lower\\:odd:/home/layer,upperdir=/up,workdir=/work
        """;

    private static MountTable table(String lines) {
        return MountTable.parse(lines.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void findsMountsByDeviceByNumberAndByPath() {
        MountTable table = table(LINES);

        assertThat(table.of(new Device(0, 45)).orElseThrow().type()).isEqualTo("nfs4");
        assertThat(table.of(new Device(0, 99))).isEmpty();
        assertThat(table.withId(31).orElseThrow().point()).isEqualTo("/mnt/with space\tand\\");
        assertThat(table.holding("/home/me/local/file").orElseThrow().id()).isEqualTo(32);
        assertThat(table.holding("/home/me/locally").orElseThrow().id()).isEqualTo(30);
        assertThat(table.holding("/homeless").orElseThrow().id())
                .as("the upper of two mounts at one place")
                .isEqualTo(33);
        assertThat(table.at("/")).hasSize(2);
        assertThat(table.at("/hom")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "27 1 254:0 / /",
                "27 1 254:0 / / rw - ext4",
                "x 1 254:0 / / rw - ext4 /dev/vda rw",
                "27 1 254 / / rw - ext4 /dev/vda x:y",
                "27 1 a:b / / rw - ext4 /dev/vda rw",
                "- - - - - - - - - -"
            })
    void leavesOutWhatIsNoLine(String line) {
        assertThat(table(line + "\n27 1 8:1 / /a rw - ext4 /dev/sda1 rw").at("/a"))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "ext4, /dev/vda, false",
        "xfs, /dev/mapper/a:b, false",
        "btrfs, /dev/sda1, false",
        "zfs, pool/data, false",
        "tmpfs, tmpfs, false",
        "unheardof, /dev/x, false",
        "unheardof, server:/data, true",
        "unheardof, //server/share, true",
        "unheardof, [fe80::1]:/data, true",
        "nfs, server:/data, true",
        "nfs4, 10.0.0.1:/data, true",
        "cifs, //server/share, true",
        "smb3, //server/share, true",
        "9p, host0, true",
        "ceph, '1.2.3.4:6789:/', true",
        "afs, '#root.cell.', true",
        "fuse, pagetint, true",
        "fuse.rclone, remote, true",
        "fuseblk, /dev/sda1, true",
        "virtiofs, tag, true",
        "autofs, systemd-1, true"
    })
    void knowsFileSystemsForWhichAServerAnswers(String type, String source, boolean served) {
        Mount mount = new Mount(1, new Device(0, 40), "/", type, source, "rw");

        assertThat(FileServers.answerFor(mount, List.of())).isEqualTo(served);
    }

    /// One layer of an overlay is enough, wherever its folder is found.
    @Test
    void knowsAnOverlayWhoseLayerLiesOnSuchAFileSystem() {
        MountTable table = table(LINES);
        Mount overlay = table.withId(33).orElseThrow();

        assertThat(FileServers.layers(overlay.options())).containsExactly("/lower:odd", "/home/layer", "/up");
        assertThat(FileServers.answerFor(overlay, List.of(table))).isTrue();
        assertThat(FileServers.answerFor(overlay, List.of(table(LINES.replace("/home", "/srv")))))
                .isFalse();
        assertThat(FileServers.layers("rw,lowerdir+=/a,datadir+=/b\\:c,index=off"))
                .containsExactly("/a", "/b:c");
    }

    /// Whatever a line holds, the others are found.
    @Test
    void readsOnWhateverALineHolds() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        String alphabet = "0123456789:/ -\\abc.,=\t\u00ff";
        for (int i = 0; i < 2_000; i++) {
            StringBuilder line = new StringBuilder();
            random.ints(random.nextInt(80), 0, alphabet.length()).forEach(index -> line.append(alphabet.charAt(index)));
            MountTable table = table(line + "\n28 1 0:77 / /there rw - tmpfs tmpfs rw\n");
            assertThat(table.of(new Device(0, 77))).as(line.toString()).isPresent();
            assertThat(LocksFile.leased(line.toString().getBytes(StandardCharsets.ISO_8859_1)))
                    .isEmpty();
        }
    }

    @Test
    void readsWhatIsToldOfADescriptor() {
        byte[] info = "pos:\t0\nflags:\t0100002\nmnt_id:\t18\nino:\t80520\n".getBytes(StandardCharsets.US_ASCII);
        DescriptorInfo told = DescriptorInfo.parse(info);

        assertThat(told.mount()).hasValue(18);
        assertThat(told.inode()).hasValue(80_520);
        assertThat(DescriptorInfo.parse(new byte[0]).mount()).isEmpty();
        assertThat(DescriptorInfo.parse("mnt_id:\tx\nino:\t-1".getBytes(StandardCharsets.US_ASCII))
                        .inode())
                .isEmpty();
    }
}
