package org.pagetint.linux;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.pagetint.linux.proc.LinuxProcesses;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.MemoryCounters;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.Access;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessId;

/// A program that looks at a process as another user would: says what access it has and what it reads, as text.
///
/// Arguments: the root of `/proc`, the pid, and the start and end of a range in hexadecimal.
public final class ReaderMain {
    private ReaderMain() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        ProcRoot root = new ProcRoot(Path.of(arguments[0]));
        Capabilities capabilities = Capabilities.probe(ProcRoot.SYSTEM);
        out.println("map_files " + capabilities.mapFiles());
        if (!root.equals(ProcRoot.SYSTEM)) {
            capabilities = Capabilities.LEAST;
        }
        try {
            ProcessId id = new LinuxProcesses(root)
                    .find(Integer.parseInt(arguments[1]))
                    .id();
            out.println("access " + words(new LinuxProcesses(root).access(id)));
            try (ProcessMemory memory = new LinuxMemorySource(root, capabilities).open(id);
                    ChunkBuffer buffer = new ChunkBuffer(1 << 20)) {
                out.println("opened " + words(memory.live().orElseThrow().access()));
                AddressRange range = new AddressRange(
                        Long.parseUnsignedLong(arguments[2], 16), Long.parseUnsignedLong(arguments[3], 16));
                MemoryCounters before = memory.live().orElseThrow().counters();
                Chunk chunk = memory.fetch(range, ReadPolicy.QUIET, buffer);
                for (PageRun run : chunk.runs()) {
                    out.println("run " + run.state() + " " + run.origin()
                            + run.reason().map(reason -> " " + reason).orElse(""));
                }
                out.println("bytes " + HexFormat.of().formatHex(TracelessLook.bytes(chunk)));
                Disturbance moved = memory.live().orElseThrow().counters().since(before);
                out.println(moved.couldBeOursKilobytes() == 0 ? "quiet true" : "quiet false " + moved);
            }
        } catch (ProcessFailedException e) {
            out.println("failed " + e.failure().getClass().getSimpleName());
        }
    }

    private static String words(Access access) {
        return switch (access) {
            case Access.Full() -> "FULL";
            case Access.MapsOnly(var denial) -> "MAPS_ONLY " + denial;
            case Access.None(var denial) -> "NONE " + denial;
        };
    }
}
