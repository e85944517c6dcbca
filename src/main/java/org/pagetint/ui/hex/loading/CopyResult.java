package org.pagetint.ui.hex.loading;

import org.pagetint.memory.UnknownReason;
import org.pagetint.process.ProcessFailure;

/// How copying ended.
public sealed interface CopyResult {
    /// The text for the clipboard.
    ///
    /// @param kept whether some bytes are not there any more, and are as they were read last
    record Copied(String text, long bytes, boolean kept) implements CopyResult {}

    /// Some bytes are not known, and the form has no sign for that.
    record Unknown(long bytes, UnknownReason reason) implements CopyResult {}

    /// A read failed.
    record Failed(ProcessFailure failure) implements CopyResult {}
}
