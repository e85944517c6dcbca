package org.pagetint.app;

import org.pagetint.linux.LinuxMemorySource;
import org.pagetint.linux.LinuxProcesses;
import org.pagetint.linux.ProcRoot;
import org.pagetint.memory.MemorySource;
import org.pagetint.process.ProcessSource;

/// The parts that look at processes, as this machine has them.
///
/// @param processes its processes
/// @param memories opens their memory
record Parts(ProcessSource processes, MemorySource memories) {
    static Parts ofThisMachine() {
        // The kernel is probed, and JNA loaded, only when some memory is opened.
        return new Parts(
                new LinuxProcesses(ProcRoot.SYSTEM),
                process -> LinuxMemorySource.ofThisMachine().open(process));
    }
}
