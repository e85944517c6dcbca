package org.pagetint.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The adversary: owns a folder into which somebody else exports, and swaps names there as fast as it can, for links to files and folders that
/// it would like to have overwritten or emptied, and for files, pipes and folders of its own.
public final class SwapMain {
    private SwapMain() {}

    /// Swaps until it is ended.
    ///
    /// @param arguments its folder, a file and a folder to lead to, the seed
    public static void main(String[] arguments) {
        Path folder = Path.of(arguments[0]);
        Path file = Path.of(arguments[1]);
        Path other = Path.of(arguments[2]);
        Random random = new Random(Long.parseLong(arguments[3]));
        System.out.println("swapping");
        System.out.flush();
        long swaps = 0;
        while (true) {
            List<Path> names = names(folder);
            if (names.isEmpty()) {
                continue;
            }
            Path victim = names.get(random.nextInt(names.size()));
            try {
                swap(victim, file, other, random);
                swaps++;
            } catch (IOException _) {
                // The name is gone already, or taken: it tries the next one.
            }
            if (swaps % 100 == 99) {
                swaps++;
                System.out.println("swapped");
                System.out.flush();
            }
        }
    }

    private static List<Path> names(Path folder) {
        List<Path> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            entries.forEach(names::add);
        } catch (IOException | RuntimeException _) {
            return names;
        }
        return names;
    }

    private static void swap(Path victim, Path file, Path other, Random random) throws IOException {
        if (random.nextInt(3) == 0) {
            Files.delete(victim);
        } else {
            Files.move(victim, victim.resolveSibling("taken" + random.nextInt(1000)));
        }
        switch (random.nextInt(6)) {
            case 0, 1 -> Files.createSymbolicLink(victim, file);
            case 2, 3 -> Files.createSymbolicLink(victim, other);
            case 4 -> Files.writeString(victim, "of the adversary");
            default -> Files.createDirectory(victim);
        }
    }
}
