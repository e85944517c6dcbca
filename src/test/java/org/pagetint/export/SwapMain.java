package org.pagetint.export;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The adversary: owns a folder into which somebody else exports, and swaps names there as fast as it can, for links to
/// files and folders that it would like to have overwritten or emptied, hard links, and files and folders of its own.
/// It looks for names all the time, or the kernel tells it of each new one: inotify(7), which stands behind Java's
/// watch services on Linux.
public final class SwapMain {
    private static final String TAKEN = "taken";
    private static final int ENOUGH = 100;

    private SwapMain() {}

    /// Swaps until it is ended.
    ///
    /// @param arguments its folder, a file and a folder to lead to, the seed, and how it learns of names: `polling` or
    ///     `events`
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        Path file = Path.of(arguments[1]);
        Path other = Path.of(arguments[2]);
        Random random = new Random(Long.parseLong(arguments[3]));
        Names names = arguments[4].equals("events") ? new Told(folder) : new Looked(folder);
        System.out.println("swapping");
        System.out.flush();
        long swaps = 0;
        while (true) {
            List<Path> victims = names.next();
            if (victims.isEmpty()) {
                continue;
            }
            Path victim = victims.get(random.nextInt(victims.size()));
            try {
                swap(victim, file, other, random);
                swaps++;
            } catch (IOException _) {
                // The name is gone already, or taken: it tries the next one.
            }
            if (swaps == ENOUGH) {
                swaps++;
                System.out.println("swapped");
                System.out.flush();
            }
        }
    }

    /// Where the adversary has the names from.
    private interface Names {
        /// Some that are there, or were just now.
        List<Path> next() throws IOException, InterruptedException;
    }

    /// Reads the folder again and again.
    private record Looked(Path folder) implements Names {
        @Override
        public List<Path> next() {
            return names(folder);
        }
    }

    /// Waits for the next name to appear.
    private static final class Told implements Names {
        private final Path folder;
        private final WatchService events;

        Told(Path folder) throws IOException {
            this.folder = folder;
            events = folder.getFileSystem().newWatchService();
            folder.register(events, StandardWatchEventKinds.ENTRY_CREATE);
        }

        @Override
        public List<Path> next() throws InterruptedException {
            WatchKey key = events.take();
            List<Path> names = new ArrayList<>();
            for (WatchEvent<?> event : key.pollEvents()) {
                if (event.context() instanceof Path name && !name.toString().startsWith(TAKEN)) {
                    names.add(folder.resolve(name));
                }
            }
            key.reset();
            return names;
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
            Files.move(victim, victim.resolveSibling(TAKEN + random.nextInt(1000)));
        }
        switch (random.nextInt(8)) {
            case 0, 1 -> Files.createSymbolicLink(victim, file);
            case 2, 3 -> Files.createSymbolicLink(victim, other);
            case 4 -> Files.writeString(victim, "of the adversary");
            case 5 -> Files.createLink(victim, file); // Refused where the kernel protects hard links.
            case 6 -> {
                Path own = victim.resolveSibling(TAKEN + random.nextInt(1000));
                Files.writeString(own, "of the adversary", StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                Files.createLink(victim, own);
            }
            default -> Files.createDirectory(victim);
        }
    }
}
