package org.pagetint.linux.kernel;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;

/// What the kernel knows of the terminal that this program writes to: tty_ioctl(4).
public final class LinuxTerminal {
    private static final long TIOCGWINSZ = 0x5413;
    private static final long WINSIZE_BYTES = 8;
    private static final long COLUMNS_OFFSET = 2;
    private static final int USUAL_COLUMNS = 80;

    private LinuxTerminal() {}

    /// How many columns the terminal behind a descriptor of this program has; empty if none is behind it.
    public static OptionalInt columns(int descriptor) {
        if (!isTerminal(descriptor)) {
            return OptionalInt.empty();
        }
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment size = arena.allocate(WINSIZE_BYTES);
            int result = LibC.ioctl(descriptor, TIOCGWINSZ, size);
            int columns = result < 0 ? 0 : Short.toUnsignedInt(size.get(ValueLayout.JAVA_SHORT, COLUMNS_OFFSET));
            return OptionalInt.of(columns == 0 ? USUAL_COLUMNS : columns);
        }
    }

    /// Whether a terminal is behind a descriptor of this program. Asked without loading native code, since most starts
    /// write into a pipe or a file.
    public static boolean isTerminal(int descriptor) {
        try {
            Path file = Files.readSymbolicLink(Path.of("/proc/self/fd", Integer.toString(descriptor)));
            return file.startsWith("/dev/pts") || file.toString().matches("/dev/(tty.*|console)");
        } catch (IOException _) {
            return false; // A closed descriptor
        }
    }
}
