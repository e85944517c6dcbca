package org.pagetint.linux;

import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;

/// The `VmFlags` of a process's mappings. Only `smaps` tells them, and while the kernel writes it for a large process that process
/// cannot map or unmap for tens of milliseconds; so it is read only
/// - when a page that is not there could be served by a userfault handler, which nothing else tells;
/// - when an open userfault descriptor is found somewhere, or the process is small and not all others can be looked into;
/// - again only for mappings made since, and not twice in a second; or where the process itself holds such a descriptor, with which it can put
///   any mapping under a handler: then so often that the kernel spends a tenth of the time on it at most.
///
/// Any thread may call.
final class VmFlagsTable {
    /// So much memory takes the kernel about six milliseconds to write `smaps` for.
    private static final long SMALL_KILOBYTES = 256 * 1024;

    private static final long QUIET_NANOS = 1_000_000_000;
    private static final long FRESH_NANOS = 5_000_000_000L;
    private static final long GLANCE_NANOS = 20_000_000;
    private static final long REST_FACTOR = 9;
    private static final byte[] NOTHING = {};

    private final UserfaultHandlers handlers;
    private NavigableMap<Long, SmapsFile.Flagged> flagged = new TreeMap<>(Long::compareUnsigned);
    private Mappings known = Mappings.none();
    private long readAt;
    private long readTook;
    private long glancedAt;
    private boolean everRead;
    private boolean skipped;

    /// There is a handler and no `smaps` to say where: any page that is not there may be one of its.
    private boolean refused;

    VmFlagsTable(ProcRoot root) {
        this.handlers = new UserfaultHandlers(root);
    }

    /// The flags of `mapping`, which was seen through `handles`, as far as they decide about pages that are not there.
    synchronized VmFlags of(Mapping mapping, Handles handles) {
        long age = System.nanoTime() - readAt;
        boolean listed = known.at(mapping.range().start())
                .map(then -> then.range().equals(mapping.range()))
                .orElse(false);
        if (!everRead
                || age > FRESH_NANOS
                || (!skipped && !listed && age > QUIET_NANOS)
                || servesItself(age, handles)) {
            read(handles);
        }
        return refused ? VmFlags.SERVED : overlapping(mapping.range());
    }

    /// Whether it is time to look, and the process holds a userfault descriptor.
    private boolean servesItself(long age, Handles handles) {
        long now = System.nanoTime();
        if (now - glancedAt < GLANCE_NANOS || age < readTook * REST_FACTOR) {
            return false;
        }
        glancedAt = now;
        return UserfaultHandlers.holdsOne(handles.folder());
    }

    private void read(Handles handles) {
        long began = System.nanoTime();
        everRead = true;
        skipped = switch (handlers.held()) {
            case YES -> false;
            case NO -> true;
            case NOT_SEEN -> !isSmall(handles);
        };
        if (!skipped) {
            Optional<byte[]> smaps = ProcFiles.readIn(handles.folder(), "smaps");
            flagged = SmapsFile.parse(smaps.orElse(NOTHING));
            known = SmapsFile.mappings(smaps.orElse(NOTHING));
            refused = smaps.isEmpty();
        } else {
            flagged.clear();
            known = Mappings.none();
            refused = false;
        }
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
        Map.Entry<Long, SmapsFile.Flagged> entry = flagged.lowerEntry(range.end());
        return entry != null && entry.getValue().range().intersect(range).isPresent()
                ? entry.getValue().flags()
                : VmFlags.NONE;
    }
}
