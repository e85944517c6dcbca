package org.pagetint.export;

import java.nio.file.Path;
import org.pagetint.files.WatchedFiles;
import org.pagetint.linux.LinuxFileOpener;

/// A program that exports and kills itself, as the system may at any moment.
public final class KilledMain {
    private KilledMain() {}

    /// Exports over an earlier export.
    ///
    /// @param arguments the kind, the folder, before which call it is killed (empty for any), and before which one of those, from 1
    public static void main(String[] arguments) throws Exception {
        int[] left = {Integer.parseInt(arguments[3])};
        WatchedFiles files = new WatchedFiles(new LinuxFileOpener(), (call, _) -> {
            if ((arguments[2].isEmpty() || call.equals(arguments[2])) && --left[0] == 0) {
                kill();
            }
        });
        Pair.Kind kind = Pair.Kind.valueOf(arguments[0]);
        Pair.export(files, "new", Pair.request(kind, Path.of(arguments[1])).replacing(), ExportMonitor.NONE);
    }

    private static void kill() {
        try {
            long self = ProcessHandle.current().pid();
            new ProcessBuilder("kill", "-KILL", Long.toString(self)).start().waitFor();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
