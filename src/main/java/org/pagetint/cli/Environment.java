package org.pagetint.cli;

import org.pagetint.files.FileOpener;
import org.pagetint.memory.MemorySource;
import org.pagetint.process.ProcessSource;

/// What the commands work with.
///
/// @param processes where processes come from
/// @param memories opens their memory
/// @param files opens the files that are written and verified
/// @param console where commands write
/// @param version of the program
/// @param window opens the window
public record Environment(
        ProcessSource processes,
        MemorySource memories,
        FileOpener files,
        Console console,
        String version,
        WindowStarter window) {}
