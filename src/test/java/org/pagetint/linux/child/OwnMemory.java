package org.pagetint.linux.child;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.util.StringJoiner;
import java.util.zip.CRC32;

/// What a target sees of its own memory. Looks through `/proc/self/mem`, where a page that would kill the process is an
/// error, and brings in what a load would bring in.
final class OwnMemory {
    private OwnMemory() {}

    /// The bytes at `start`.
    static byte[] bytes(long start, int length) throws IOException {
        byte[] bytes = new byte[length];
        try (RandomAccessFile memory = new RandomAccessFile("/proc/self/mem", "r")) {
            memory.seek(start);
            memory.readFully(bytes);
        }
        return bytes;
    }

    /// The CRC-32 of each page in hexadecimal, or `-` for one that cannot be read, joined by spaces.
    static String hashes(long start, long length, int page) throws IOException {
        StringJoiner hashes = new StringJoiner(" ");
        byte[] bytes = new byte[page];
        CRC32 crc = new CRC32();
        try (RandomAccessFile memory = new RandomAccessFile("/proc/self/mem", "r")) {
            for (long at = start; at < start + length; at += page) {
                try {
                    memory.seek(at);
                    memory.readFully(bytes);
                } catch (IOException unreadable) {
                    hashes.add("-");
                    continue;
                }
                crc.reset();
                crc.update(bytes);
                hashes.add(Long.toHexString(crc.getValue()));
            }
        }
        return hashes.toString();
    }
}
