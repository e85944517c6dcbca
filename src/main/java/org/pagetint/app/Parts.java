package org.pagetint.app;

import org.pagetint.linux.LinuxProcesses;
import org.pagetint.linux.ProcRoot;
import org.pagetint.process.ProcessSource;

/// The parts that look at processes, as this machine has them.
///
/// @param processes its processes
record Parts(ProcessSource processes) {
    static Parts ofThisMachine() {
        return new Parts(new LinuxProcesses(ProcRoot.SYSTEM));
    }
}
