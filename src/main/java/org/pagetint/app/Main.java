package org.pagetint.app;

/// The entry point of Pagetint: `pagetint` on the command line.
public final class Main {

    private Main() {}

    /// Runs Pagetint.
    ///
    /// @param arguments the command line without the program's name
    public static void main(String[] arguments) {
        if (arguments.length == 1 && arguments[0].equals("--version")) {
            System.out.println("pagetint " + Version.current());
            return;
        }
        System.err.println("pagetint: nothing but --version works yet.");
        System.exit(2);
    }
}
