package org.pagetint.ui.process;

import org.pagetint.memory.EscapedText;
import org.pagetint.process.ProcessId;
import org.pagetint.process.ProcessInfo;

/// One line of the picker.
///
/// @param info the process as it was listed
/// @param name its name, safe to show
/// @param command its command line, safe to show
/// @param depth how many of its ancestors are listed above it; 0 outside of the tree
/// @param recent whether its program was opened lately
public record ProcessRow(ProcessInfo info, String name, String command, int depth, boolean recent) {
    static ProcessRow of(ProcessInfo info, boolean recent) {
        return new ProcessRow(info, EscapedText.of(info.name()), EscapedText.of(info.commandLine()), 0, recent);
    }

    ProcessRow at(int otherDepth) {
        return new ProcessRow(info, name, command, otherDepth, recent);
    }

    /// Which process it is.
    public ProcessId id() {
        return info.id();
    }
}
