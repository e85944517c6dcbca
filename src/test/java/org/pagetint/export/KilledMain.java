package org.pagetint.export;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import org.pagetint.files.WatchedFiles;
import org.pagetint.linux.disk.LinuxFileOpener;

/// A program that exports and kills itself, as the system may at any moment.
public final class KilledMain {
    private static final int SIGKILL = 9;

    private KilledMain() {}

    /// Exports over an earlier export.
    ///
    /// @param arguments the kind, the folder, before which call it is killed (empty for any), and before which one of
    ///     those, from 1
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

    /// kill(2) of this process, at this very place.
    @SuppressWarnings("restricted")
    private static void kill() {
        Linker linker = Linker.nativeLinker();
        MethodHandle kill = linker.downcallHandle(
                linker.defaultLookup().findOrThrow("kill"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        try {
            int done = (int) kill.invokeExact((int) ProcessHandle.current().pid(), SIGKILL);
            throw new AssertionError("still here: " + done);
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }
}
