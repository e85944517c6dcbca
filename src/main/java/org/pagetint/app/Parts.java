package org.pagetint.app;

import org.pagetint.cli.Console;
import org.pagetint.cli.Environment;
import org.pagetint.export.core.CoreFactsSource;
import org.pagetint.files.FileOpener;
import org.pagetint.linux.LinuxMemorySource;
import org.pagetint.linux.disk.LinuxFileOpener;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.linux.stop.LinuxCoreFacts;
import org.pagetint.memory.MemorySource;
import org.pagetint.process.ProcessSource;

/// The parts that look at processes, as this machine has them.
///
/// @param processes its processes
/// @param memories opens their memory
/// @param coreFacts tells what a core says of a process besides its memory
/// @param files opens the files that are written and verified
record Parts(ProcessSource processes, MemorySource memories, CoreFactsSource coreFacts, FileOpener files) {
    static Parts ofThisMachine() {
        // The kernel is probed, and JNA loaded, only when some memory is opened.
        return new Parts(
                new LinuxProcesses(ProcRoot.SYSTEM),
                process -> LinuxMemorySource.ofThisMachine().open(process),
                new LinuxCoreFacts(ProcRoot.SYSTEM),
                new LinuxFileOpener());
    }

    /// What commands that write to `console` work with.
    Environment environment(Console console) {
        return new Environment(processes, memories, coreFacts, files, console, Version.current(), new Display(this));
    }
}
