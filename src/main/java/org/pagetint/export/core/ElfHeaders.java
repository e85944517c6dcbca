package org.pagetint.export.core;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.pagetint.memory.PageSize;
import org.pagetint.memory.Permissions;

/// The headers of a 64-bit little-endian ELF core, elf(5). The buffers are ready to be written.
public final class ElfHeaders {
    private static final int FILE_HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final int SECTION_HEADER = 64;
    private static final short ET_CORE = 4;
    private static final int PT_LOAD = 1;
    private static final int PT_NOTE = 4;
    private static final int PF_X = 1;
    private static final int PF_W = 2;
    private static final int PF_R = 4;

    /// Stands for a count of program headers that does not fit; the real one stands in the first section (elf(5), PN_XNUM).
    private static final int PN_XNUM = 0xffff;

    private ElfHeaders() {}

    /// The header of the file.
    ///
    /// @param headersAt where the program headers lie in the file
    /// @param sectionAt where the section lies that counts them, if it takes one
    /// @param headers how many program headers there are
    public static ByteBuffer fileHeader(Machine machine, long headersAt, long sectionAt, int headers) {
        boolean counted = headers >= PN_XNUM;
        return allocate(FILE_HEADER)
                .put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0})
                .putLong(0)
                .putShort(ET_CORE)
                .putShort((short) machine.number())
                .putInt(1)
                .putLong(0)
                .putLong(headersAt)
                .putLong(counted ? sectionAt : 0)
                .putInt(0)
                .putShort((short) FILE_HEADER)
                .putShort((short) PROGRAM_HEADER)
                .putShort((short) (counted ? PN_XNUM : headers))
                .putShort((short) (counted ? SECTION_HEADER : 0))
                .putShort((short) (counted ? 1 : 0))
                .putShort((short) 0)
                .flip();
    }

    /// The program headers: one for the notes, then those of the memory.
    public static ByteBuffer programHeaders(List<Load> loads, long notesAt, long notesBytes, PageSize pageSize) {
        ByteBuffer headers = allocate((loads.size() + 1) * PROGRAM_HEADER);
        put(headers, PT_NOTE, 0, notesAt, 0, notesBytes, 0, Integer.BYTES);
        for (Load load : loads) {
            long length = load.range().length();
            put(
                    headers,
                    PT_LOAD,
                    flags(load.permissions()),
                    load.offset(),
                    load.range().start(),
                    load.known() ? length : 0,
                    length,
                    pageSize.bytes());
        }
        return headers.flip();
    }

    /// The section that counts the program headers where the header of the file cannot; empty otherwise.
    public static ByteBuffer countSection(int headers) {
        if (headers < PN_XNUM) {
            return allocate(0);
        }
        // All fields are zero but sh_info, which follows two of 4 bytes, four of 8 and one of 4.
        ByteBuffer section = allocate(SECTION_HEADER);
        return section.putInt(2 * 4 + 4 * 8 + 4, headers);
    }

    private static void put(
            ByteBuffer to, int type, int flags, long offset, long address, long fileBytes, long bytes, long alignment) {
        to.putInt(type)
                .putInt(flags)
                .putLong(offset)
                .putLong(address)
                .putLong(0)
                .putLong(fileBytes)
                .putLong(bytes)
                .putLong(alignment);
    }

    private static int flags(Permissions permissions) {
        return (permissions.read() ? PF_R : 0) | (permissions.write() ? PF_W : 0) | (permissions.execute() ? PF_X : 0);
    }

    private static ByteBuffer allocate(int bytes) {
        return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
