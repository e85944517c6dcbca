package org.pagetint.cli.launched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.pagetint.linux.child.Target;
import org.pagetint.linux.child.Wait;

/// Stops a command while it has a process open, so that something can happen to either in the midst of its work.
final class Halfway {
    private static final int TRIES = 20;

    private Halfway() {}

    /// What is to happen.
    @FunctionalInterface
    interface Event {
        void happen(Program program, Target target) throws Exception;
    }

    /// The arguments of a command for a target.
    @FunctionalInterface
    interface Arguments {
        String[] of(Target target) throws Exception;
    }

    /// Has `event` happen while the command is at work, and returns what came of that. Now and then a command is done before it can be
    /// stopped: tries again then, on a new target.
    ///
    /// @param tooLate the status that says that it was done
    static Program.Result with(Supplier<Target> targets, Arguments arguments, Event event, int tooLate)
            throws Exception {
        Program.Result result = new Program.Result(tooLate, "", "");
        for (int i = 0; i < TRIES && result.status() == tooLate; i++) {
            try (Target target = targets.get();
                    Program program = Program.start(arguments.of(target))) {
                Wait.until("the process is open", () -> !program.isAlive() || hasOpen(program, target));
                program.signal("STOP");
                event.happen(program, target);
                program.signal("CONT");
                result = program.result();
            }
        }
        return result;
    }

    private static boolean hasOpen(Program program, Target target) {
        Path files = Path.of("/proc", Long.toString(program.pid()), "fd");
        try (Stream<Path> open = Files.list(files)) {
            return open.anyMatch(file -> leadsTo(file, Path.of("/proc", Integer.toString(target.pid()), "mem")));
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean leadsTo(Path descriptor, Path memory) {
        try {
            return Files.readSymbolicLink(descriptor).equals(memory);
        } catch (IOException closed) {
            return false;
        }
    }
}
