package org.pagetint.app;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalInt;
import org.pagetint.cli.CommandLineProgram;
import org.pagetint.cli.Console;
import org.pagetint.cli.StandardStream;
import org.pagetint.linux.kernel.LinuxTerminal;
import org.pagetint.linux.kernel.Utf8Locale;

/// The entry point of Pagetint: `pagetint` on the command line. Loads nothing of JavaFX unless the window is opened.
public final class Main {
    private static final int OUT = 1;
    private static final int ERR = 2;

    private Main() {}

    /// Runs Pagetint.
    ///
    /// @param arguments the command line without the program's name
    public static void main(String[] arguments) {
        Utf8Locale.ensure();
        Console console = new Console(
                StandardStream.out(charset(OUT)),
                StandardStream.err(charset(ERR)),
                () -> columns(OUT),
                () -> columns(ERR),
                colourless());
        System.exit(run(console, arguments));
    }

    /// Runs the command that `arguments` name.
    ///
    /// @return the exit status
    static int run(Console console, String... arguments) {
        return new CommandLineProgram(Parts.ofThisMachine().environment(console)).run(arguments);
    }

    /// Whether the person wants no colours, or the terminal has none.
    private static boolean colourless() {
        return !System.getenv().getOrDefault("NO_COLOR", "").isEmpty()
                || List.of("", "dumb").contains(System.getenv().getOrDefault("TERM", ""));
    }

    /// The terminal's encoding, but into files and pipes always UTF-8.
    private static Charset charset(int descriptor) {
        return LinuxTerminal.isTerminal(descriptor)
                ? Charset.forName(System.getProperty("stdout.encoding"), StandardCharsets.UTF_8)
                : StandardCharsets.UTF_8;
    }

    /// A person who sets COLUMNS means it.
    private static OptionalInt columns(int descriptor) {
        String columns = System.getenv("COLUMNS");
        boolean said = columns != null && columns.matches("[1-9]\\d{0,4}");
        return said && LinuxTerminal.isTerminal(descriptor)
                ? OptionalInt.of(Integer.parseInt(columns))
                : LinuxTerminal.columns(descriptor);
    }
}
