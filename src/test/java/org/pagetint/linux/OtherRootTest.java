package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.child.Kernel.MAP_PRIVATE;
import static org.pagetint.linux.child.Kernel.O_CREAT;
import static org.pagetint.linux.child.Kernel.O_RDWR;
import static org.pagetint.linux.child.Kernel.PR_SET_DUMPABLE;
import static org.pagetint.linux.child.Kernel.READ_WRITE;

import com.sun.jna.Native;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Content;
import org.pagetint.linux.child.Expected;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.OtherUser;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.TargetMain;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageState;

/// Processes that see other files than we do under the same names, or run as somebody else.
@Timeout(60)
final class OtherRootTest {
    private static final long PAGE = 4096;
    private static final int MINE = 31;
    private static final int DECOY = 32;

    @TempDir
    private Path folder = Path.of("unset");

    @Test
    void showsAFileThatOnlyTheProcessSees() throws Exception {
        Right.require(
                "another mount namespace",
                "root and unshare",
                Libc.isRoot() && Files.exists(Path.of("/usr/bin/unshare")));
        PatternFile.write(folder.resolve("file"), DECOY, 4 * PAGE);
        try (Target target = Target.start("unshare", "-m", "--propagation", "private")) {
            target.call("mount", "tmpfs", folder.toString(), "tmpfs", 0, 0);
            AddressRange range = partlyWritten(target, folder.resolve("file"));

            TracelessLook.quietly(target, expected(range));
        }
    }

    /// The path in `maps` counts from the reader's root, not from that of the process.
    @Test
    void showsAFileOfAProcessInAChroot() throws Exception {
        Right.require("a process in a chroot", "root", Libc.isRoot());
        Path inner = Files.createDirectories(folder.resolve("jail" + folder));
        PatternFile.write(folder.resolve("file"), DECOY, 4 * PAGE);
        try (Target target = Target.start()) {
            target.fill(target.anonymous(1), 1, 0); // Its classes cannot be loaded afterwards.
            target.call("chroot", folder.resolve("jail").toString());
            AddressRange range = partlyWritten(target, folder.resolve("file"));
            assertThat(inner.resolve("file")).exists();

            TracelessLook.quietlyWithoutAsking(target, expected(range));
        }
    }

    @Test
    void showsTheMemoryOfAnotherUser() throws Exception {
        Right.require("a process of another user", "root and setpriv", OtherUser.canBeUsed());
        try (OtherUser nobody = new OtherUser(TargetMain.class, Native.class);
                Target target = nobody.target()) {
            AddressRange range = partlyWritten(target, nobody.folder().resolve("file"));

            TracelessLook.quietly(target, expected(range));
        }
    }

    @Test
    void showsAProcessThatIsNotDumpable() throws Exception {
        Right.require("a process that is not dumpable", "root and setpriv", OtherUser.canBeUsed());
        try (OtherUser nobody = new OtherUser(TargetMain.class, Native.class);
                Target target = nobody.target()) {
            AddressRange range = partlyWritten(target, nobody.folder().resolve("file"));
            target.call("prctl", PR_SET_DUMPABLE, 0, 0, 0, 0);

            TracelessLook.quietlyWithoutAsking(target, expected(range));
        }
    }

    private static AddressRange partlyWritten(Target target, Path file) throws IOException {
        long descriptor = target.open(file, O_RDWR | O_CREAT);
        target.call("pwrite", descriptor, Pattern.bytes(MINE, 0, (int) (4 * PAGE)), 4 * PAGE, 0);
        AddressRange range = target.map(4 * PAGE, READ_WRITE, MAP_PRIVATE, descriptor, 0);
        target.call("close", descriptor);
        target.fill(AddressRange.ofLength(range.start() + PAGE, PAGE), 7, 0);
        return range;
    }

    private static Expected expected(AddressRange range) {
        return Expected.from(range.start())
                .file(1, Content.pattern(MINE))
                .memory(1, PageState.DIRTY_MEMORY, Content.pattern(7).from(-PAGE))
                .file(2, Content.pattern(MINE));
    }
}
