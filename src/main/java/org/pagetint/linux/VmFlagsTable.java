package org.pagetint.linux;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.pagetint.linux.proc.ProcFiles;
import org.pagetint.linux.proc.SmapsFile;
import org.pagetint.linux.proc.StatusFile;
import org.pagetint.linux.proc.VmFlags;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ReadPolicy;

/// The `VmFlags` of a process's mappings. Only `smaps` tells them, which the process feels while the kernel writes it.
/// So it is read only
/// - when a page that is not there could be served by a userfault handler, which nothing else tells;
/// - when somebody holds a userfault descriptor who can have it from the process; or the process is small and not all
///   others can be looked into;
/// - as far as [SmapsReader] can read it gently, unless the person has agreed to more;
/// - again only for mappings made since, and not twice in a second; or where the process itself holds such a
///   descriptor, with which it can put any mapping under a handler: then so often that a tenth of the time goes into it
///   at most.
///
/// Any thread may call.
final class VmFlagsTable {
    /// So much memory takes the kernel about six milliseconds to write `smaps` for, even if one mapping has all of it.
    private static final long SMALL_KILOBYTES = 256 * 1024;

    private static final long QUIET_NANOS = 1_000_000_000;
    private static final long FRESH_NANOS = 5_000_000_000L;
    private static final long GLANCE_NANOS = 100_000_000;
    private static final long REST_FACTOR = 9;
    private static final SmapsReader.Reading NOTHING = new SmapsReader.Reading(new SmapsFile(), OptionalLong.empty());

    private final UserfaultHandlers handlers;
    private final SmapsReader smaps;
    private SmapsReader.Reading reading = NOTHING;
    private Mappings known = Mappings.none();
    private long readAt;
    private long readTook;
    private long glancedAt;
    private long glanceTook;
    private boolean everRead;

    /// Nobody can serve the process.
    private boolean skipped;

    VmFlagsTable(UserfaultHandlers handlers, SmapsReader smaps) {
        this.handlers = handlers;
        this.smaps = smaps;
    }

    /// The flags of `mapping`, which was seen through `handles`, as far as they decide about pages that are not there.
    ///
    /// @param policy whether `smaps` may be read though the process feels it
    synchronized VmFlags of(Mapping mapping, Handles handles, ReadPolicy policy) {
        long age = System.nanoTime() - readAt;
        if (!everRead
                || age > Math.max(FRESH_NANOS, readTook * REST_FACTOR)
                || (!skipped && isNew(mapping) && age > QUIET_NANOS)
                || (policy == ReadPolicy.ALLOW_FAULTS && !skipped && leavesOut(mapping))
                || servesItself(age, handles)) {
            read(handles, policy);
        }
        if (skipped) {
            return VmFlags.NONE;
        }
        return reading.file().isEmpty() || leavesOut(mapping) ? VmFlags.UNSURE : overlapping(mapping.range());
    }

    private boolean isNew(Mapping mapping) {
        return !leavesOut(mapping)
                && known.at(mapping.range().start())
                        .filter(then -> then.range().equals(mapping.range()))
                        .isEmpty();
    }

    private boolean leavesOut(Mapping mapping) {
        return reading.leavesOut(mapping.range().start());
    }

    /// Whether it is time to look, and the process holds a userfault descriptor.
    private boolean servesItself(long age, Handles handles) {
        long now = System.nanoTime();
        if (now - glancedAt < Math.max(GLANCE_NANOS, glanceTook * REST_FACTOR) || age < readTook * REST_FACTOR) {
            return false;
        }
        glancedAt = now;
        boolean holds = UserfaultHandlers.holdsOne(handles.folder());
        glanceTook = System.nanoTime() - now;
        return holds;
    }

    private void read(Handles handles, ReadPolicy policy) {
        long began = System.nanoTime();
        everRead = true;
        boolean itself = UserfaultHandlers.holdsOne(handles.folder());
        UserfaultHandlers.Answer answer = itself ? UserfaultHandlers.Answer.YES : handlers.about(handles.task());
        reading = switch (answer) {
            case YES -> policy == ReadPolicy.QUIET ? smaps.readGently(handles) : smaps.readAll(handles);
            case NO -> NOTHING;
            case NOT_SEEN -> isSmall(handles) ? smaps.readAll(handles) : NOTHING;
        };
        skipped = reading.equals(NOTHING);
        known = reading.file().known();
        readAt = System.nanoTime();
        readTook = readAt - began;
    }

    private static boolean isSmall(Handles handles) {
        return ProcFiles.readIn(handles.folder(), "status")
                .map(StatusFile::parse)
                .map(status -> status.number("VmRSS").orElse(0)
                                + status.number("VmSwap").orElse(0)
                        <= SMALL_KILOBYTES)
                .orElse(false);
    }

    private VmFlags overlapping(AddressRange range) {
        Map.Entry<Long, SmapsFile.Flagged> entry = reading.file().flagged().lowerEntry(range.end());
        return Optional.ofNullable(entry)
                .map(Map.Entry::getValue)
                .filter(flagged -> flagged.range().intersect(range).isPresent())
                .map(SmapsFile.Flagged::flags)
                .orElse(VmFlags.NONE);
    }
}
