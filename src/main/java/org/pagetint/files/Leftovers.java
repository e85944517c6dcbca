package org.pagetint.files;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// Removes what is left in a folder of programs that were killed while they wrote there: staged files and folders that
/// belong to this user, that no program has locked, and that have not changed for a while. A folder must also be marked
/// as unfinished, and hold only files that may have been made for it: else another program could give that name to any
/// folder.
///
/// Where the description is there, too, it was already being moved to its place: the other half may then be the only
/// whole one, and is kept until something new stands at that place. One thread.
public final class Leftovers {
    private static final Duration LEAST_AGE = Duration.ofMinutes(10);

    private final Folder folder;
    private final int user;
    private final Instant before;
    private final Predicate<String> entries;

    /// @param user whose they must be
    /// @param now the time
    /// @param entries names that files in a folder can have
    public Leftovers(Folder folder, int user, Instant now, Predicate<String> entries) {
        this.folder = folder;
        this.user = user;
        this.before = now.minus(LEAST_AGE);
        this.entries = entries;
    }

    /// The names of files that describe what would have been called `name`, and that did not come to their place.
    public static List<String> descriptionsOf(Folder folder, String name) throws IOException {
        return folder.names().stream()
                .filter(entry -> StagedName.parse(entry)
                        .filter(staged ->
                                staged.isFor(name) && staged.description().equals(entry))
                        .isPresent())
                .sorted()
                .toList();
    }

    /// Removes what was never whole.
    public void remove() {
        remove(_ -> false);
    }

    /// Removes also what would have stood at `name`, where something new does now.
    public void removeOf(String name) {
        remove(staged -> staged.isFor(name));
    }

    /// Whoever wants to write something new is not kept from it by what cannot be removed.
    private void remove(Predicate<StagedName> replaced) {
        List<StagedName> found;
        Set<String> names;
        try {
            names = new HashSet<>(folder.names());
            found = names.stream()
                    .flatMap(name -> StagedName.parse(name).stream())
                    .distinct()
                    .toList();
        } catch (IOException _) {
            return;
        }
        for (StagedName staged : found) {
            boolean described = names.contains(staged.description());
            if (!described || replaced.test(staged)) {
                removeIfOld(staged.content());
                removeIfOld(staged.description());
            }
        }
    }

    private void removeIfOld(String name) {
        try {
            Optional<FileFacts> facts = folder.facts(name);
            if (facts.isPresent() && isOldAndOurs(facts.get())) {
                switch (facts.get().kind()) {
                    case FILE -> removeFile(name, facts.get());
                    case FOLDER -> removeFolder(name, facts.get());
                    case OTHER -> {}
                }
            }
        } catch (IOException _) {
            // It is somebody's who does not let us, or is gone just now.
        }
    }

    private boolean isOldAndOurs(FileFacts facts) {
        return facts.owner() == user && facts.modified().isBefore(before);
    }

    private void removeFile(String name, FileFacts facts) throws IOException {
        try (OpenFile file = folder.open(name)) {
            if (facts.links() == 1 && file.facts().isSame(facts) && file.lock()) {
                folder.delete(name);
            }
        }
    }

    private void removeFolder(String name, FileFacts facts) throws IOException {
        try (Folder left = folder.openFolder(name)) {
            if (!left.facts().isSame(facts) || !facts.unfinished() || !left.lock()) {
                return;
            }
            for (String entry : left.names()) {
                if (!entries.test(entry)
                        || !left.facts(entry).filter(this::isPlainFile).isPresent()) {
                    return;
                }
            }
            for (String entry : left.names()) {
                left.delete(entry);
            }
        }
        folder.deleteFolder(name);
    }

    private boolean isPlainFile(FileFacts facts) {
        return facts.kind() == FileFacts.Kind.FILE && facts.owner() == user && facts.links() == 1;
    }
}
