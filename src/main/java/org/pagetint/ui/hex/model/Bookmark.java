package org.pagetint.ui.hex.model;

/// A named place.
///
/// @param address the byte it marks, unsigned
/// @param name what the person calls it; may be empty
public record Bookmark(long address, String name) {}
