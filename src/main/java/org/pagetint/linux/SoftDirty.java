package org.pagetint.linux;

import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.PageBits;
import org.pagetint.linux.kernel.PageSizes;
import org.pagetint.linux.kernel.Scratch;

/// Whether this kernel notes which pages were written (`CONFIG_MEM_SOFT_DIRTY`; Linux:
/// `Documentation/admin-guide/mm/soft-dirty.rst`). A kernel that does not leaves the bit 0, which says nothing of a
/// page.
final class SoftDirty {
    private static final boolean TRACKED = probe();

    private SoftDirty() {}

    /// Found out once, on a page of this program that was just written. Any thread.
    static boolean isTracked() {
        return TRACKED;
    }

    private static boolean probe() {
        int pagemap = LibC.openat(LibC.AT_FDCWD, "/proc/self/pagemap", LibC.O_RDONLY);
        if (pagemap < 0) {
            return false;
        }
        Scratch scratch = new Scratch();
        scratch.stat.putLong(0, 1);
        long page = PageSizes.system().floor(scratch.stat.address());
        int facts = new PagemapReader(Capabilities.LEAST, PageSizes.system()).facts(pagemap, page, scratch);
        LibC.closeDescriptor(pagemap);
        return (facts & PageBits.SOFT_DIRTY) != 0;
    }
}
