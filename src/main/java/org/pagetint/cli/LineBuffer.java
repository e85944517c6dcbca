package org.pagetint.cli;

import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.pagetint.export.HexdumpRow;
import org.pagetint.words.AddressText;

/// Lines on their way to a writer, which gets many of them at once. Nearly all that is listed is ASCII: of that a byte
/// is kept for each character. One thread.
final class LineBuffer {
    private static final int CAPACITY = 1 << 16;
    private static final char DELETE = 0x7F;
    /// How many characters stand for one that does not show as itself.
    private static final int ESCAPE_LENGTH = 4;

    private final PrintWriter out;
    private final byte[] bytes = new byte[CAPACITY];
    private int length;

    LineBuffer(PrintWriter out) {
        this.out = out;
    }

    /// An address in digits.
    void address(long address) {
        makeRoom(AddressText.MOST_DIGITS);
        length += AddressText.write(address, bytes, length);
    }

    /// Text.
    void text(String text) {
        int count = text.length();
        if (count > CAPACITY || !isAscii(text)) {
            flush();
            out.write(text);
            return;
        }
        makeRoom(count);
        for (int index = 0; index < count; index++) {
            bytes[length + index] = (byte) text.charAt(index);
        }
        length += count;
    }

    /// `count` bytes as [org.pagetint.memory.EscapedText] shows them, if all of them are ASCII.
    ///
    /// @return whether they are; if not, nothing was written
    boolean escaped(MemorySegment from, long offset, int count) {
        if (count > CAPACITY / ESCAPE_LENGTH) {
            return false;
        }
        makeRoom(count * ESCAPE_LENGTH);
        MemorySegment.copy(from, ValueLayout.JAVA_BYTE, offset, bytes, length, count);
        for (int index = length; index < length + count; index++) {
            if (bytes[index] < ' ' || bytes[index] == DELETE) {
                return escapedFrom(index, from, offset + index - length, length + count - index);
            }
        }
        length += count;
        return true;
    }

    /// The last `count` bytes, of which the first one does not show as itself, at `index` of the array.
    private boolean escapedFrom(int index, MemorySegment from, long offset, int count) {
        int at = index;
        for (int done = 0; done < count; done++) {
            byte next = from.get(ValueLayout.JAVA_BYTE, offset + done);
            if (next < 0) {
                return false;
            }
            if (next < ' ' || next == DELETE) {
                bytes[at] = '\\';
                bytes[at + 1] = 'x';
                bytes[at + 2] = (byte) Character.forDigit(next >> 4, 16);
                bytes[at + 3] = (byte) Character.forDigit(next & 0xF, 16);
                at += ESCAPE_LENGTH;
            } else {
                bytes[at] = next;
                at++;
            }
        }
        length = at;
        return true;
    }

    /// The end of a line.
    void end() {
        makeRoom(1);
        bytes[length] = '\n';
        length++;
    }

    /// A line of sixteen bytes as [HexdumpRow] writes it, with `letter` two columns behind it.
    ///
    /// @param row holds the bytes from `from` on
    void hexdump(long address, byte[] row, int from, char letter) {
        makeRoom(HexdumpRow.LONGEST_LINE + 3);
        int end = HexdumpRow.write(address, row, from, HexdumpRow.BYTES, 0, bytes, length) - 1;
        bytes[end] = ' ';
        bytes[end + 1] = ' ';
        bytes[end + 2] = (byte) letter;
        bytes[end + 3] = '\n';
        length = end + 4;
    }

    /// Hands all of it to the writer.
    void flush() {
        if (out instanceof AsciiWriter ascii) {
            ascii.ascii(bytes, 0, length);
        } else {
            out.write(new String(bytes, 0, length, StandardCharsets.US_ASCII));
        }
        length = 0;
    }

    private void makeRoom(int count) {
        if (length + count > CAPACITY) {
            flush();
        }
    }

    private static boolean isAscii(String text) {
        for (int index = 0; index < text.length(); index++) {
            if (text.charAt(index) > DELETE) {
                return false;
            }
        }
        return true;
    }
}
