package org.pagetint.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.pagetint.files.OpenFile;

/// Looks, before anything is compared, whether a manifest is a whole one, and how much is to be compared.
final class ManifestCheck implements ManifestReader.Parts {
    private final WholeHash hash = new WholeHash();
    private Optional<ManifestHead> head = Optional.empty();
    private boolean folder;
    private long parts;
    private long hashedBytes;

    private ManifestCheck() {}

    /// Reads all of `manifest`.
    ///
    /// @param path where it lies, for messages
    static ManifestCheck of(OpenFile manifest, Path path) throws IOException, ExportFailedException {
        ManifestCheck check = new ManifestCheck();
        ManifestReader.read(manifest, path, check);
        Optional<String> sha256 = check.head().sha256();
        if (sha256.isPresent() && !sha256.get().equals(check.hash.hex())) {
            throw new ExportFailedException(new ExportFailure.ManifestChanged(path));
        }
        return check;
    }

    @Override
    public void head(ManifestHead read) {
        head = Optional.of(read);
    }

    @Override
    public void part(ExportPart part) {
        hash.add(part);
        parts++;
        folder = part.file().isPresent();
        if (part.sha256().isPresent() && part.length() > 0) {
            hashedBytes += part.length();
        }
    }

    ManifestHead head() {
        return head.orElseThrow();
    }

    /// Whether the export is a folder; unknown if it has no parts.
    boolean isFolder() {
        return folder;
    }

    /// How many parts there are.
    long parts() {
        return parts;
    }

    /// How many bytes are to be hashed.
    long hashedBytes() {
        return hashedBytes;
    }
}
