package org.pagetint.memory;

import java.util.OptionalLong;

/// How [FragmentedMemory] cuts regions into chunks.
///
/// @param chunkSize bytes (unsigned) of a chunk, rounded down to whole pages but not below one; a region is one chunk
///     when absent
/// @param largestFetch bytes (unsigned) of the longest fetch, rounded likewise: a longer chunk is cut to it
/// @param mayRefetch whether the same chunk may be fetched twice; false lets a walker give up what it no longer needs
public record MemoryParams(OptionalLong chunkSize, long largestFetch, boolean mayRefetch) {}
