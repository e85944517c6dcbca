package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.MAP_SHARED;
import static org.pagetint.linux.child.Kernel.O_CREAT;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.READ_WRITE;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// Files of btrfs, where `maps` shows another device than stat(2) does.
@Timeout(60)
final class BtrfsTest {
    private static final long PAGE = 4096;

    /// Made by `truncate -s 16M IMAGE` and `mkfs.btrfs --mixed -m single -d single --nodesize 4096 IMAGE`.
    private static final String IMAGE = "btrfs.img.gz";

    @TempDir
    private Path folder = Path.of("unset");

    private Target target;

    @BeforeEach
    void mount() throws Exception {
        Right.require(
                "files on btrfs",
                "root, unshare, loop devices and btrfs",
                Libc.isRoot()
                        && Files.exists(Path.of("/usr/bin/unshare"))
                        && Files.exists(Path.of("/dev/loop-control"))
                        && Files.readString(Path.of("/proc/filesystems")).contains("\tbtrfs"));
        Path image = folder.resolve("image");
        try (InputStream in = new GZIPInputStream(BtrfsTest.class.getResourceAsStream(IMAGE))) {
            Files.copy(in, image);
        }
        Path place = Files.createDirectory(folder.resolve("place"));
        target = Target.start(
                "unshare",
                "-m",
                "--propagation",
                "private",
                "sh",
                "-c",
                "mount -o loop '" + image + "' '" + place + "' && exec \"$0\" \"$@\"");
    }

    @AfterEach
    void end() {
        if (target != null) {
            target.close();
        }
    }

    @Test
    void areFoundAndReadByEveryWay() throws Exception {
        long descriptor = target.open(folder.resolve("place/file"), O_RDWR | O_CREAT);
        target.call("pwrite", descriptor, Pattern.bytes(1, 0, (int) (8 * PAGE)), 8 * PAGE, 0);
        AddressRange own = target.map(8 * PAGE, READ_WRITE, MAP_PRIVATE, descriptor, 0);
        AddressRange common = target.map(8 * PAGE, READ_WRITE, MAP_SHARED, descriptor, 0);
        assertThat(devicesDiffer(own, descriptor))
                .as("the device in maps is another one")
                .isTrue();
        target.call("close", descriptor);
        target.fill(AddressRange.ofLength(own.start() + 2 * PAGE, PAGE), 2, 0);

        TracelessLook.quietly(
                target,
                Expected.from(own.start())
                        .file(2, Content.pattern(1))
                        .memory(1, PageState.DIRTY_MEMORY, Content.pattern(2).from(-2 * PAGE))
                        .file(5, Content.pattern(1)));
        TracelessLook.quietly(target, Expected.from(common.start()).file(8, Content.pattern(1)));
    }

    /// A file that took the name of a mapped one is told from it though neither has the device of the mapping.
    @Test
    void areNotTakenForOneAnother() throws Exception {
        Path name = folder.resolve("place/file");
        long descriptor = target.open(name, O_RDWR | O_CREAT);
        target.call("pwrite", descriptor, Pattern.bytes(1, 0, (int) (4 * PAGE)), 4 * PAGE, 0);
        AddressRange range = target.map(4 * PAGE, READ_WRITE, MAP_PRIVATE, descriptor, 0);
        target.call("close", descriptor);
        target.call("rename", name.toString(), folder.resolve("place/moved").toString());
        target.call("unlink", folder.resolve("place/moved").toString());
        long decoy = target.open(name, O_RDWR | O_CREAT);
        target.call("pwrite", decoy, Pattern.bytes(3, 0, (int) (4 * PAGE)), 4 * PAGE, 0);

        TracelessLook.quietlyWithoutAsking(
                target,
                View.all(),
                view -> view.capabilities().mapFiles()
                        ? Expected.from(range.start()).file(4, Content.pattern(1))
                        : Expected.from(range.start())
                                .unknown(4, PageState.NOT_RESIDENT, UnknownReason.FILE_UNAVAILABLE));
    }

    private boolean devicesDiffer(AddressRange range, long descriptor) throws Exception {
        String line = Files.readAllLines(target.proc("maps")).stream()
                .filter(mapping -> mapping.startsWith(range + " "))
                .findFirst()
                .orElseThrow();
        Object device = Files.getAttribute(target.proc("fd/" + descriptor), "unix:dev");
        long number = device instanceof Long known ? known : 0;
        String shown = String.format("%02x:%02x", number >>> 8 & 0xfff, number & 0xff);
        return !line.split(" +", 6)[3].equals(shown);
    }
}
