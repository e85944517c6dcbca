package org.pagetint.linux;

import java.util.List;
import org.pagetint.linux.kernel.ScanIoctl;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessId;

/// One way to look: what the kernel offers here, or less, so that each fallback is run.
///
/// @param name for messages
/// @param capabilities what may be used
public record View(String name, Capabilities capabilities) {
    private static final Capabilities HERE = Capabilities.probe(ProcRoot.SYSTEM);

    private static final long LATER_CATEGORIES = ScanIoctl.IS_GUARD | ScanIoctl.IS_PFNZERO;

    /// With all that there is.
    public static View full() {
        return new View("with everything", HERE);
    }

    /// Every way there is.
    public static List<View> all() {
        return List.of(
                full(),
                withoutScan(),
                withoutLaterCategories(),
                withoutQuery(),
                withoutVmReadv(),
                withoutMapFiles(),
                withoutCacheStat(),
                least());
    }

    static View least() {
        return new View("with the least", Capabilities.LEAST);
    }

    static View withoutScan() {
        return new View(
                "without PAGEMAP_SCAN",
                new Capabilities(
                        false, 0, HERE.mappingQuery(), HERE.processVmReadv(), HERE.cacheStat(), HERE.mapFiles()));
    }

    static View withoutLaterCategories() {
        return new View(
                "without the categories GUARD and PFNZERO",
                new Capabilities(
                        HERE.pagemapScan(),
                        HERE.scanCategories() & ~LATER_CATEGORIES,
                        HERE.mappingQuery(),
                        HERE.processVmReadv(),
                        HERE.cacheStat(),
                        HERE.mapFiles()));
    }

    static View withoutQuery() {
        return new View(
                "without PROCMAP_QUERY",
                new Capabilities(
                        HERE.pagemapScan(),
                        HERE.scanCategories(),
                        false,
                        HERE.processVmReadv(),
                        HERE.cacheStat(),
                        HERE.mapFiles()));
    }

    static View withoutVmReadv() {
        return new View(
                "without process_vm_readv",
                new Capabilities(
                        HERE.pagemapScan(),
                        HERE.scanCategories(),
                        HERE.mappingQuery(),
                        false,
                        HERE.cacheStat(),
                        HERE.mapFiles()));
    }

    static View withoutMapFiles() {
        return new View(
                "without map_files",
                new Capabilities(
                        HERE.pagemapScan(),
                        HERE.scanCategories(),
                        HERE.mappingQuery(),
                        HERE.processVmReadv(),
                        HERE.cacheStat(),
                        false));
    }

    static View withoutCacheStat() {
        return new View(
                "without cachestat",
                new Capabilities(
                        HERE.pagemapScan(),
                        HERE.scanCategories(),
                        HERE.mappingQuery(),
                        HERE.processVmReadv(),
                        false,
                        HERE.mapFiles()));
    }

    /// Whether the kernel's page of zeros can be told from written memory.
    public boolean knowsZeroPages() {
        return capabilities.pagemapScan() && (capabilities.scanCategories() & ScanIoctl.IS_PFNZERO) != 0;
    }

    /// Whether PAGEMAP_SCAN is used.
    public boolean scans() {
        return capabilities.pagemapScan();
    }

    /// Whether every mapped file can be opened.
    public boolean findsFiles() {
        return capabilities.mapFiles();
    }

    LinuxMemorySource source() {
        return new LinuxMemorySource(ProcRoot.SYSTEM, capabilities);
    }

    /// Opens a process to look at it in this way, without the watch over reads that never end: on a busy machine that
    /// would take a read for one of those which only waited for a processor.
    public ProcessMemory open(ProcessId process) throws ProcessFailedException {
        return source().openDirectly(process);
    }

    @Override
    public String toString() {
        return name;
    }
}
