package org.pagetint.linux.proc;

import java.util.Optional;
import org.pagetint.linux.kernel.MappingNames;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Device;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Permissions;

/// Parses one line of `/proc/PID/maps`, proc(5): `start-end perms offset major:minor inode [name]`. Numbers are
/// hexadecimal, but the inode is decimal; fields are separated by runs of spaces; the name is all that is left and can
/// hold any byte.
///
/// A cursor over bytes that a failed step leaves at −1, so that a torn line costs nothing but the look at it.
final class MapsLine {
    private static final int MAX_HEX_DIGITS = 16;

    /// The value of each hexadecimal digit, −1 of any other byte: a list of mappings has millions of them.
    private static final byte[] HEX = hexDigits();

    /// All sixteen, so that no mapping needs its own.
    private static final Permissions[] PERMISSIONS = allPermissions();

    /// From so many digits on a number may not fit 64 bits.
    private static final int MAX_DECIMAL_DIGITS = 20;

    private final byte[] bytes;
    private final int end;
    private int at;

    private MapsLine(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /// The mapping in bytes `from` up to, not including, `to`, which hold no line end; empty if they are not such a
    /// line.
    static Optional<Mapping> parse(byte[] bytes, int from, int to) {
        return new MapsLine(bytes, from, to).mapping();
    }

    private Optional<Mapping> mapping() {
        long start = hexadecimal();
        take('-');
        long last = hexadecimal();
        spaces();
        Permissions permissions = permissions();
        spaces();
        long offset = hexadecimal();
        spaces();
        long major = hexadecimal();
        take(':');
        long minor = hexadecimal();
        spaces();
        long inode = decimal();
        if (at >= 0 && at < end) {
            spaces();
        }
        if (at < 0 || Long.compareUnsigned(last, start) < 0 || (major | minor) >>> 32 != 0) {
            return Optional.empty();
        }
        return Optional.of(new Mapping(
                new AddressRange(start, last),
                permissions,
                offset,
                major == 0 && minor == 0 ? Device.NONE : new Device((int) major, (int) minor),
                inode,
                at == end ? MappingNames.UNNAMED : MappingNames.of(ByteText.of(bytes, at, end))));
    }

    private void fail() {
        at = -1;
    }

    private void take(char expected) {
        if (at >= 0 && at < end && bytes[at] == expected) {
            at++;
        } else {
            fail();
        }
    }

    /// One space at least.
    private void spaces() {
        take(' ');
        while (at >= 0 && at < end && bytes[at] == ' ') {
            at++;
        }
    }

    private long hexadecimal() {
        if (at < 0) {
            return 0;
        }
        int from = at;
        long value = 0;
        while (at < end) {
            int digit = HEX[bytes[at] & 0xff];
            if (digit < 0) {
                break;
            }
            value = value << 4 | digit;
            at++;
        }
        if (at == from || at - from > MAX_HEX_DIGITS) {
            fail();
        }
        return value;
    }

    private long decimal() {
        if (at < 0) {
            return 0;
        }
        int from = at;
        long value = 0;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            value = value * 10 + (bytes[at] - '0');
            at++;
        }
        if (at > from && at - from < MAX_DECIMAL_DIGITS) {
            return value;
        }
        try {
            return Long.parseUnsignedLong(ByteText.of(bytes, from, at).latin1());
        } catch (NumberFormatException _) {
            fail();
            return 0;
        }
    }

    private Permissions permissions() {
        boolean read = flag('r', '-');
        boolean write = flag('w', '-');
        boolean execute = flag('x', '-');
        boolean shared = flag('s', 'p');
        return PERMISSIONS[(read ? 1 : 0) | (write ? 2 : 0) | (execute ? 4 : 0) | (shared ? 8 : 0)];
    }

    private static Permissions[] allPermissions() {
        Permissions[] all = new Permissions[16];
        for (int bits = 0; bits < all.length; bits++) {
            all[bits] = new Permissions((bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0, (bits & 8) != 0);
        }
        return all;
    }

    private static byte[] hexDigits() {
        byte[] digits = new byte[256];
        for (int character = 0; character < digits.length; character++) {
            digits[character] = (byte) (character < 128 ? Character.digit(character, 16) : -1);
        }
        return digits;
    }

    private boolean flag(char set, char clear) {
        if (at < 0 || at >= end || (bytes[at] != set && bytes[at] != clear)) {
            fail();
            return false;
        }
        return bytes[at++] == set;
    }
}
