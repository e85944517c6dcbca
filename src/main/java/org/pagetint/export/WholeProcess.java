package org.pagetint.export;

import java.util.ArrayList;
import java.util.List;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;

/// Tells which ranges an export of a whole process has.
final class WholeProcess {
    private WholeProcess() {}

    /// All regions that the process may read itself, and those of the others that hold pages: a process can forbid
    /// itself to read what it wrote. Reservations without pages are left out.
    static List<AddressRange> ranges(ProcessMemory memory) throws ProcessFailedException {
        List<AddressRange> ranges = new ArrayList<>();
        for (Mapping mapping : memory.mappings().list()) {
            AddressRange range = mapping.range();
            if (!range.isEmpty() && (mapping.permissions().read() || holdsPages(memory, range))) {
                ranges.add(range);
            }
        }
        return ranges;
    }

    private static boolean holdsPages(ProcessMemory memory, AddressRange range) throws ProcessFailedException {
        boolean[] holds = {false};
        memory.pages(range, run -> holds[0] |= isHeld(run));
        return holds[0];
    }

    private static boolean isHeld(PageRun run) {
        return switch (run.state()) {
            case FILE, SHARED_MEMORY, DIRTY_MEMORY, SWAPPED -> true;
            case ZERO_PAGE, NEVER_TOUCHED, NOT_RESIDENT, UNREADABLE, NOT_RECORDED -> false;
        };
    }
}
