package org.pagetint.ui.export;

import org.pagetint.export.ExportFailure;
import org.pagetint.export.ExportOutcome;

/// What became of an export.
sealed interface ExportResult {
    /// It lies at its place.
    record Done(ExportOutcome outcome) implements ExportResult {}

    /// Nothing of it was kept.
    record Failed(ExportFailure failure) implements ExportResult {}
}
