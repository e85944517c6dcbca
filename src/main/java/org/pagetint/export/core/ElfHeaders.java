package org.pagetint.export.core;

import java.nio.ByteBuffer;
import java.util.List;
import org.pagetint.memory.Machine;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.Permissions;

/// The headers of a little-endian ELF core, elf(5), of 64 or 32 bits. The buffers are ready to be written.
public final class ElfHeaders {
    private static final int ET_CORE = 4;
    private static final int PT_NULL = 0;
    private static final int PT_LOAD = 1;
    private static final int PT_NOTE = 4;
    private static final int PF_X = 1;
    private static final int PF_W = 2;
    private static final int PF_R = 4;

    /// Stands for a count of program headers that does not fit; the real one stands in the first section (elf(5),
    /// PN_XNUM).
    private static final int PN_XNUM = 0xffff;

    private final Machine machine;
    private final boolean wide;
    private final int fileHeaderBytes;
    private final int programHeaderBytes;
    private final int sectionHeaderBytes;

    /// Headers for a process of `machine`.
    public ElfHeaders(Machine machine) {
        this.machine = machine;
        wide = machine.wordBytes() == Long.BYTES;
        fileHeaderBytes = wide ? 64 : 52;
        programHeaderBytes = wide ? 56 : 32;
        sectionHeaderBytes = wide ? 64 : 40;
    }

    /// How many bytes the header of the file has.
    public int fileHeaderBytes() {
        return fileHeaderBytes;
    }

    /// The header of the file.
    ///
    /// @param headersAt where the program headers lie in the file
    /// @param sectionAt where the section lies that counts them, if it takes one
    /// @param headers how many program headers there are
    public ByteBuffer fileHeader(long headersAt, long sectionAt, int headers) {
        boolean counted = headers >= PN_XNUM;
        return allocate(fileHeaderBytes)
                .bytes(0x7f, 'E', 'L', 'F', wide ? 2 : 1, 1, 1, 0)
                .longs(0)
                .shorts(ET_CORE, machine.number())
                .ints(1)
                .word(0)
                .word(headersAt)
                .word(counted ? sectionAt : 0)
                .ints(0)
                .shorts(fileHeaderBytes, programHeaderBytes, counted ? PN_XNUM : headers)
                .shorts(counted ? sectionHeaderBytes : 0, counted ? 1 : 0, 0)
                .whole();
    }

    /// The program headers: one for the notes, then those of the memory. Pages without bytes get an unused header
    /// (PT_NULL) in place of a segment: gdb shows a segment without bytes as zeros, and says of anything else that it
    /// cannot read it.
    public ByteBuffer programHeaders(List<Load> loads, long notesAt, long notesBytes, PageSize pageSize) {
        ElfBytes headers = allocate((loads.size() + 1) * programHeaderBytes);
        put(headers, PT_NOTE, 0, notesAt, 0, notesBytes, 0, Integer.BYTES);
        for (Load load : loads) {
            long length = load.range().length();
            put(
                    headers,
                    load.known() ? PT_LOAD : PT_NULL,
                    flags(load.permissions()),
                    load.offset(),
                    load.range().start(),
                    load.known() ? length : 0,
                    length,
                    pageSize.bytes());
        }
        return headers.whole();
    }

    /// The section that counts the program headers where the header of the file cannot; empty otherwise.
    public ByteBuffer countSection(int headers) {
        if (headers < PN_XNUM) {
            return ByteBuffer.allocate(0);
        }
        // All fields are zero but sh_info, which follows three of 4 bytes and four words.
        return allocate(sectionHeaderBytes)
                .skipTo(3 * Integer.BYTES + 4 * machine.wordBytes())
                .ints(headers)
                .whole();
    }

    private void put(
            ElfBytes to, int type, int flags, long offset, long address, long fileBytes, long bytes, long alignment) {
        to.ints(type);
        if (wide) {
            to.ints(flags);
        }
        to.word(offset).word(address).word(0).word(fileBytes).word(bytes);
        if (!wide) {
            to.ints(flags);
        }
        to.word(alignment);
    }

    private static int flags(Permissions permissions) {
        return (permissions.read() ? PF_R : 0) | (permissions.write() ? PF_W : 0) | (permissions.execute() ? PF_X : 0);
    }

    private ElfBytes allocate(int bytes) {
        return new ElfBytes(machine, bytes);
    }
}
