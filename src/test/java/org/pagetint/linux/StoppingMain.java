package org.pagetint.linux;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.pagetint.export.ExportFormat;
import org.pagetint.export.ExportMonitor;
import org.pagetint.export.ExportRequest;
import org.pagetint.export.Exporter;
import org.pagetint.export.Place;
import org.pagetint.export.StopChoice;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessInfo;

/// A program that exports cores of a process again and again, stopping it each time, until it is killed. It says when
/// it has begun.
public final class StoppingMain {
    private StoppingMain() {}

    /// Exports for ever.
    ///
    /// @param arguments the pid; the folder for the cores; how to stop it
    public static void main(String[] arguments) throws Exception {
        ProcessInfo info = new LinuxProcesses(ProcRoot.SYSTEM).find(Integer.parseInt(arguments[0]));
        Path file = Path.of(arguments[1]).resolve(Files.createTempFile("x", "").getFileName() + ".core");
        StopChoice choice = StopChoice.valueOf(arguments[2]);
        try (ProcessMemory memory = LinuxMemorySource.ofThisMachine().open(info.id())) {
            Exporter exporter = new Exporter(info, memory, new LinuxFileOpener(), Clock.systemUTC());
            System.out.println("begun");
            while (true) {
                exporter.export(
                        ExportRequest.of(exporter.wholeProcess(), ExportFormat.CORE, Place.file(file))
                                .replacing()
                                .ofWhole()
                                .stopping(choice),
                        ExportMonitor.NONE);
            }
        }
    }
}
