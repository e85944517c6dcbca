package org.pagetint.cli;

import java.util.ArrayList;
import java.util.List;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessInfo;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/// The process that a command works on, opened for as long as the command runs.
///
/// @param info who it is
/// @param memory its memory
record Target(ProcessInfo info, ProcessMemory memory) implements AutoCloseable {
    /// Opens process `pid`.
    static Target open(Environment environment, int pid) throws ProcessFailedException {
        ProcessInfo info = environment.processes().find(pid);
        return new Target(info, environment.memories().open(info.id()));
    }

    /// The addresses that the arguments mean in this process now.
    ///
    /// @throws ParameterException if one names a region that is not there
    List<AddressRange> resolve(List<RangeArgument> arguments, picocli.CommandLine command)
            throws ProcessFailedException {
        Mappings mappings = memory.mappings();
        List<AddressRange> ranges = new ArrayList<>();
        for (RangeArgument argument : arguments) {
            try {
                ranges.add(argument.resolve(mappings));
            } catch (TypeConversionException e) {
                throw new ParameterException(command, String.valueOf(e.getMessage()), e);
            }
        }
        return ranges;
    }

    @Override
    public void close() {
        memory.close();
    }
}
