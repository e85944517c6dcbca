package org.pagetint.ui;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;

/// Draws the picture at the top of README.md, into `target/pictures/readme.png`: the window on a process that has
/// written a page of a file it maps.
@Timeout(120)
class ReadmePictureTest {
    private static final int PAGE = 4096;
    private static final int APART = 0x10000;

    @Test
    void showsFileDirtyMemoryAndNeverTouchedPagesOfAProcess(@TempDir Path folder) throws Exception {
        Path file = PatternFile.write(folder.resolve("records.db"), 1, 4 * APART);
        try (Target target = Target.start();
                WindowUnderTest window = new WindowUnderTest()) {
            window.robot.inFx(() -> {
                window.stage.setWidth(1000);
                window.stage.setHeight(820);
            });
            long descriptor = target.open(file, Kernel.O_RDONLY);
            AddressRange mapped = target.map(4 * APART, Kernel.READ_WRITE, Kernel.MAP_PRIVATE, descriptor, 0);
            target.touch(AddressRange.ofLength(mapped.start(), PAGE));
            long written = mapped.start() + APART;
            target.poke(written, "records are written here\n".repeat(PAGE / 25).getBytes(StandardCharsets.US_ASCII));

            window.open(target.pid());
            window.goTo(mapped.start());
            window.goTo(written);

            window.robot.waitUntil(
                    "the page is shown", () -> window.status().contains("dirty memory, from the process"));
            window.robot.waitUntil(
                    "the states of all regions are counted",
                    () -> window.text("#region-totals").contains("dirty"));
            window.robot.save(window.scene(), "readme");
        }
    }
}
