package org.pagetint.process;

import java.util.List;

/// Where processes come from: this machine's `/proc`, a made-up one in tests, later perhaps another machine. Any thread
/// but the FX thread may call; calls read files and can take milliseconds.
public interface ProcessSource {
    /// All processes now, kernel threads included, ordered by pid. One that exits meanwhile is left out.
    List<ProcessInfo> processes() throws ProcessFailedException;

    /// The same, read by one processor alone: for a list that is there already, and a window that draws meanwhile.
    List<ProcessInfo> processesUnhurried() throws ProcessFailedException;

    /// The process with this number.
    ///
    /// @throws ProcessFailedException with `NoSuchProcess` if there is none
    ProcessInfo find(int pid) throws ProcessFailedException;

    /// What this user may see of a process, found out by trying to open its files and closing them again. Does not
    /// touch the process.
    Access access(ProcessId process);

    /// The user this program runs as.
    User self();
}
