package org.pagetint.process;

/// What the kernel lets this user see of a process. Found out by trying, once, when the process is opened.
public sealed interface Access {

    /// Mappings, page states and bytes.
    record Full() implements Access {}

    /// Mappings and page states, but no bytes from the process itself; clean pages of files can still be read from
    /// disk.
    record MapsOnly(Denial denial) implements Access {}

    /// Nothing but the entry in the process list.
    record None(Denial denial) implements Access {}
}
