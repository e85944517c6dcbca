package org.pagetint.export;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// Brings the parts of a manifest, its headers and ranges, into the order in which they lie in the files, and looks
/// whether they can lie so: none overlap, and a file that was left does not come back.
final class PartOrder {
    private final ManifestReader.Parts sink;
    private final Deque<ExportPart> headers = new ArrayDeque<>();
    private final Set<String> files = new HashSet<>();
    private Optional<ExportPart> last = Optional.empty();

    /// @param sink is told the parts in order
    PartOrder(ManifestReader.Parts sink) {
        this.sink = sink;
    }

    /// The head has been read.
    void head(ManifestHead head) throws IOException, ExportFailedException {
        headers.addAll(head.headers());
        sink.head(head);
    }

    /// The next range.
    ///
    /// @return false if it cannot lie there
    boolean range(ExportPart part) throws IOException, ExportFailedException {
        while (!headers.isEmpty() && headers.getFirst().offset() < part.offset()) {
            if (!next(headers.removeFirst())) {
                return false;
            }
        }
        return next(part);
    }

    /// No range follows.
    ///
    /// @return false if a header cannot lie where it says
    boolean end() throws IOException, ExportFailedException {
        while (!headers.isEmpty()) {
            if (!next(headers.removeFirst())) {
                return false;
            }
        }
        return true;
    }

    private boolean next(ExportPart part) throws IOException, ExportFailedException {
        boolean first = last.isEmpty() || !last.get().file().equals(part.file());
        if (first && part.file().isPresent() && !files.add(part.file().get())) {
            return false;
        }
        if (last.isPresent() && last.get().file().isPresent() != part.file().isPresent()) {
            return false;
        }
        if (!first && part.offset() < last.orElseThrow().end()) {
            return false;
        }
        last = Optional.of(part);
        sink.part(part);
        return true;
    }
}
