package org.pagetint.linux;

import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.Consumer;
import org.pagetint.linux.kernel.Errno;
import org.pagetint.linux.kernel.LibC;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageSize;

/// Copies bytes out of a process: by process_vm_readv(2), twice as fast, where it may be used; else by its `mem`,
/// proc(5), which also reads what the process itself may not. A page that fails is left out alone. A copy is not atomic
/// against a process that writes meanwhile.
final class ProcessReader {
    private static final int PIECE_BYTES = 16;

    private final Capabilities capabilities;
    private final PageSize pageSize;

    ProcessReader(Capabilities capabilities, PageSize pageSize) {
        this.capabilities = capabilities;
        this.pageSize = pageSize;
    }

    /// Copies `pieces` to their places in `out`.
    ///
    /// @param pieces whole pages, in ascending order
    /// @param out where the byte at address `base` goes to its beginning
    /// @param direct whether process_vm_readv may be used: for readable mappings only, and for no page that a userfault
    ///     handler may
    ///     bring, as it waits for ever if the handler does not
    /// @param failed takes the pages that could not be read; their bytes in `out` are zeros
    void read(
            Handles handles,
            List<AddressRange> pieces,
            MemorySegment out,
            long base,
            boolean direct,
            Scratch scratch,
            Consumer<AddressRange> failed)
            throws MemoryGone {
        if (!direct || !capabilities.processVmReadv()) {
            for (AddressRange piece : pieces) {
                readThroughMem(handles, piece, out, base, failed);
            }
            return;
        }
        int index = 0;
        long at = pieces.isEmpty() ? 0 : pieces.getFirst().start();
        while (index < pieces.size()) {
            int count = fill(scratch, pieces, index, at, out, base);
            long read = LibC.processVmReadv(
                    handles.task(), scratch.local.segment(), count, scratch.remote.segment(), count);
            if (read == -Errno.ESRCH) {
                throw new MemoryGone();
            }
            long left = Math.max(read, 0);
            for (int done = 0; done < count; done++) {
                AddressRange piece = pieces.get(index);
                long rest = piece.end() - at;
                if (left < rest) {
                    // Stopped inside this piece: the page there goes the other way, and the call goes on after it.
                    long page = pageSize.floor(at + left);
                    AddressRange stuck = AddressRange.ofLength(page, pageSize.bytes());
                    readThroughMem(handles, stuck, out, base, failed);
                    at = stuck.end();
                    if (at == piece.end()) {
                        index++;
                        at = index < pieces.size() ? pieces.get(index).start() : 0;
                    }
                    break;
                }
                left -= rest;
                index++;
                at = index < pieces.size() ? pieces.get(index).start() : 0;
            }
        }
    }

    /// Writes as many pieces as one call takes into the vectors, the first from `at` on.
    private static int fill(
            Scratch scratch, List<AddressRange> pieces, int from, long at, MemorySegment out, long base) {
        int count = Math.min(pieces.size() - from, Scratch.MAX_PIECES);
        for (int i = 0; i < count; i++) {
            AddressRange piece = pieces.get(from + i);
            long start = i == 0 ? at : piece.start();
            int vector = i * PIECE_BYTES;
            scratch.local.putLong(vector, out.address() + (start - base));
            scratch.local.putLong(vector + 8, piece.end() - start);
            scratch.remote.putLong(vector, start);
            scratch.remote.putLong(vector + 8, piece.end() - start);
        }
        return count;
    }

    private void readThroughMem(
            Handles handles, AddressRange piece, MemorySegment out, long base, Consumer<AddressRange> failed)
            throws MemoryGone {
        long at = piece.start();
        while (at != piece.end()) {
            MemorySegment rest = out.asSlice(at - base, piece.end() - at);
            long read = LibC.pread(handles.memory(), rest, at);
            if (read == 0) {
                throw new MemoryGone();
            }
            if (read > 0) {
                at += read;
                continue;
            }
            // What came before in the failing page is dropped with it: half a page would pass for a whole one.
            AddressRange page = AddressRange.ofLength(pageSize.floor(at), pageSize.bytes());
            out.asSlice(page.start() - base, pageSize.bytes()).fill((byte) 0);
            failed.accept(page);
            at = page.end();
        }
    }
}
