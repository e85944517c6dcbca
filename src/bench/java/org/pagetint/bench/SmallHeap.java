package org.pagetint.bench;

import java.util.ArrayList;
import java.util.List;

/// Shows that a benchmark needs no more heap than it says: it runs again in one of that size, and fails if that is too
/// small.
public final class SmallHeap {
    private SmallHeap() {}

    /// Goes on if this is a heap of at most `bytes`; else runs `main` again in one, and ends with its exit status.
    public static void runIn(long bytes, Class<?> main, String... arguments) throws Exception {
        if (Runtime.getRuntime().maxMemory() <= bytes) {
            return;
        }
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx" + bytes,
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        command.addAll(List.of(arguments));
        System.exit(new ProcessBuilder(command).inheritIO().start().waitFor());
    }
}
