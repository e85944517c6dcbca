package org.pagetint.cli;

import java.io.PrintWriter;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import org.pagetint.words.AddressText;

/// Lines on their way to a writer, which gets many of them at once. Nearly all that is listed is ASCII: of that a byte is kept for each
/// character. One thread.
final class LineBuffer {
    private static final int CAPACITY = 1 << 16;
    private static final char DELETE = 0x7F;

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

    /// `count` bytes, if all of them are printable ASCII.
    ///
    /// @return whether they are; if not, nothing was written
    boolean printable(MemorySegment from, long offset, int count) {
        if (count > CAPACITY) {
            return false;
        }
        makeRoom(count);
        MemorySegment.copy(from, ValueLayout.JAVA_BYTE, offset, bytes, length, count);
        for (int index = length; index < length + count; index++) {
            if (bytes[index] < ' ' || bytes[index] == DELETE) {
                return false;
            }
        }
        length += count;
        return true;
    }

    /// The end of a line.
    void end() {
        makeRoom(1);
        bytes[length] = '\n';
        length++;
    }

    /// Hands all of it to the writer.
    void flush() {
        out.write(new String(bytes, 0, length, StandardCharsets.ISO_8859_1));
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
