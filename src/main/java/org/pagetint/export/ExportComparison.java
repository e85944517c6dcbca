package org.pagetint.export;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.pagetint.files.OpenFile;
import org.pagetint.memory.AddressRange;

/// Compares files with the parts that a manifest names, one after the other, and what lies between them and behind
/// them. One thread.
final class ExportComparison implements ManifestReader.Parts, AutoCloseable {
    /// More differences are counted, but not kept.
    private static final int MOST_KEPT = 1000;

    private final ExportedFiles files;
    private final FileComparison comparison;
    private final ExportMonitor monitor;
    private final ManifestCheck expected;
    private final Set<String> seen = new HashSet<>();
    private final List<PartVerdict> differences = new ArrayList<>();
    private Optional<Optional<String>> current = Optional.empty();
    private Optional<OpenFile> open = Optional.empty();
    private long size;
    private long covered;
    private long differing;
    private long compared;
    private long done;

    /// @param expected what the manifest says as a whole
    /// @param monitor is told how many bytes were compared; cancels
    ExportComparison(ExportedFiles files, ManifestCheck expected, ExportMonitor monitor) {
        this.files = files;
        this.expected = expected;
        this.monitor = monitor;
        this.comparison = new FileComparison(monitor);
    }

    @Override
    public void head(ManifestHead head) {}

    @Override
    public void part(ExportPart part) throws IOException, ExportFailedException {
        monitor.progress(done, Math.max(done, expected.hashedBytes()));
        if (!current.equals(Optional.of(part.file()))) {
            endFile();
            begin(part.file());
        }
        compare(part);
        compared++;
        done += part.sha256().isPresent() ? Math.max(0, part.length()) : 0;
    }

    /// No part follows: looks at what there is besides.
    Verification end() throws IOException {
        if (expected.parts() == 0 && !expected.isFolder()) {
            begin(Optional.empty());
        }
        endFile();
        for (String name : files.names()) {
            if (!seen.contains(name)) {
                differs(Optional.empty(), Optional.of(name), 0, PartVerdict.Finding.NOT_EXPORTED);
            }
        }
        return verification(true);
    }

    /// What was found until now.
    ///
    /// @param finished whether all was compared
    Verification verification(boolean finished) {
        ManifestHead head = expected.head();
        return new Verification(
                head.complete(),
                head.sha256().isPresent(),
                finished,
                expected.parts(),
                compared,
                differing,
                differences);
    }

    private void begin(Optional<String> file) throws IOException {
        current = Optional.of(file);
        file.ifPresent(seen::add);
        open = files.open(file);
        size = open.isPresent() ? open.get().channel().size() : 0;
        covered = 0;
    }

    private void compare(ExportPart part) throws IOException, ExportFailedException {
        if (open.isEmpty()) {
            differs(part.range(), part.file(), part.offset(), PartVerdict.Finding.MISSING);
            return;
        }
        OpenFile file = open.get();
        long gap = Math.min(part.offset(), size) - covered;
        if (gap > 0 && namesAll() && !comparison.isZero(file, covered, gap)) {
            differs(Optional.empty(), part.file(), covered, PartVerdict.Finding.DIFFERENT);
        }
        long length = part.length() == ExportPart.TO_THE_END ? size - part.offset() : part.length();
        covered = part.offset() + length;
        if (length < 0 || size < covered) {
            differs(part.range(), part.file(), part.offset(), PartVerdict.Finding.CUT_OFF);
            return;
        }
        boolean same = part.sha256().isPresent()
                ? part.sha256().get().equals(comparison.hash(file, part.offset(), length))
                : comparison.isZero(file, part.offset(), length);
        if (!same) {
            differs(part.range(), part.file(), part.offset(), PartVerdict.Finding.DIFFERENT);
        }
    }

    /// Whether the manifest names all that is not zero. Those of format 1 do not name the headers of a core.
    private boolean namesAll() {
        return expected.head().sha256().isPresent() || expected.head().format() != ExportFormat.CORE;
    }

    private void endFile() throws IOException {
        if (current.isEmpty()) {
            return;
        }
        if (open.isEmpty() && covered == 0 && expected.parts() == 0) {
            differs(Optional.empty(), current.get(), 0, PartVerdict.Finding.MISSING);
        } else if (open.isPresent() && namesAll() && size > covered) {
            differs(Optional.empty(), current.get(), covered, PartVerdict.Finding.TOO_LONG);
        }
        closeFile();
    }

    private void differs(
            Optional<AddressRange> range, Optional<String> file, long offset, PartVerdict.Finding finding) {
        differing++;
        if (differences.size() < MOST_KEPT) {
            differences.add(new PartVerdict(range, files.path(file), offset, finding));
        }
    }

    private void closeFile() throws IOException {
        if (open.isPresent()) {
            open.get().close();
        }
        open = Optional.empty();
        current = Optional.empty();
    }

    @Override
    public void close() throws IOException {
        closeFile();
    }
}
