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
/// @param segments all program headers
/// @param notes all notes, in their order
public record ElfCore(Path file, int machine, List<Segment> segments, List<Note> notes) {
    private static final int PAGE = 4096;
    private static final int HEADER = 64;
    private static final int PT_LOAD = 1;
    private static final int PT_NOTE = 4;

    /// One program header.
    public record Segment(int type, int flags, long offset, long address, long fileBytes, long bytes) {
        boolean holds(long at) {
            return type == PT_LOAD && at - address >= 0 && at - address < bytes;
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
        long headersAt = header.getLong(32);
        int count = header.getShort(56) & 0xffff;
        if (count == 0xffff) {
            count = bytes(file, header.getLong(40), HEADER).getInt(44);
        }
        ByteBuffer headers = bytes(file, headersAt, count * 56);
        List<Segment> segments = new ArrayList<>();
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int at = i * 56;
            Segment segment = new Segment(
                    headers.getInt(at),
                    headers.getInt(at + 4),
                    headers.getLong(at + 8),
                    headers.getLong(at + 16),
                    headers.getLong(at + 32),
                    headers.getLong(at + 40));
            segments.add(segment);
            if (segment.type == PT_NOTE) {
                addNotes(bytes(file, segment.offset, (int) segment.fileBytes), notes);
            }
        }
        return new ElfCore(file, header.getShort(18), segments, notes);
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
