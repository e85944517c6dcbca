package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.image.PixelFormat;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.child.Kernel;
import org.pagetint.linux.child.Pattern;
import org.pagetint.linux.child.PatternFile;
import org.pagetint.linux.child.Target;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageState;
import org.pagetint.ui.theme.PagePalette;

/// The whole way of a byte, from a child process to the pixels of the window.
@Timeout(120)
class EndToEndTest {
    private static final int PAGE = 4096;

    /// A read fault brings in neighbours within 64 KiB: pages that must not be alike are that far apart.
    private static final int APART = 0x10000;

    private static final int HEX = 16;
    private static final int LENGTH = 3 * APART;
    private static final long FILE_SEED = 1;
    private static final long WRITTEN_SEED = 2;

    private final WindowUnderTest window = new WindowUnderTest();
    private final Robot robot = window.robot;

    @AfterEach
    void close() {
        window.close();
    }

    @Test
    void showsTheBytesStatesAndColoursOfAChildsMemory(@TempDir Path folder) throws Exception {
        Path file = PatternFile.write(folder.resolve("mapped file"), FILE_SEED, LENGTH);
        try (Target target = Target.start()) {
            long descriptor = target.open(file, Kernel.O_RDONLY);
            AddressRange mapped = target.map(LENGTH, Kernel.READ_WRITE, Kernel.MAP_PRIVATE, descriptor, 0);
            long read = mapped.start();
            long written = read + APART;
            long left = written + APART;
            target.touch(AddressRange.ofLength(read, PAGE));
            target.fill(AddressRange.ofLength(written, PAGE), WRITTEN_SEED, 0);
            AddressRange anonymous = target.anonymous(4);
            target.fill(AddressRange.ofLength(anonymous.start() + PAGE, PAGE), WRITTEN_SEED, PAGE);
            target.stop();
            Map<String, String> before = counters(target);

            window.open(target.pid());
            window.selectRegion(mapped.start());

            byte[] expected = Files.readAllBytes(file);
            System.arraycopy(Pattern.bytes(WRITTEN_SEED, 0, PAGE), 0, expected, APART, PAGE);
            assertThat(copiedRegion()).isEqualTo(expected);
            assertPage(read, "file, from the process", PageState.FILE);
            assertPage(written, "dirty memory, from the process", PageState.DIRTY_MEMORY);
            robot.save(window.scene(), "window-light");
            assertPage(left, "not resident, from its file", PageState.NOT_RESIDENT);

            window.selectRegion(anonymous.start());
            assertPage(anonymous.start() + PAGE, "dirty memory, from the process", PageState.DIRTY_MEMORY);
            assertPage(anonymous.start(), "never touched, reads as zeros", PageState.NEVER_TOUCHED);
            byte[] zeros = new byte[4 * PAGE];
            System.arraycopy(Pattern.bytes(WRITTEN_SEED, PAGE, PAGE), 0, zeros, PAGE, PAGE);
            assertThat(copiedRegion()).isEqualTo(zeros);
            assertThat(counters(target)).isEqualTo(before);
        }
    }

    /// What Ctrl+A and Ctrl+C in the hex view put on the clipboard.
    private byte[] copiedRegion() {
        robot.inFx(() -> Clipboard.getSystemClipboard().clear());
        robot.press(KeyCode.CONTROL, KeyCode.A);
        robot.press(KeyCode.CONTROL, KeyCode.C);
        robot.waitUntil(
                "the bytes are copied", () -> Clipboard.getSystemClipboard().hasString());
        String hex = robot.inFx(() -> Clipboard.getSystemClipboard().getString());
        return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
    }

    private void assertPage(long address, String words, PageState state) {
        window.goTo(address);
        String line = String.format("%012x", address) + " · " + words;
        robot.waitUntil(
                "the line says " + line + ", not " + window.status(),
                () -> window.status().startsWith(line));
        Color fill = PagePalette.LIGHT.shade(state).fill();
        robot.waitUntil("the page has the colour of " + state, () -> pixelsOf(fill) > 1000);
    }

    /// How many pixels of the hex view have exactly this colour; on the FX thread.
    private int pixelsOf(Color colour) {
        Node rows = robot.find("#hex-rows", Node.class);
        Bounds bounds = rows.localToScene(rows.getLayoutBounds());
        int width = (int) bounds.getWidth();
        int height = (int) bounds.getHeight();
        int[] pixels = new int[width * height];
        window.scene()
                .snapshot(null)
                .getPixelReader()
                .getPixels(
                        (int) bounds.getMinX(),
                        (int) bounds.getMinY(),
                        width,
                        height,
                        PixelFormat.getIntArgbInstance(),
                        pixels,
                        0,
                        width);
        int wanted = Integer.parseUnsignedInt(
                "ff" + colour.toString().substring("0x".length(), "0x".length() + "rrggbb".length()), HEX);
        return (int) Arrays.stream(pixels).filter(pixel -> pixel == wanted).count();
    }

    private static Map<String, String> counters(Target target) throws Exception {
        return Files.readAllLines(target.proc("status")).stream()
                .filter(line -> line.matches("(VmRSS|RssAnon|RssFile|RssShmem|VmPTE|VmSwap):.*"))
                .map(line -> line.split(":\\s*", -1))
                .collect(Collectors.toMap(
                        parts -> parts[0], parts -> Arrays.asList(parts).getLast()));
    }
}
