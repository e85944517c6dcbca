package org.pagetint.cli;

import java.util.ArrayList;
import java.util.List;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.RangeText;
import org.pagetint.memory.RangeTextException;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessInfo;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/// The process that a command works on, opened for as long as the command runs.
///
/// @param info who it is
/// @param memory its memory
record Target(ProcessInfo info, ProcessMemory memory) implements AutoCloseable {
    /// Opens process `pid`.
    static Target open(Environment environment, int pid) throws ProcessFailedException {
        ProcessInfo info = environment.processes().find(pid);
        return new Target(info, new OneProgramMemory(environment.memories().open(info.id())));
    }

    /// The addresses that the arguments mean in this process now.
    ///
    /// @throws ParameterException if one names a region that is not there
    List<AddressRange> resolve(List<RangeText> arguments, CommandLine command) throws ProcessFailedException {
        Mappings mappings = memory.mappings();
        List<AddressRange> ranges = new ArrayList<>();
        for (RangeText argument : arguments) {
            try {
                ranges.add(argument.in(mappings));
            } catch (RangeTextException wrong) {
                throw new ParameterException(command, RangeArgument.words(wrong), wrong);
            }
        }
        return ranges;
    }

    @Override
    public void close() {
        memory.close();
    }
}
