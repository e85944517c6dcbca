package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.O_NONBLOCK;
import static org.pagetint.linux.child.Kernel.O_RDONLY;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PROT_READ;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;

/// What a person sees of a process that maps a file whose file system has stopped answering. Whoever reads it waits in
/// the kernel, so nothing of it is read.
@Timeout(120)
class WindowStuckTest {
    private static final long LENGTH = 8 * 4096;

    @Test
    void saysThatAFileSystemMayHangAndShowsTheRest(@TempDir Path folder) throws Exception {
        Right.require(
                "files whose server does not answer",
                "root, unshare and /dev/fuse",
                Libc.isRoot() && Files.exists(Path.of("/dev/fuse")) && Files.exists(Path.of("/usr/bin/unshare")));
        try (Target target = Target.start("unshare", "-m");
                WindowUnderTest window = new WindowUnderTest()) {
            long device = serve(target, folder);
            AddressRange healthy = target.anonymous(4);
            target.fill(healthy, 1, 0);
            long file = target.open(folder.resolve("read"), O_RDONLY);
            AddressRange stuck = target.map(LENGTH, PROT_READ, MAP_PRIVATE, file, 0);
            // Open, it would have the target wait for itself when it ends.
            target.call("close", file);
            target.end("fuse");
            target.begin("fuse", device, 1);

            window.open(target.pid());
            window.selectRegion(stuck.start());

            String reason = "its file is on a file system that may hang";
            window.robot.waitUntil(
                    "the line says so",
                    () -> window.status().equals(address(stuck) + " · not resident, unknown: " + reason));
            window.robot.waitUntil("the card says so too", () -> card(window).contains(reason));
            window.draw("window-may-hang");
            window.selectRegion(healthy.start());
            window.robot.waitUntil(
                    "other memory is shown",
                    () -> window.status().equals(address(healthy) + " · dirty memory, from the process"));
            window.robot.press(KeyCode.CONTROL, KeyCode.K);
            window.robot.type("libc");
            window.robot.waitUntil(
                    "libc is listed", () -> !window.rows("#regions").isEmpty());
            window.robot.waitUntil(
                    "the pages of all regions are counted",
                    () -> !window.text("#region-totals").contains("counting"));
            window.robot.press(KeyCode.CONTROL, KeyCode.O);
            window.robot.waitUntil("the picker", () -> window.robot.sees("#picker"));
            window.robot.waitUntil(
                    "a process can be opened",
                    () -> !window.robot.find("#open", Button.class).isDisabled());
            assertThat(target.end("fuse")[1]).as("requests to the server").isZero();
        }
    }

    /// Has `target` serve a file system at `folder` that answers, for now.
    private static long serve(Target target, Path folder) throws Exception {
        long device = target.open(Path.of("/dev/fuse"), O_RDWR | O_NONBLOCK);
        String options = "fd=" + device + ",rootmode=40000,user_id=0,group_id=0,allow_other";
        target.call("mount", "pagetint", folder.toString(), "fuse", 0, options);
        target.begin("fuse", device, 0);
        return device;
    }

    private static List<String> card(WindowUnderTest window) {
        return window.scene().getRoot().lookupAll("#hex-card .label").stream()
                .map(label -> ((Label) label).getText())
                .toList();
    }

    private static String address(AddressRange range) {
        return String.format("%012x", range.start());
    }
}
