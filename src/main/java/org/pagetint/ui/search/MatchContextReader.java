package org.pagetint.ui.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import javafx.application.Platform;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;

/// Reads the bytes of the rows that are on screen, quietly and in the background, and forgets those that have left it.
/// Used on the FX thread.
final class MatchContextReader {
    /// Bytes shown before a match.
    static final int BEFORE = 4;

    /// Bytes shown from its start on.
    static final int FROM = 160;

    private static final int MOST = 400;
    private static final int PAGES = 3;

    private final ProcessMemory memory;
    private final Executor reads;
    private final Runnable changed;
    private final Map<Long, Optional<MatchContext>> known = new LinkedHashMap<>();
    private final Map<Long, ResultRow> wanted = new LinkedHashMap<>();
    private boolean reading;
    private boolean closed;

    /// @param reads reads in the background, one thing at a time
    /// @param changed is told when more is known
    MatchContextReader(ProcessMemory memory, Executor reads, Runnable changed) {
        this.memory = memory;
        this.reads = reads;
        this.changed = changed;
    }

    /// What lies at `row`, if it is known; otherwise it is read.
    Optional<MatchContext> at(ResultRow row) {
        Optional<MatchContext> near = known.get(row.address());
        if (near == null) {
            wanted.put(row.address(), row);
            Platform.runLater(this::read);
            return Optional.empty();
        }
        return near;
    }

    /// Forgets everything, so that it is read again when it is looked at.
    void forget() {
        known.clear();
    }

    /// Reads nothing more.
    void close() {
        closed = true;
    }

    /// Reads these rows again.
    void refresh(List<ResultRow> rows) {
        rows.forEach(row -> wanted.put(row.address(), row));
        read();
    }

    private void read() {
        if (closed || reading || wanted.isEmpty()) {
            return;
        }
        reading = true;
        List<ResultRow> rows = new ArrayList<>(wanted.values());
        wanted.clear();
        reads.execute(() -> {
            Map<Long, Optional<MatchContext>> read = read(rows);
            Platform.runLater(() -> take(read));
        });
    }

    private void take(Map<Long, Optional<MatchContext>> read) {
        reading = false;
        read.forEach((address, near) -> {
            known.remove(address);
            known.put(address, near);
        });
        var oldest = known.keySet().iterator();
        for (int surplus = known.size() - MOST; surplus > 0; surplus--) {
            oldest.next();
            oldest.remove();
        }
        changed.run();
        read();
    }

    /// Off the FX thread. A row whose process is gone stays empty: the page says so.
    private Map<Long, Optional<MatchContext>> read(List<ResultRow> rows) {
        Map<Long, Optional<MatchContext>> read = new HashMap<>();
        try (ChunkBuffer buffer = new ChunkBuffer(PAGES * memory.pageSize().bytes())) {
            for (ResultRow row : rows) {
                read.put(row.address(), near(row, buffer));
            }
        }
        return read;
    }

    private Optional<MatchContext> near(ResultRow row, ChunkBuffer buffer) {
        PageSize size = memory.pageSize();
        long page = size.floor(row.address());
        long start = Long.compareUnsigned(row.address() - page, BEFORE) >= 0 ? row.address() - BEFORE : page;
        long end = start + BEFORE + FROM;
        AddressRange pages = size.widen(new AddressRange(start, Long.compareUnsigned(end, start) > 0 ? end : -1));
        try {
            Chunk chunk = memory.fetch(pages, ReadPolicy.QUIET, buffer);
            return Optional.of(MatchContext.of(chunk, start, BEFORE + FROM, row.address()));
        } catch (ProcessFailedException _) {
            return Optional.empty();
        }
    }
}
