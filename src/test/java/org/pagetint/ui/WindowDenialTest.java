package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagetint.linux.Capabilities;
import org.pagetint.linux.LinuxMemorySource;
import org.pagetint.linux.MadeUpProc;
import org.pagetint.linux.child.Libc;
import org.pagetint.linux.child.Right;
import org.pagetint.linux.proc.LinuxProcesses;

/// What a person sees of a process that may not be looked into, for each cause: in the list, before they try, and
/// after. On a made-up `/proc`, where a file that is missing cannot be opened; the rest of it says why.
@Timeout(120)
class WindowDenialTest {
    private static final int PID = 4711;

    @TempDir
    private Path folder = Path.of("unset");

    /// Opens the process by typing, after the list has said what may be seen of it.
    private static void tryToOpen(WindowUnderTest window, String access, String remedy) {
        window.robot.click("#all-users");
        window.robot.waitUntil(
                "the process is listed", () -> !window.rows("#processes").isEmpty());
        window.robot.waitUntil(
                "the list says " + access, () -> cell(window, access).isPresent());
        window.robot.moveTo(window.robot.inFx(() -> cell(window, access).orElseThrow()));
        window.robot.waitUntil(
                "the tooltip says what can be done",
                () -> cell(window, access)
                        .map(TableCell::getTooltip)
                        .filter(tooltip -> tooltip.getText().contains(remedy))
                        .isPresent());
        window.robot.save(window.scene(), "picker-denied");
        window.robot.click("#filter");
        window.robot.type(Integer.toString(PID));
        window.robot.press(KeyCode.ENTER);
    }

    private static Optional<TableCell<?, ?>> cell(WindowUnderTest window, String access) {
        return Objects.requireNonNull(window.lookup("#processes")).lookupAll(".table-cell").stream()
                .filter(node -> node instanceof TableCell<?, ?> cell && access.equals(cell.getText()))
                .<TableCell<?, ?>>map(node -> (TableCell<?, ?>) node)
                .findFirst();
    }

    private static void awaitWords(WindowUnderTest window, String text) {
        window.robot.waitUntil(
                "the window says: " + text,
                () -> window.scene().getRoot().lookupAll(".label").stream()
                        .anyMatch(label ->
                                label instanceof Label shown && shown.getText().contains(text)));
    }

    private Sources sources(MadeUpProc proc) {
        return new Sources(new LinuxProcesses(proc.root()), new LinuxMemorySource(proc.root(), Capabilities.LEAST), 1);
    }

    private MadeUpProc proc(int ownUid, int uid, String capabilities, int yamaScope) {
        return new MadeUpProc(folder, ownUid)
                .with(PID, 1, uid, "server", "server --port 80", 61_000, 300)
                .write(
                        "self/status",
                        "Name:\tjava\nUid:" + ("\t" + ownUid).repeat(4) + "\nCapEff:\t" + capabilities + "\n")
                .write("sys/kernel/yama/ptrace_scope", yamaScope + "\n");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        other-user | 33 | 0000000000000000 | 0 | runs as another user | it runs as another user. | as that user or with sudo
        capability | 33 | 0000000000080000 | 0 | a capability is missing | only some of the capabilities it takes. | CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH
        yama-1 | own | 0000000000000000 | 1 | only its parent may (Yama 1) | (Yama scope 1). | sysctl kernel.yama.ptrace_scope=0
        yama-2 | own | 0000000000000000 | 2 | administrators only (Yama 2) | (Yama scope 2). | in a terminal with sudo
        yama-3 | own | 0000000000000000 | 3 | nobody may (Yama 3) | (Yama scope 3). | restart of the system
        other | own | 0000000000000000 | 0 | the kernel does not say why | does not say why. | a security module may also forbid it
        """)
    void saysWhyAProcessMayNotBeSeenAndWhatCanBeDone(
            String cause, String user, String capabilities, int yama, String access, String reason, String remedy)
            throws Exception {
        int own = ownUid();
        MadeUpProc proc = proc(own, user.equals("own") ? own : Integer.parseInt(user), capabilities, yama);
        proc.remove(PID + "/maps");
        assertThatItIsExplained(proc, cause, "none: " + access, reason, remedy);
    }

    /// Its files belong to root, as they do when a process of another user is not dumpable.
    @Test
    void saysThatAProcessIsNotDumpable() throws Exception {
        Right.require("files that belong to root", "root", Libc.isRoot());
        MadeUpProc proc = proc(1000, 1000, "0000000000000000", 0);
        proc.remove(PID + "/maps");
        assertThatItIsExplained(
                proc, "not-dumpable", "none: not dumpable", "it protects its memory (not dumpable).", "holds secrets");
    }

    private void assertThatItIsExplained(MadeUpProc proc, String cause, String access, String reason, String remedy) {
        try (WindowUnderTest window = new WindowUnderTest(sources(proc))) {
            tryToOpen(window, access, remedy);

            awaitWords(window, "The memory of process " + PID + " cannot be read: ");
            awaitWords(window, reason);
            awaitWords(window, remedy);
            window.draw("window-denied-" + cause);
            window.robot.click("#details");
            assertThat(window.robot.inFx(() ->
                            window.robot.find("#notice-details", TextArea.class).getText()))
                    .startsWith("EACCES " + folder)
                    .contains("maps");
            window.robot.click("Choose another process");
            window.robot.waitUntil("the picker", () -> window.robot.sees("#picker"));
        }
    }

    /// As under Yama scope 1, where mappings can be seen and bytes cannot.
    @Test
    void saysThatOnlyTheRegionsCanBeSeen() throws Exception {
        MadeUpProc proc = proc(ownUid(), ownUid(), "0000000000000000", 1)
                .mapped(PID, "10000000-10004000 rw-p 00000000 00:00 0 \n", List.of(0x10001000L));
        proc.remove(PID + "/mem");
        try (WindowUnderTest window = new WindowUnderTest(sources(proc))) {
            tryToOpen(window, "maps only: only its parent may (Yama 1)", "kernel.yama.ptrace_scope=0");

            awaitWords(window, "The bytes of process " + PID + " cannot be read, its regions and page states can:");
            awaitWords(window, "kernel.yama.ptrace_scope=0");
            window.robot.waitUntil("its regions", () -> window.rows("#regions").size() == 1);
            window.awaitCounted();
            window.draw("window-maps-only");
        }
    }

    /// What root makes belongs to root, as do the files of a process that is not dumpable.
    private static int ownUid() throws Exception {
        return Libc.isRoot() ? 0 : 1000;
    }
}
