package org.pagetint.ui.process;

import org.pagetint.memory.Mappings;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.reading.MeteredMemory;

/// A process whose memory is open.
///
/// @param memory its memory, metered; closed by whoever opened the process
/// @param first its mappings as they were then
/// @param atOpening its counters as they were then
public record OpenProcess(MeteredMemory memory, Mappings first, MemoryCounters atOpening) {}
