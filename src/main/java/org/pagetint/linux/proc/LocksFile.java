package org.pagetint.linux.proc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.linux.kernel.FileId;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Device;

/// `/proc/locks`, proc_locks(5): the locks and leases that processes hold on files. Only leases matter here, fcntl(2):
/// opening the file breaks them.
///
/// | line | result |
/// | --- | --- |
/// | `7: LEASE  ACTIVE    WRITE 17600 fe:00:2154506 0 EOF` | file 254:0, 2154506 |
/// | `7: LEASE  ACTIVE    READ 17600 fe:00:2154506 0 EOF` | its holder may make it a write lease at any time |
/// | `7: DELEG  ACTIVE    WRITE 900 08:01:12 0 EOF` | file 8:1, 12: a client of our NFS server is called back |
/// | `7: DELEG  ACTIVE    READ 900 08:01:12 0 EOF` | none: reading leaves it alone |
/// | `7: FLOCK  ADVISORY  WRITE 17600 fe:00:2154506 0 EOF` | none |
public final class LocksFile {
    private static final String LEASE = "LEASE";
    private static final String DELEGATION = "DELEG";
    private static final String READ = "READ";

    private LocksFile() {}

    /// The files under a lease. Lines that do not parse are left out.
    public static List<FileId> leased(byte[] locks) {
        List<FileId> leased = new ArrayList<>();
        ByteText.of(locks).latin1().lines().forEach(line -> leasedFile(line).ifPresent(leased::add));
        return leased;
    }

    private static Optional<FileId> leasedFile(String line) {
        List<String> words = List.of(line.strip().split(" +", -1));
        int kind = words.indexOf(LEASE);
        if (kind < 0) {
            kind = words.indexOf(DELEGATION);
            if (kind < 0 || words.size() <= kind + 2 || words.get(kind + 2).equals(READ)) {
                return Optional.empty();
            }
        }
        return words.size() > kind + 4 ? file(words.get(kind + 4)) : Optional.empty();
    }

    /// The device in hexadecimal, the inode in decimal: `fe:00:2154506`.
    private static Optional<FileId> file(String word) {
        String[] numbers = word.split(":", -1);
        if (numbers.length != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(new FileId(
                    new Device(Integer.parseUnsignedInt(numbers[0], 16), Integer.parseUnsignedInt(numbers[1], 16)),
                    Long.parseUnsignedLong(numbers[2])));
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
