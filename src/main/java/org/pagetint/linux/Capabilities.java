package org.pagetint.linux;

import org.pagetint.linux.kernel.Errno;
import org.pagetint.linux.kernel.FileStat;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.PageSizes;
import org.pagetint.linux.kernel.QueryIoctl;
import org.pagetint.linux.kernel.ScanIoctl;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.linux.kernel.Struct;
import org.pagetint.linux.proc.OwnMaps;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.Mapping;

/// What this kernel offers and this user may use. Probed once; tests replace it, so that each fallback is run.
///
/// @param pagemapScan PAGEMAP_SCAN (Linux 6.7); else the raw pagemap is read
/// @param scanCategories the categories that PAGEMAP_SCAN knows here, [ScanIoctl]'s bits
/// @param mappingQuery PROCMAP_QUERY (Linux 6.11); else `maps` is read again
/// @param processVmReadv process_vm_readv(2); else `mem` alone is read
/// @param cacheStat cachestat(2) (Linux 6.5); else mincore(2) tells which pages of shared memory are in RAM
/// @param mapFiles `/proc/PID/map_files` can be opened (needs a capability); else the file is looked for by other ways
public record Capabilities(
        boolean pagemapScan,
        long scanCategories,
        boolean mappingQuery,
        boolean processVmReadv,
        boolean cacheStat,
        boolean mapFiles) {

    /// What every kernel has.
    public static final Capabilities LEAST = new Capabilities(false, 0, false, false, false, false);

    private static final long CATEGORIES_OF_6_7 =
            ScanIoctl.IS_FILE | ScanIoctl.IS_PRESENT | ScanIoctl.IS_SWAPPED | ScanIoctl.IS_PFNZERO | ScanIoctl.IS_HUGE;

    /// Tries each on this program itself. Reads files; not on the FX thread.
    ///
    /// @param root where to look
    public static Capabilities probe(ProcRoot root) {
        Scratch scratch = new Scratch();
        long categories = scanCategories(root, scratch);
        return new Capabilities(
                categories != 0,
                categories,
                answersQuery(root, scratch),
                readsItself(scratch),
                LibC.cacheStat(-1, 0, 0, scratch.cache) == -Errno.EBADF,
                opensMapFiles(root, scratch));
    }

    /// Whether page states tell the kernel's page of zeros from memory that was written.
    boolean knowsZeroPages() {
        return pagemapScan && (scanCategories & ScanIoctl.IS_PFNZERO) != 0;
    }

    private static long scanCategories(ProcRoot root, Scratch scratch) {
        int pagemap = openOwn(root, "pagemap");
        if (pagemap < 0) {
            return 0;
        }
        try {
            long page = PageSizes.system().floor(scratch.query.address());
            for (long categories : new long[] {CATEGORIES_OF_6_7 | ScanIoctl.IS_GUARD, CATEGORIES_OF_6_7}) {
                if (ScanIoctl.scan(pagemap, page, page + PageSizes.system().bytes(), categories, scratch) >= 0) {
                    return categories;
                }
            }
            return 0;
        } finally {
            LibC.closeDescriptor(pagemap);
        }
    }

    private static boolean answersQuery(ProcRoot root, Scratch scratch) {
        int maps = openOwn(root, "maps");
        if (maps < 0) {
            return false;
        }
        try {
            return QueryIoctl.ask(maps, 0, scratch) == 0;
        } finally {
            LibC.closeDescriptor(maps);
        }
    }

    private static boolean readsItself(Scratch scratch) {
        setPiece(scratch.local, scratch.stat, 1);
        setPiece(scratch.remote, scratch.query, 1);
        return LibC.processVmReadv(
                        (int) ProcessHandle.current().pid(), scratch.local.segment(), 1, scratch.remote.segment(), 1)
                == 1;
    }

    private static void setPiece(Struct vector, Struct piece, long length) {
        vector.putLong(0, piece.address());
        vector.putLong(8, length);
    }

    private static boolean opensMapFiles(ProcRoot root, Scratch scratch) {
        return OwnMaps.read(root).list().stream()
                .filter(Mapping::hasFile)
                .findFirst()
                .map(mapping -> {
                    int file = LibC.openat(
                            LibC.AT_FDCWD,
                            root.path()
                                    .resolve("self/map_files/" + mapping.range())
                                    .toString(),
                            LibC.O_PATH);
                    if (file < 0) {
                        return false;
                    }
                    boolean readable = FileStat.of(file, scratch).isPresent();
                    LibC.closeDescriptor(file);
                    return readable;
                })
                .orElse(false);
    }

    private static int openOwn(ProcRoot root, String file) {
        return LibC.openat(
                LibC.AT_FDCWD, root.path().resolve("self").resolve(file).toString(), LibC.O_RDONLY);
    }
}
