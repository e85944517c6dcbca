package org.pagetint.ui.hex.loading;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Chunk;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.process.ProcessFailure;
import org.pagetint.ui.hex.layout.TextColumnEncoding;

/// Reads what is to be copied, and makes the text.
public final class CopyWork implements Work {
    private final CopyBytes bytes;
    private final AddressRange pages;
    private final CopyForm form;
    private final TextColumnEncoding encoding;
    private final KeptPages last;
    private final Consumer<CopyResult> done;
    private final AtomicInteger pending;
    private long at;

    /// @param last pages as they were read last
    /// @param done takes the outcome in the FX thread, once
    CopyWork(
            AddressRange range, CopyForm form, TextColumnEncoding encoding, KeptPages last, Consumer<CopyResult> done) {
        this.bytes = new CopyBytes(range);
        this.pages = last.pageSize().widen(range);
        this.last = last;
        this.form = form;
        this.encoding = encoding;
        this.done = done;
        this.at = pages.start();
        this.pending = new AtomicInteger(
                Math.toIntExact((pages.length() + ViewReader.FETCH_BYTES - 1) / ViewReader.FETCH_BYTES));
    }

    @Override
    public Optional<WorkStep> next() {
        if (at == pages.end()) {
            return Optional.empty();
        }
        AddressRange piece = new AddressRange(at, pages.end()).first(ViewReader.FETCH_BYTES);
        at = piece.end();
        return Optional.of(new Piece(piece));
    }

    /// The text for `range`, all of which `last` has.
    static CopyResult kept(AddressRange range, CopyForm form, TextColumnEncoding encoding, KeptPages last) {
        CopyBytes bytes = new CopyBytes(range);
        bytes.takeKept(range, last);
        return result(bytes, form, encoding);
    }

    private static CopyResult result(CopyBytes bytes, CopyForm form, TextColumnEncoding encoding) {
        if (bytes.unknownBytes() > 0 && !form.canSayUnknown()) {
            return new CopyResult.Unknown(bytes.unknownBytes(), bytes.reason().orElseThrow());
        }
        return new CopyResult.Copied(CopyText.of(bytes, form, encoding), bytes.length(), bytes.isKept());
    }

    private final class Piece implements WorkStep {
        private final AddressRange range;

        private Piece(AddressRange range) {
            this.range = range;
        }

        @Override
        public Optional<AddressRange> pages() {
            return Optional.empty();
        }

        @Override
        public Runnable read(ProcessMemory memory, ChunkBuffer buffer) throws ProcessFailedException {
            Chunk chunk = memory.fetch(range, ReadPolicy.QUIET, buffer);
            bytes.take(chunk, last);
            if (pending.decrementAndGet() > 0) {
                return () -> {};
            }
            CopyResult result = result(bytes, form, encoding);
            return () -> done.accept(result);
        }

        @Override
        public void failed(ProcessFailure failure) {
            done.accept(new CopyResult.Failed(failure));
        }
    }
}
