package org.pagetint.export;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.pagetint.files.Replaceable;
import org.pagetint.files.SparseFile;
import org.pagetint.files.Staging;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Disturbance;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.Meter;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessInfo;

/// One export, from its start to its end. Used once, by one thread.
final class ExportRun {
    private static final int MANIFEST_BUFFER = 1 << 16;

    private final ProcessInfo process;
    private final ProcessMemory memory;
    private final Clock clock;
    private final ExportRequest request;
    private final Exporter.Target target;
    private final ExportMonitor monitor;
    private final ExportLog log = new ExportLog();
    private Optional<RegisterReport> registers = Optional.empty();
    private boolean complete = true;

    ExportRun(
            ProcessInfo process,
            ProcessMemory memory,
            Clock clock,
            ExportRequest request,
            Exporter.Target target,
            ExportMonitor monitor) {
        this.process = process;
        this.memory = memory;
        this.clock = clock;
        this.request = request;
        this.target = target;
        this.monitor = monitor;
    }

    /// Exports. Leaves all of it on disk, or nothing.
    ExportOutcome run() throws ProcessFailedException, ExportFailedException, IOException {
        Instant exportedAt = clock.instant();
        long started = System.nanoTime();
        Meter meter = Meter.start(memory);
        Mappings mappings = memory.mappings();
        Forecast forecast = new Forecaster(request, memory.pageSize()).forecast(memory, monitor);
        if (!forecast.fits()) {
            throw new ExportFailedException(new ExportFailure.TooLittleSpace(
                    request.place().parent(), forecast.diskBytes(), forecast.freeBytes()));
        }
        try (Staging staging = new Staging(target.folder(), request.place().name(), target.earlier());
                Hashing hashing = new Hashing();
                MemoryWalk walk = new MemoryWalk(memory, request, monitor, log, forecast.contentBytes())) {
            RangeHashes hashes = new RangeHashes(hashing);
            long content = switch (request.place().kind()) {
                case FILE -> writeFile(staging, new Writers(hashes, hashing), walk);
                case FOLDER -> writeFolder(staging, new Writers(hashes, hashing), walk, mappings);
            };
            Disturbance disturbance = meter.moved();
            writeManifest(staging, exportedAt, mappings, hashes, disturbance);
            checkCancelled();
            staging.commit(
                    request.place().manifestName(),
                    request.replace() ? new Replaceable.AnyFile() : new Replaceable.Nothing());
            Duration elapsed = Duration.ofNanos(System.nanoTime() - started);
            return new ExportOutcome(
                    request.place(),
                    request.format(),
                    complete,
                    log.coverage(),
                    disturbance,
                    registers,
                    content,
                    elapsed);
        }
    }

    private record Writers(RangeHashes hashes, Hashing hashing) {}

    private long writeFile(Staging staging, Writers parts, MemoryWalk walk)
            throws ProcessFailedException, ExportFailedException, IOException {
        SparseFile file = staging.newFile();
        if (request.format() == ExportFormat.CORE) {
            return writeCore(file, parts, walk);
        }
        RangeWriter writer = writer(file, parts, Optional.empty());
        writeRanges(request.ranges(), writer, walk);
        return writer.finish();
    }

    private long writeCore(SparseFile file, Writers parts, MemoryWalk walk)
            throws ProcessFailedException, ExportFailedException, IOException {
        PageSize pageSize = memory.pageSize();
        try (CoreMoment moment = CoreMoment.take(memory, request.stop())) {
            List<AddressRange> ranges = request.whole() ? WholeProcess.ranges(memory) : request.ranges();
            Mappings mappings = memory.mappings();
            CoreWriter core = new CoreWriter(file, parts.hashes, mappings, pageSize, moment.facts());
            writeRanges(CoreRanges.of(ranges, mappings, pageSize), core, walk);
            moment.letGo();
            registers = Optional.of(moment.report());
            return core.finish();
        }
    }

    private long writeFolder(Staging staging, Writers parts, MemoryWalk walk, Mappings mappings)
            throws ProcessFailedException, ExportFailedException, IOException {
        long content = 0;
        staging.newFolder();
        for (AddressRange range : request.ranges()) {
            String name = FileNames.of(range, mappings, request.format());
            try (SparseFile file = staging.newFile(name)) {
                RangeWriter writer = writer(file, parts, Optional.of(name));
                int before = parts.hashes.size();
                writeRanges(List.of(range), writer, walk);
                content += writer.finish();
                if (parts.hashes.size() == before) {
                    staging.discard(name); // Nothing of it was to be exported.
                } else {
                    file.sync();
                }
            }
        }
        return content;
    }

    private RangeWriter writer(SparseFile file, Writers parts, Optional<String> name) {
        return switch (request.format()) {
            case RAW -> new RawWriter(file, parts.hashes, name, memory.pageSize());
            case HEXDUMP -> new HexdumpWriter(file, parts.hashes, parts.hashing, name);
            case CORE -> throw new IllegalStateException("a core is written as a whole");
        };
    }

    private void writeRanges(List<AddressRange> ranges, RangeWriter writer, MemoryWalk walk)
            throws ProcessFailedException, ExportFailedException, IOException {
        for (AddressRange range : ranges) {
            writer.begin(range);
            walk.begin(range);
            if (complete) {
                try {
                    walk.walk(writer);
                } catch (ProcessFailedException failed) {
                    if (!request.keepIncomplete() || !failed.failure().isMemoryGone()) {
                        throw failed;
                    }
                    complete = false;
                }
            }
            if (!complete) {
                walk.giveUp(writer);
            }
            writer.end();
        }
    }

    private void writeManifest(
            Staging staging, Instant exportedAt, Mappings mappings, RangeHashes hashes, Disturbance disturbance)
            throws IOException {
        SparseFile file = staging.newDescription();
        try (OutputStream out = new BufferedOutputStream(file.stream(), MANIFEST_BUFFER)) {
            ManifestWriter.write(
                    new Manifest(
                            process,
                            exportedAt,
                            memory.pageSize(),
                            request.format(),
                            complete,
                            regions(mappings, hashes.entries()),
                            hashes.headers(),
                            hashes.entries(),
                            registers,
                            log.runs(),
                            log.coverage(),
                            disturbance),
                    out);
        }
    }

    private static List<Mapping> regions(Mappings mappings, List<ExportPart> exported) {
        return exported.stream()
                .flatMap(part -> part.range().stream())
                .flatMap(range -> mappings.in(range).stream())
                .distinct()
                .toList();
    }

    private void checkCancelled() throws ExportFailedException {
        if (monitor.isCancelled()) {
            throw new ExportFailedException(new ExportFailure.Cancelled());
        }
    }
}
