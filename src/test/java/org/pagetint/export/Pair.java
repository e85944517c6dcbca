package org.pagetint.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.pagetint.files.FileOpener;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;

/// Exports of two memories, an old one and a new one, that tests let fail at every step.
final class Pair {
    private static final long PAGE = 4096;
    private static final long START = 0x10000;

    /// What is exported: the ways that differ on disk.
    enum Kind {
        RAW,
        CORE,
        FOLDER
    }

    private Pair() {}

    /// A memory of two regions in which `text` stands.
    static ArrayMemory memory(String text) {
        AddressRange one = AddressRange.ofLength(START, 80 * PAGE);
        AddressRange other = AddressRange.ofLength(START + 200 * PAGE, 3 * PAGE);
        return new ArrayMemory()
                .map(one, "")
                .map(other, "[heap]")
                .set(START, 70, PageState.DIRTY_MEMORY)
                .set(other.start(), 2, PageState.DIRTY_MEMORY)
                .write(START + 5, text)
                .write(other.start() + 7, text);
    }

    /// All of that memory, to the file or folder `x` in `folder`.
    static ExportRequest request(Kind kind, Path folder) {
        List<AddressRange> ranges =
                List.of(AddressRange.ofLength(START, 80 * PAGE), AddressRange.ofLength(START + 200 * PAGE, 3 * PAGE));
        Path path = folder.resolve("x");
        return ExportRequest.of(
                ranges,
                kind == Kind.CORE ? ExportFormat.CORE : ExportFormat.RAW,
                kind == Kind.FOLDER ? Place.folder(path) : Place.file(path));
    }

    /// Exports it.
    static void export(FileOpener files, String text, ExportRequest request, ExportMonitor monitor)
            throws ExportFailedException {
        Exports.of(memory(text), files).export(request, monitor);
    }

    /// The content of every file below `folder`, links as what they are. Names that tests make up by chance are left
    /// out.
    static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList()) {
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    content.put(
                            folder.relativize(path).toString(),
                            Files.readString(path, java.nio.charset.StandardCharsets.ISO_8859_1));
                } else if (Files.isSymbolicLink(path)) {
                    content.put(folder.relativize(path).toString(), "-> " + Files.readSymbolicLink(path));
                }
            }
        }
        return content;
    }

    /// Deletes all below `folder`, following no link.
    static void clear(Path folder) throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.toList().reversed()) {
                if (!path.equals(folder)) {
                    Files.delete(path);
                }
            }
        }
    }
}
