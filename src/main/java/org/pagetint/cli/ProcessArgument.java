package org.pagetint.cli;

import org.pagetint.memory.EscapedText;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.words.Messages;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

/// The process that a command works on: its first argument.
final class ProcessArgument {
    @Parameters(index = "0", paramLabel = "PID", converter = PidConverter.class, description = "The process.")
    private int pid;

    /// Lets picocli parse the numbers of processes.
    static final class PidConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("\\d{1,9}")) {
                throw new TypeConversionException(
                        Messages.of(ProcessArgument.class).text("pid", EscapedText.of(text)));
            }
            return Integer.parseInt(text);
        }
    }

    /// Its number.
    int pid() {
        return pid;
    }

    /// Opens it.
    Target open(Environment environment) throws ProcessFailedException {
        return Target.open(environment, pid);
    }
}
