package org.pagetint.export;

/// Watches an export. Called by the thread that exports, at least once a chunk, and returns at once.
public interface ExportMonitor {
    /// Nobody watches, and nobody cancels.
    ExportMonitor NONE = new ExportMonitor() {
        @Override
        public void progress(long done, long total) {}

        @Override
        public boolean isCancelled() {
            return false;
        }
    };

    /// How far it is.
    ///
    /// @param done bytes of content handled so far, holes left out
    /// @param total how many there were when it began; `done` can pass it in a process that grows
    void progress(long done, long total);

    /// Whether the export is no longer wanted: it then leaves nothing behind.
    boolean isCancelled();
}
