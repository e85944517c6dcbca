package org.pagetint.ui.search;

/// A row of the table of results.
///
/// @param index of the match
/// @param address of its first byte
/// @param length in bytes
/// @param value that was found there; means nothing unless all matches have one length
record ResultRow(int index, long address, long length, long value) {}
