package org.pagetint.ui;

import org.pagetint.memory.MemorySource;
import org.pagetint.process.ProcessSource;

/// Where the windows get what they show.
///
/// @param processes lists processes
/// @param memories opens their memory
/// @param self the pid of this program
public record Sources(ProcessSource processes, MemorySource memories, int self) {}
