package org.pagetint.linux;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Looks for open userfault descriptors, userfaultfd(2): a range can be served by a handler only while some process holds one.
final class UserfaultHandlers {
    private static final String LINK = "anon_inode:[userfaultfd]";

    private final ProcRoot root;

    UserfaultHandlers(ProcRoot root) {
        this.root = root;
    }

    /// Whether `pid` itself holds one.
    boolean holdsOne(int pid) {
        return heldBy(root.of(pid), false);
    }

    /// Whether a process that this user may look into holds one, or `pid` may not be looked into.
    boolean mayServe(int pid) {
        if (heldBy(root.of(pid), true)) {
            return true;
        }
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(root.path(), "[1-9]*")) {
            for (Path process : processes) {
                if (heldBy(process, false)) {
                    return true;
                }
            }
            return false;
        } catch (IOException _) {
            return true;
        }
    }

    private static boolean heldBy(Path process, boolean whenUnseen) {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(process.resolve("fd"))) {
            for (Path descriptor : descriptors) {
                if (target(descriptor).equals(LINK)) {
                    return true;
                }
            }
            return false;
        } catch (IOException _) {
            return whenUnseen;
        }
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException _) {
            return ""; // Closed since the folder was listed.
        }
    }
}
