package org.pagetint.app;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;
import org.pagetint.cli.CommandLineProgram;
import org.pagetint.cli.Console;

/// The entry point of Pagetint: `pagetint` on the command line. Loads nothing of JavaFX unless the window is opened.
public final class Main {
    private static final int USUAL_COLUMNS = 80;

    private Main() {}

    /// Runs Pagetint.
    ///
    /// @param arguments the command line without the program's name
    public static void main(String[] arguments) {
        boolean terminal = Optional.ofNullable(System.console())
                .map(java.io.Console::isTerminal)
                .orElse(false);
        Console console = new Console(
                writer(System.out, terminal),
                writer(System.err, true),
                terminal ? OptionalInt.of(columns()) : OptionalInt.empty());
        System.exit(run(console, arguments));
    }

    /// Runs the command that `arguments` name.
    ///
    /// @return the exit status
    static int run(Console console, String... arguments) {
        return new CommandLineProgram(Parts.ofThisMachine().environment(console)).run(arguments);
    }

    /// Writes in the terminal's encoding, but into files and pipes always in UTF-8.
    private static PrintWriter writer(PrintStream stream, boolean terminal) {
        return new PrintWriter(stream, false, terminal ? stream.charset() : StandardCharsets.UTF_8);
    }

    private static int columns() {
        String columns = System.getenv("COLUMNS");
        boolean known = columns != null && columns.matches("[1-9]\\d{0,4}");
        return known ? Integer.parseInt(columns) : USUAL_COLUMNS;
    }
}
