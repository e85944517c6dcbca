package org.pagetint.app;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pagetint.cli.CommandLineProgram;
import org.pagetint.cli.Console;
import org.pagetint.cli.manual.Completions;
import org.pagetint.cli.manual.ManPage;
import picocli.CommandLine;

/// Writes the manual page and the shell completions when the program is built, in the places that they have below
/// `/usr/share`.
public final class ManualFiles {
    private static final int DAY_LENGTH = "2026-01-31".length();

    private ManualFiles() {}

    /// Writes them.
    ///
    /// @param arguments the folder that stands for `/usr/share`, and the time of the build, `2026-01-31T00:00:00Z`
    public static void main(String[] arguments) throws IOException {
        Path share = Path.of(arguments[0]);
        CommandLine commands = commands();
        write(share.resolve("man/man1/pagetint.1"), ManPage.of(commands, arguments[1].substring(0, DAY_LENGTH)));
        write(share.resolve("bash-completion/completions/pagetint"), Completions.bash(commands));
        write(share.resolve("zsh/site-functions/_pagetint"), Completions.zsh(commands));
        write(share.resolve("fish/vendor_completions.d/pagetint.fish"), Completions.fish(commands));
    }

    /// All commands of the program; none of them is to be run.
    public static CommandLine commands() {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        Console console = Console.plain(nowhere, nowhere);
        return new CommandLineProgram(Parts.ofThisMachine().environment(console)).commands();
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
