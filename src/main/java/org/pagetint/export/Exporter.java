package org.pagetint.export;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.pagetint.files.FileOpener;
import org.pagetint.files.Folder;
import org.pagetint.files.Interruption;
import org.pagetint.files.Leftovers;
import org.pagetint.files.Replaceable;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessInfo;

/// Exports memory of one process. Waits for the kernel and the disk: not on the FX thread. Several exports may run at
/// once.
public final class Exporter {
    private final ProcessInfo process;
    private final ProcessMemory memory;
    private final FileOpener files;
    private final Clock clock;

    /// Exports `memory`, which is that of `process`.
    ///
    /// @param files opens the folder that is written to
    /// @param clock dates the manifest
    public Exporter(ProcessInfo process, ProcessMemory memory, FileOpener files, Clock clock) {
        this.process = process;
        this.memory = memory;
        this.files = files;
        this.clock = clock;
    }

    /// The ranges of a whole process: all regions that it may read itself, and those of the others that hold pages. A
    /// process can forbid itself to read what it wrote.
    public List<AddressRange> wholeProcess() throws ProcessFailedException {
        return WholeProcess.ranges(memory);
    }

    /// Tells what `request` would write, or why nothing can be written there. Reads page states, no bytes.
    public Forecast forecast(ExportRequest request, ExportMonitor monitor) throws ExportFailedException {
        Place place = request.place();
        try (Folder folder = files.folder(place.parent())) {
            PlaceCheck.check(folder, place, request.replace());
            return new Forecaster(request, memory.pageSize()).forecast(memory, monitor);
        } catch (ProcessFailedException e) {
            throw new ExportFailedException(e);
        } catch (IOException e) {
            throw new ExportFailedException(FileFailures.of(place.path(), e));
        }
    }

    /// Exports. Either all of it lies at its place afterwards, with its manifest, or nothing: also if the program is
    /// ended meanwhile, which cancels it.
    public ExportOutcome export(ExportRequest request, ExportMonitor monitor) throws ExportFailedException {
        Place place = request.place();
        try (Folder folder = files.folder(place.parent());
                Interruption end = new Interruption()) {
            Replaceable earlier = PlaceCheck.check(folder, place, request.replace());
            Leftovers leftovers = new Leftovers(folder, files.user(), clock.instant(), FileNames::isOne);
            leftovers.remove();
            end.watch();
            Target target = new Target(folder, earlier);
            ExportOutcome outcome =
                    new ExportRun(process, memory, clock, request, target, new Ending(monitor, end)).run();
            leftovers.removeOf(place.name());
            return outcome;
        } catch (ProcessFailedException e) {
            throw new ExportFailedException(e);
        } catch (IOException e) {
            throw new ExportFailedException(FileFailures.of(place.path(), e));
        }
    }

    /// Where an export is written.
    ///
    /// @param folder that of the place
    /// @param earlier what may be at the place
    record Target(Folder folder, Replaceable earlier) {}

    /// Cancels also where the program is to end.
    private record Ending(ExportMonitor monitor, Interruption end) implements ExportMonitor {
        @Override
        public void progress(long done, long total) {
            monitor.progress(done, total);
        }

        @Override
        public boolean isCancelled() {
            return end.isInterrupted() || monitor.isCancelled();
        }
    }
}
