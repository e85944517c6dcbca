package org.pagetint.export;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;

/// A program that exports in a thread that ends with it, as the window does, and ends in the midst of that: once it has
/// said so, and its standard input ends.
public final class ExportingMain {
    private static final long PAGES = 60_000;

    private ExportingMain() {}

    /// Exports and ends.
    ///
    /// @param arguments the file to export to
    public static void main(String[] arguments) throws Exception {
        AddressRange range = AddressRange.ofLength(0x10000, PAGES * 4096);
        ArrayMemory memory = new ArrayMemory().map(range, "").set(range.start(), PAGES, PageState.DIRTY_MEMORY);
        CountDownLatch ending = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(ending::countDown));
        ExportMonitor slow = Exports.atFirstProgress(() -> {
            System.out.println("exporting");
            ending.await();
        });
        Thread exporting = new Thread(() -> {
            try {
                Exports.of(memory).export(Exports.raw(Path.of(arguments[0]), range), slow);
            } catch (ExportFailedException e) {
                System.out.println(e.failure());
            }
        });
        exporting.setDaemon(true);
        exporting.start();
        while (System.in.read() >= 0) {
            // It waits for the end
        }
        System.exit(0);
    }
}
