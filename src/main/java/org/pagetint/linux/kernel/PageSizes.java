package org.pagetint.linux.kernel;

import org.pagetint.memory.PageSize;

/// The page size of this machine, sysconf(3).
public final class PageSizes {
    private static final PageSize SYSTEM = PageSize.ofSysconf(LibC.pageSize());

    private PageSizes() {}

    /// `_SC_PAGESIZE`, asked once.
    public static PageSize system() {
        return SYSTEM;
    }
}
