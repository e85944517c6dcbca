package org.pagetint.export;

/// What an export would write, as the process is now.
///
/// @param rangeBytes the addresses covered; for a raw export the length that the files show
/// @param contentBytes bytes with a content to read
/// @param unknownBytes bytes that would stay unknown
/// @param diskBytes what it would take on disk at most, the manifest included
/// @param freeBytes what this user may still write there
public record Forecast(long rangeBytes, long contentBytes, long unknownBytes, long diskBytes, long freeBytes) {
    /// Whether there is room for it.
    public boolean fits() {
        return diskBytes <= freeBytes;
    }
}
