package org.pagetint.cli;

import org.pagetint.export.core.CoreFactsSource;
import org.pagetint.files.FileOpener;
import org.pagetint.memory.MemorySource;
import org.pagetint.process.ProcessSource;

/// What the commands work with.
///
/// @param processes where processes come from
/// @param memories opens their memory
/// @param coreFacts tells what a core says of a process besides its memory
/// @param files opens the files that are written and verified
/// @param console where commands write
/// @param version of the program
/// @param window opens the window
public record Environment(
        ProcessSource processes,
        MemorySource memories,
        CoreFactsSource coreFacts,
        FileOpener files,
        Console console,
        String version,
        WindowStarter window) {}
