package org.pagetint.linux;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Looks for open userfault descriptors, userfaultfd(2): a range can be served by a handler only while some process holds one.
final class UserfaultHandlers {
    private static final String LINK = "anon_inode:[userfaultfd]";

    /// Whether somebody holds one.
    enum Answer {
        YES,
        NO,
        /// Not as far as can be seen, which is not everywhere.
        NOT_SEEN
    }

    private final ProcRoot root;

    UserfaultHandlers(ProcRoot root) {
        this.root = root;
    }

    /// Whether the process with this folder (a descriptor) itself holds one.
    static boolean holdsOne(int folder) {
        return holds(Path.of("/proc/self/fd/" + folder)).orElse(false);
    }

    /// Whether some process holds one, as far as this user may look into them.
    Answer held() {
        boolean sawAll = true;
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(root.path(), "[1-9]*")) {
            for (Path process : processes) {
                Optional<Boolean> holds = holds(process);
                if (holds.orElse(false)) {
                    return Answer.YES;
                }
                sawAll &= holds.isPresent() || Files.notExists(process);
            }
            return sawAll ? Answer.NO : Answer.NOT_SEEN;
        } catch (IOException _) {
            return Answer.NOT_SEEN;
        }
    }

    /// Empty if this user may not look into the process.
    private static Optional<Boolean> holds(Path process) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            boolean any = false;
            for (Path descriptor : descriptors) {
                any = true;
                if (target(descriptor).equals(LINK)) {
                    return Optional.of(true);
                }
            }
            return Optional.of(!any && aThreadHolds(process));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /// The descriptors of a process whose first thread has ended are seen through the others only.
    private static boolean aThreadHolds(Path process) {
        return Threads.living(process).stream()
                .anyMatch(thread -> holds(process.resolve("task/" + thread)).orElse(false));
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException _) {
            return ""; // Closed since the folder was listed.
        }
    }
}
