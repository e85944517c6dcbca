package org.pagetint.app;

import org.pagetint.cli.Console;
import org.pagetint.cli.Environment;
import org.pagetint.files.FileOpener;
import org.pagetint.linux.LinuxMemorySource;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.MemorySource;
import org.pagetint.process.ProcessSource;

/// The parts that look at processes, as this machine has them.
///
/// @param processes its processes
/// @param memories opens their memory
/// @param files opens the files that are written and verified
record Parts(ProcessSource processes, MemorySource memories, FileOpener files) {
    static Parts ofThisMachine() {
        // The kernel is probed, and JNA loaded, only when some memory is opened.
        return new Parts(
                new LinuxProcesses(ProcRoot.SYSTEM),
                process -> LinuxMemorySource.ofThisMachine().open(process),
                new LinuxFileOpener());
    }

    /// What commands that write to `console` work with.
    Environment environment(Console console) {
        return new Environment(processes, memories, files, console, Version.current(), new Display(this));
    }
}
