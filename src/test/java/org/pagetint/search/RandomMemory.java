package org.pagetint.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.MappingName;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.Permissions;
import org.pagetint.memory.UnknownReason;

/// Memory made up from chance: a few regions, some of them adjoining, with pages of every state, and bytes from a small
/// alphabet, so that patterns occur often, also across pages.
final class RandomMemory {
    /// Bytes in a page.
    static final int PAGE = 4096;

    /// One page: its run, and its bytes where they are known.
    record Page(PageRun run, Optional<byte[]> bytes, Permissions permissions) {
        long start() {
            return run.range().start();
        }
    }

    private static final byte[][] ALPHABETS = {
        {0, 1}, {0, 'a', 'b'}, {'a', 'A', 'b', '0', ' ', '\t'}, {0, 0, 0, 0, 0, 'x', 1, -1}, {0, 'h', 0, 'i', 7}
    };

    private final ArrayMemory memory = new ArrayMemory();
    private final List<Page> pages = new ArrayList<>();
    private final Random random;
    private final byte[] alphabet;
    private final boolean anyByte;

    /// @param mostPages how many pages a region may have
    RandomMemory(Random random, int mostPages) {
        this.random = random;
        this.anyByte = random.nextInt(4) == 0;
        this.alphabet = ALPHABETS[random.nextInt(ALPHABETS.length)];
        long address = 0x10000;
        int regions = 1 + random.nextInt(4);
        for (int region = 0; region < regions; region++) {
            address += random.nextInt(3) * (long) PAGE;
            address = addRegion(address, 1 + random.nextInt(mostPages));
        }
    }

    /// The memory.
    ArrayMemory memory() {
        return memory;
    }

    /// Its pages in ascending order; there are none between them.
    List<Page> pages() {
        return pages;
    }

    /// A byte as they occur in it.
    byte nextByte() {
        return anyByte ? (byte) random.nextInt() : alphabet[random.nextInt(alphabet.length)];
    }

    private long addRegion(long start, int count) {
        AddressRange range = AddressRange.ofLength(start, (long) count * PAGE);
        Permissions permissions =
                new Permissions(random.nextInt(5) > 0, random.nextBoolean(), random.nextInt(4) == 0, false);
        memory.map(
                new Mapping(range, permissions, 0, Device.NONE, 0, new MappingName.Unnamed()),
                PageRun.known(range, PageState.NEVER_TOUCHED, ByteOrigin.ZERO_FILL));
        for (int page = 0; page < count; page++) {
            addPage(AddressRange.ofLength(start + (long) page * PAGE, PAGE), permissions);
        }
        return range.end();
    }

    private void addPage(AddressRange range, Permissions permissions) {
        PageRun run = run(range);
        memory.set(run);
        Optional<byte[]> bytes = Optional.empty();
        if (run.reason().isEmpty()) {
            byte[] content = new byte[PAGE];
            if (run.origin() != ByteOrigin.ZERO_FILL && run.state() != PageState.ZERO_PAGE) {
                fill(content);
                memory.write(range.start(), content);
            }
            bytes = Optional.of(content);
        }
        pages.add(new Page(run, bytes, permissions));
    }

    private PageRun run(AddressRange range) {
        return switch (random.nextInt(12)) {
            case 0 -> PageRun.unknown(range, PageState.UNREADABLE, UnknownReason.GUARD_PAGE);
            case 1 -> PageRun.unknown(range, PageState.SWAPPED, UnknownReason.IN_SWAP);
            case 2 -> PageRun.known(range, PageState.ZERO_PAGE, ByteOrigin.PROCESS_MEMORY);
            case 3, 4 -> PageRun.known(range, PageState.NEVER_TOUCHED, ByteOrigin.ZERO_FILL);
            case 5 -> PageRun.known(range, PageState.NOT_RESIDENT, ByteOrigin.BACKING_FILE);
            case 6 -> PageRun.known(range, PageState.FILE, ByteOrigin.PROCESS_MEMORY);
            default -> PageRun.known(range, PageState.DIRTY_MEMORY, ByteOrigin.PROCESS_MEMORY);
        };
    }

    private void fill(byte[] content) {
        // Often one byte again and again, so that runs and repetitions are long
        int sameFrom = random.nextInt(content.length);
        int sameTo = random.nextBoolean() ? sameFrom : sameFrom + random.nextInt(content.length - sameFrom);
        byte same = nextByte();
        for (int index = 0; index < content.length; index++) {
            content[index] = index >= sameFrom && index < sameTo ? same : nextByte();
        }
    }
}
