package org.pagetint.cli;

import java.util.Optional;
import org.pagetint.memory.EscapedText;
import org.pagetint.process.Access;
import org.pagetint.process.Denial;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessInfo;
import org.pagetint.process.ProcessSource;
import org.pagetint.words.Explanation;
import org.pagetint.words.SizeText;

/// The processes as a table: what `pagetint ps` prints.
final class ProcessTable {

    private final ProcessSource processes;
    private final Console console;

    ProcessTable(ProcessSource processes, Console console) {
        this.processes = processes;
        this.console = console;
    }

    /// Prints the processes that can be inspected, or all of them with the reason why not.
    void print(boolean all) throws ProcessFailedException {
        TextTable table = new TextTable(
                TextTable.Column.figures("PID"),
                TextTable.Column.text("USER").dispensable(2),
                TextTable.Column.figures("RESIDENT").dispensable(1),
                TextTable.Column.text("ACCESS"),
                TextTable.Column.text("NAME"),
                TextTable.Column.text("COMMAND"));
        for (ProcessInfo process : processes.processes()) {
            Access access = processes.access(process.id());
            if (all || !(access instanceof Access.None)) {
                table.add(
                        process.id().toString(),
                        EscapedText.of(process.user().name()),
                        SizeText.of(process.residentBytes()),
                        name(access),
                        EscapedText.of(process.name()),
                        reason(access)
                                        .map(why -> "(" + Explanation.reason(why) + ") ")
                                        .orElse("")
                                + EscapedText.of(process.commandLine()));
            }
        }
        table.print(console.out(), console.columns());
    }

    /// The word that scripts know the access by.
    static String name(Access access) {
        return switch (access) {
            case Access.Full() -> "full";
            case Access.MapsOnly _ -> "maps-only";
            case Access.None _ -> "none";
        };
    }

    /// Why it is not all.
    static Optional<Denial> reason(Access access) {
        return switch (access) {
            case Access.Full() -> Optional.empty();
            case Access.MapsOnly(Denial denial) -> Optional.of(denial);
            case Access.None(Denial denial) -> Optional.of(denial);
        };
    }
}
