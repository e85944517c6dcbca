package org.pagetint.linux.chance;

/// A layout in which something is not as it must be.
final class LayoutFault extends Exception {
    private static final long serialVersionUID = 1;

    /// @param told which layout, how it was looked at, and what is wrong
    LayoutFault(String told, Throwable cause) {
        super(told, cause);
    }
}
