package org.pagetint.linux;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.MemoryId;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;

/// A program that holds a process open as another user would, and lists its mappings once for each line on standard
/// input: says `listed` and how many programs were started meanwhile, or what failed. Ends with its input. Argument:
/// the pid.
public final class AskedReaderMain {
    private AskedReaderMain() {}

    public static void main(String[] arguments) throws IOException, ProcessFailedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        LinuxProcesses processes = new LinuxProcesses(ProcRoot.SYSTEM);
        try (ProcessMemory memory = LinuxMemorySource.ofThisMachine()
                .open(processes.find(Integer.parseInt(arguments[0])).id())) {
            out.println("opened");
            while (in.readLine() != null) {
                out.println(list(memory));
            }
        }
    }

    private static String list(ProcessMemory memory) {
        try {
            memory.mappings();
            return "listed " + memory.live().orElseThrow().programsStarted();
        } catch (ProcessFailedException e) {
            return e.failure() instanceof ProcessFailure.PermissionDenied(MemoryId _, String _, var denial)
                    ? "refused " + denial
                    : "failed " + e.failure().getClass().getSimpleName();
        }
    }
}
