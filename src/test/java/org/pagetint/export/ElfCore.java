package org.pagetint.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A core as elf(5) says it is to be read, by nothing of what writes it.
///
/// @param wide whether it is of a 64-bit process
/// @param segments all program headers
/// @param notes all notes, in their order
public record ElfCore(Path file, boolean wide, int machine, List<Segment> segments, List<Note> notes) {
    private static final int PAGE = 4096;
    private static final int HEADER = 64;
    private static final int PT_LOAD = 1;
    private static final int PT_NOTE = 4;

    /// One program header.
    public record Segment(int type, int flags, long offset, long address, long fileBytes, long bytes) {
        boolean holds(long at) {
            return type == PT_LOAD && at - address >= 0 && at - address < bytes;
        }

        /// Whether it is memory.
        public boolean isMemory() {
            return type == PT_LOAD;
        }

        /// Whether a debugger would show bytes that nobody wrote there: it takes them for zeros.
        public boolean isShort() {
            return type == PT_LOAD && fileBytes != bytes;
        }
    }

    /// One note.
    public record Note(String owner, int type, ByteBuffer content) {}

    /// Reads the headers and notes.
    public static ElfCore read(Path file) throws IOException {
        ByteBuffer header = bytes(file, 0, HEADER);
        if (header.getInt(0) != 0x464c457f || header.getShort(16) != 4) {
            throw new IOException("no core");
        }
        boolean wide = header.get(4) == 2;
        long headersAt = wide ? header.getLong(32) : Integer.toUnsignedLong(header.getInt(28));
        long sectionAt = wide ? header.getLong(40) : Integer.toUnsignedLong(header.getInt(32));
        int size = wide ? 56 : 32;
        int count = header.getShort(wide ? 56 : 44) & 0xffff;
        if (count == 0xffff) {
            count = bytes(file, sectionAt, HEADER).getInt(wide ? 44 : 28);
        }
        ByteBuffer headers = bytes(file, headersAt, count * size);
        List<Segment> segments = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Segment segment = segment(headers.slice(i * size, size).order(ByteOrder.LITTLE_ENDIAN), wide);
            segments.add(segment);
            if (segment.type == PT_NOTE) {
                addNotes(bytes(file, segment.offset, (int) segment.fileBytes), notes);
            }
        }
        return new ElfCore(file, wide, header.getShort(18), segments, notes);
    }

    private static Segment segment(ByteBuffer header, boolean wide) {
        return wide
                ? new Segment(
                        header.getInt(0),
                        header.getInt(4),
                        header.getLong(8),
                        header.getLong(16),
                        header.getLong(32),
                        header.getLong(40))
                : new Segment(
                        header.getInt(0),
                        header.getInt(24),
                        Integer.toUnsignedLong(header.getInt(4)),
                        Integer.toUnsignedLong(header.getInt(8)),
                        Integer.toUnsignedLong(header.getInt(16)),
                        Integer.toUnsignedLong(header.getInt(20)));
    }

    private static void addNotes(ByteBuffer from, List<Note> to) {
        while (from.hasRemaining()) {
            int nameLength = from.getInt();
            int length = from.getInt();
            int type = from.getInt();
            byte[] name = new byte[(nameLength + 3) / 4 * 4];
            from.get(name);
            byte[] content = new byte[length];
            from.get(content);
            from.position(from.position() + (4 - length % 4) % 4);
            to.add(new Note(
                    new String(name, 0, nameLength - 1, StandardCharsets.US_ASCII),
                    type,
                    ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN)));
        }
    }

    /// The notes of this type.
    public List<ByteBuffer> notes(int type) {
        return notes.stream()
                .filter(note -> note.type == type)
                .map(Note::content)
                .toList();
    }

    /// All bytes of a note.
    public static byte[] bytes(ByteBuffer note) {
        byte[] bytes = new byte[note.capacity()];
        note.get(0, bytes);
        return bytes;
    }

    /// The page at `address`; empty if no segment has bytes for it.
    public Optional<byte[]> page(long address) {
        return segments.stream()
                .filter(segment -> segment.holds(address) && address - segment.address < segment.fileBytes)
                .findFirst()
                .map(segment -> {
                    try {
                        return bytes(file, segment.offset + (address - segment.address), PAGE)
                                .array();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
    }

    private static ByteBuffer bytes(Path file, long offset, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, offset + bytes.position()) < 0) {
                    throw new IOException("cut off at " + (offset + bytes.position()));
                }
            }
        }
        return bytes.flip();
    }
}
