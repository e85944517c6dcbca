package org.pagetint.linux;

import org.pagetint.memory.PageSize;

/// The page size of this machine, sysconf(3).
final class PageSizes {
    private static final PageSize SYSTEM = PageSize.ofSysconf(LibC.pageSize());

    private PageSizes() {}

    /// `_SC_PAGESIZE`, asked once.
    static PageSize system() {
        return SYSTEM;
    }
}
