package org.pagetint.ui;

import org.pagetint.process.ProcessSource;

/// Where the windows get what they show.
///
/// @param processes lists processes
/// @param self the pid of this program
public record Sources(ProcessSource processes, int self) {}
