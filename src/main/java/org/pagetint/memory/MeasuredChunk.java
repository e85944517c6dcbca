package org.pagetint.memory;

/// A chunk, and what fetching it could have done to the process.
///
/// @param moved by how much the counters of the process moved meanwhile
public record MeasuredChunk(Chunk chunk, Disturbance moved) {}
