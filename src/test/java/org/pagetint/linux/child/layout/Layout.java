package org.pagetint.linux.child.layout;

import com.sun.jna.NativeLibrary;
import java.util.StringJoiner;
import org.pagetint.linux.child.Kernel;

/// Makes a layout of mappings from a seed, all in one go, in addresses that nothing else takes; and lets go of the
/// one before.
public final class Layout {
    /// Where layouts start: far below where the kernel puts what has no address of its own.
    public static final long START = 0x2000_0000_0000L;

    static final long ALIASES = 0x3000_0000_0000L;
    static final long PAGE = 4096;
    static final long HUGE = 2 << 20;
    static final int FIXED = Kernel.MAP_FIXED | Kernel.MAP_NORESERVE;

    private static final long SMALL_BUDGET = 1_500;
    private static final long LARGE_BUDGET = 6_000;

    private final Calls calls;
    private final LayoutFiles files;
    private long end = START + PAGE;

    /// @param diskFolder where files on a disk go
    /// @param tmpfsFolder where files in memory go
    public Layout(NativeLibrary libc, String diskFolder, String tmpfsFolder) {
        this.calls = new Calls(libc);
        this.files = new LayoutFiles(calls, diskFolder, tmpfsFolder);
    }

    /// Makes the layout of this seed in the place of the one before.
    ///
    /// @return where it ends, in hexadecimal, and what its parts are
    public String make(long seed) {
        clear();
        Chance chance = new Chance(seed);
        boolean large = chance.oneIn(12);
        Touches touches = new Touches(calls, chance, large ? LARGE_BUDGET : SMALL_BUDGET);
        Maker maker = new Maker(calls, files, chance, touches, large);
        StringJoiner parts = new StringJoiner(",");
        long wanted = chance.between(1, 8);
        for (long part = 0; part < wanted; part++) {
            Kind kind = chance.oneOf(Maker.kinds(large));
            long before = end;
            end = maker.make(kind, end);
            parts.add(before == end ? "no " + kind : kind.toString());
            end += chance.oneIn(2) ? 0 : chance.between(1, 5) * PAGE;
        }
        return Long.toHexString(end) + " " + parts;
    }

    /// Lets go of the layout.
    public void clear() {
        calls.call("munmap", START, end - START + PAGE);
        files.clear();
        end = START;
    }
}
