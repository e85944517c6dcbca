package org.pagetint.cli;

import java.util.List;
import java.util.Map;
import java.util.Stack;
import org.pagetint.export.StopChoice;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// The option `--stop`, alone or as `--stop=copy`.
final class StopOption {
    private static final String REGISTERS = "registers";

    @Option(
            names = "--stop",
            arity = "0..1",
            paramLabel = "WHILE",
            fallbackValue = REGISTERS,
            converter = Choice.class,
            completionCandidates = Choice.class,
            preprocessor = Attached.class,
            description = {
                "With --format core: agree that all threads are stopped while their registers are read (registers,"
                        + " which is meant if nothing follows) or while memory is copied, too (copy), so that all is of"
                        + " one moment.",
                "Then they go on, whatever becomes of Pagetint. A thread that waits in epoll_wait and a few other"
                        + " calls is woken early, with EINTR, as by a debugger. Without this, nothing stops, and the"
                        + " registers of most threads are known in part or not at all: the manifest names them."
            })
    private StopChoice choice = StopChoice.NEVER;

    /// What was agreed to.
    StopChoice choice() {
        return choice;
    }

    /// Lets picocli parse choices, and shells complete them.
    static final class Choice extends WordConverter<StopChoice> {
        Choice() {
            super(
                    List.of(StopChoice.REGISTERS, StopChoice.COPY),
                    value -> value == StopChoice.COPY ? "copy" : REGISTERS);
        }
    }

    /// Takes only what is attached by `=` for the value: what follows behind a space is a pid or a range.
    static final class Attached implements IParameterPreprocessor {
        @Override
        public boolean preprocess(
                Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> information) {
            if (" ".equals(information.get("separator"))) {
                arguments.push(REGISTERS);
            }
            return false;
        }
    }
}
