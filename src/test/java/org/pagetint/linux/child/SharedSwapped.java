package org.pagetint.linux.child;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import org.pagetint.memory.AddressRange;

/// How much of a mapping is in swap, by the `Swap` of `smaps`: the only place where the kernel counts shared memory,
/// too.
public final class SharedSwapped {
    private SharedSwapped() {}

    /// In units of 1024 bytes.
    public static long kilobytes(Target target, AddressRange mapping) throws IOException {
        boolean inside = false;
        for (String line : Files.readAllLines(target.proc("smaps"), StandardCharsets.ISO_8859_1)) {
            if (line.matches("[0-9a-f]+-[0-9a-f]+ .*")) {
                inside = line.startsWith(mapping + " ");
            } else if (inside && line.startsWith("Swap:")) {
                return Long.parseLong(line.replaceAll("[^0-9]", ""));
            }
        }
        throw new IOException("no mapping " + mapping);
    }
}
