package org.pagetint.search;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Another program that looks for bytes in a process, if it is installed.
enum OtherTool {
    /// yara(1), with one rule.
    YARA {
        @Override
        List<String> command(int pid, String hex, Path folder) throws IOException {
            Path rule = folder.resolve("rule.yar");
            Files.writeString(rule, "rule found { strings: $a = { " + hex + " } condition: $a }\n");
            return List.of(name(), "-s", rule.toString(), Integer.toString(pid));
        }
    },
    /// scanmem(1), all of its regions, as an array of bytes.
    SCANMEM {
        @Override
        List<String> command(int pid, String hex, Path folder) {
            String commands = "option region_scan_level 3;option scan_data_type bytearray;" + hex + ";list;exit";
            return List.of(name(), "-p", Integer.toString(pid), "-c", commands);
        }
    };

    abstract List<String> command(int pid, String hex, Path folder) throws IOException;

    /// Whether it can be started.
    boolean isInstalled() {
        return Stream.of(System.getenv("PATH").split(":"))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, toString())));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Looks for the bytes `hex` in all of a process; returns how many seconds that took.
    ///
    /// @param address where they are; the program must say so
    /// @return empty if it did not find them
    Optional<Double> search(int pid, String hex, long address) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("search");
        Path output = folder.resolve("output");
        List<String> command = command(pid, hex, folder).stream()
                .map(part -> part.equals(name()) ? toString() : part)
                .toList();
        long start = System.nanoTime();
        new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .redirectInput(Path.of("/dev/null").toFile())
                .start()
                .waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        String said = Files.readString(output, StandardCharsets.ISO_8859_1);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
        return said.contains(Long.toHexString(address)) ? Optional.of(seconds) : Optional.empty();
    }
}
