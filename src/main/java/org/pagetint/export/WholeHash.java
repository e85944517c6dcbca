package org.pagetint.export;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/// The hash of a whole export: the SHA-256 of a text with a line for each part, in the order in which they lie in the
/// file, and file by file:
///
/// ```
/// OFFSET LENGTH HASH FILE
/// ```
///
/// Numbers are decimal, HASH is the part's, or `-` where it is all zeros, and ` FILE` is there only if the export is a
/// folder. Since parts tell where they lie, and the rest is zeros, it stands for every byte of the files and for their
/// lengths, without anyone having to hash terabytes of holes.
final class WholeHash {
    private static final String ZEROS = "-";

    private final MessageDigest digest = Hashing.newDigest();

    /// Adds the next part.
    void add(ExportPart part) {
        String line = part.offset() + " " + part.length() + " " + part.sha256().orElse(ZEROS)
                + part.file().map(name -> " " + name).orElse("") + "\n";
        digest.update(line.getBytes(StandardCharsets.UTF_8));
    }

    /// The hash of all that was added, in hexadecimal. Used once.
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
