package org.pagetint.ui.process;

import java.util.Locale;
import org.pagetint.process.ProcessId;
import org.pagetint.process.ProcessInfo;

/// One line of the picker.
///
/// @param info the process as it was listed
/// @param haystack what the filter looks through, in lower case
/// @param depth how many of its ancestors are listed above it; 0 outside of the tree
/// @param recent whether its program was recently opened
public record ProcessRow(ProcessInfo info, String haystack, int depth, boolean recent) {
    static ProcessRow of(ProcessInfo info) {
        String haystack = info.pid() + "\n" + info.name() + "\n" + info.user().name() + "\n" + info.commandLine();
        return new ProcessRow(info, haystack.toLowerCase(Locale.ROOT), 0, false);
    }

    ProcessRow at(int otherDepth) {
        return new ProcessRow(info, haystack, otherDepth, recent);
    }

    ProcessRow marked(boolean asRecent) {
        return asRecent == recent ? this : new ProcessRow(info, haystack, depth, asRecent);
    }

    /// Which process it is.
    public ProcessId id() {
        return info.id();
    }

    /// Its name, safe to show.
    public String name() {
        return info.name();
    }

    /// Its command line, safe to show.
    public String command() {
        return info.commandLine();
    }
}
