package org.pagetint.linux.proc;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.pagetint.memory.ByteText;

/// What `/proc/PID/fdinfo/N` tells of an open file without asking its file system, proc_pid_fdinfo(5).
///
/// @param mount the number of its mount in `mountinfo`
/// @param inode its number there, unsigned; absent before Linux 5.14
public record DescriptorInfo(OptionalInt mount, OptionalLong inode) {
    private static final String MOUNT = "mnt_id:";
    private static final String INODE = "ino:";

    /// Of the bytes of the file.
    public static DescriptorInfo parse(byte[] info) {
        String text = ByteText.of(info).latin1();
        Optional<Long> mount = value(text, MOUNT);
        return new DescriptorInfo(
                mount.map(Long::intValue).map(OptionalInt::of).orElseGet(OptionalInt::empty),
                value(text, INODE).map(OptionalLong::of).orElseGet(OptionalLong::empty));
    }

    private static Optional<Long> value(String text, String key) {
        return text.lines()
                .filter(line -> line.startsWith(key))
                .map(line -> line.substring(key.length()).strip())
                .filter(number -> number.matches("\\d{1,19}"))
                .map(Long::parseUnsignedLong)
                .findFirst();
    }
}
