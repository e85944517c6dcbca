package org.pagetint.export;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What an export looks like on disk.
public enum ExportFormat {
    /// The bytes at their true offsets; what was never written is a hole of the file.
    RAW(".bin"),
    /// Text in the layout of `hexdump -C`.
    HEXDUMP(".hex"),
    /// An ELF core file, elf(5), that a debugger opens.
    CORE(".core");

    private final String extension;

    ExportFormat(String extension) {
        this.extension = extension;
    }

    /// How names of such files usually end, with the dot.
    public String extension() {
        return extension;
    }

    /// The word for it on the command line and in the manifest: `raw`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The format of this word.
    public static Optional<ExportFormat> ofWord(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst();
    }
}
