package org.pagetint.cli.launched;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /// Whether a command has come to where something is to happen.
    @FunctionalInterface
    interface Ready {
        boolean isNow(Program program, Target target) throws Exception;
    }

    /// The arguments of a command for a target.
    @FunctionalInterface
    interface Arguments {
        String[] of(Target target) throws Exception;
    }

    /// Has `event` happen while the command has the process open, and returns what came of that.
    static Program.Result with(Arguments arguments, Event event) throws Exception {
        return with(arguments, Halfway::hasOpen, event);
    }

    /// Has `event` happen once the command is `ready` for that, and returns what came of that. Now and then a command
    /// is done before it can be stopped: tries again then, on a new target.
    static Program.Result with(Arguments arguments, Ready ready, Event event) throws Exception {
        Program.Result result = new Program.Result(0, "", "");
        for (int i = 0; i < TRIES && result.status() == 0; i++) {
            try (Target target = Target.start();
                    Program program = Program.start(arguments.of(target))) {
                Wait.until("it is at work", () -> !program.isAlive() || ready.isNow(program, target));
                program.signal("STOP");
                event.happen(program, target);
                program.signal("CONT");
                result = program.result();
            }
        }
        return result;
    }

    private static boolean hasOpen(Program program, Target target) {
        return hasOpen(program, Path.of("/proc", Integer.toString(target.pid()), "mem"));
    }

    /// Whether the program has this file open, as long as it runs.
    static boolean hasOpen(Program program, Path file) {
        Path files = Path.of("/proc", Long.toString(program.pid()), "fd");
        try (Stream<Path> open = Files.list(files)) {
            return open.anyMatch(descriptor -> leadsTo(descriptor, file));
        } catch (IOException gone) {
            return false;
        }
    }

    private static boolean leadsTo(Path descriptor, Path file) {
        try {
            return Files.readSymbolicLink(descriptor).equals(file);
        } catch (IOException closed) {
            return false;
        }
    }
}
