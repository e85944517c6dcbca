package org.pagetint.search;

import org.pagetint.process.ProcessFailure;

/// How a search ended. What it had found by then stands.
public sealed interface Ending {
    /// All of the scope was looked at, as far as it can be read.
    record Complete() implements Ending {}

    /// Somebody cancelled it.
    record Cancelled() implements Ending {}

    /// The process exited, runs another program, or cannot be read any more.
    record Failed(ProcessFailure failure) implements Ending {}
}
