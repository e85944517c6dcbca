package org.pagetint.export;

import java.io.IOException;
import java.nio.file.Files;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;

/// Tells, by the page states alone, what an export would write. One thread.
final class Forecaster {
    /// A run takes so many bytes in the manifest at most.
    private static final long RUN_BYTES = 160;

    private static final long RANGE_BYTES = 240;
    private static final long MANIFEST_BYTES = 4096;

    private final ExportRequest request;
    private final PageSize pageSize;
    private long contentBytes;
    private long unknownBytes;
    private long rangeBytes;
    private long runs;

    Forecaster(ExportRequest request, PageSize pageSize) {
        this.request = request;
        this.pageSize = pageSize;
    }

    /// Looks at the ranges of the request.
    Forecast forecast(ProcessMemory memory, ExportMonitor monitor)
            throws ProcessFailedException, ExportFailedException {
        for (AddressRange range : request.ranges()) {
            if (monitor.isCancelled()) {
                throw new ExportFailedException(new ExportFailure.Cancelled());
            }
            rangeBytes += range.length();
            memory.pages(pageSize.widen(range), this::count);
        }
        long manifest = MANIFEST_BYTES + runs * RUN_BYTES + request.ranges().size() * RANGE_BYTES;
        return new Forecast(rangeBytes, contentBytes, unknownBytes, written() + manifest, free());
    }

    private void count(PageRun run) {
        if (!request.pages().accepts(run.state())) {
            return;
        }
        runs++;
        long bytes = run.range().length();
        if (request.policy().gives(run)) {
            contentBytes += bytes;
        } else if (run.reason().isPresent()) {
            unknownBytes += bytes;
        }
    }

    /// A line of a hexdump that repeats the one before is left out, so that this is the most it can take.
    private long written() {
        return switch (request.format()) {
            case RAW -> contentBytes + request.ranges().size() * pageSize.bytes();
            case CORE -> contentBytes + (request.ranges().size() + 1) * pageSize.bytes();
            case HEXDUMP ->
                (contentBytes / HexdumpRow.BYTES + 3 * (runs + request.ranges().size())) * HexdumpRow.LONGEST_LINE;
        };
    }

    private long free() throws ExportFailedException {
        try {
            return Files.getFileStore(request.place().parent()).getUsableSpace();
        } catch (IOException e) {
            throw new ExportFailedException(FileFailures.of(request.place().path(), e));
        }
    }
}
