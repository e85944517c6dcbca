package org.pagetint.cli;

/// Does nothing: what Java itself takes to start and end.
public final class EmptyProgram {
    private EmptyProgram() {}

    /// Returns at once.
    public static void main(String[] arguments) {}
}
