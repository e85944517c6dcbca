package org.pagetint.linux;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pagetint.linux.proc.ProcFiles;
import org.pagetint.linux.proc.ProcRoot;
import org.pagetint.linux.proc.Relative;
import org.pagetint.linux.proc.StatLine;
import org.pagetint.linux.proc.Threads;

/// Looks for open userfault descriptors, userfaultfd(2): a range of a process can be served by a handler only while
/// somebody holds a descriptor that this process made. The kernel does not tell who made one. So each holder counts
/// that could have it from the process: the process itself, its ancestors and descendants, processes of its user, and
/// those of root.
///
/// Looks through all processes, at most once in two seconds, for all memories together. Any thread may call.
final class UserfaultHandlers {
    private static final String LINK = "anon_inode:[userfaultfd]";
    private static final long FRESH_NANOS = 2_000_000_000;

    /// A twentieth of the time at most goes into looking.
    private static final long REST_FACTOR = 19;

    private static final int MOST_ANCESTORS = 1000;

    /// Whether a handler can serve a process.
    enum Answer {
        YES,
        NO,
        /// Not as far as can be seen, which is not everywhere.
        NOT_SEEN
    }

    /// @param holders processes with such a descriptor
    /// @param unseen processes that this user may not look into
    private record Found(List<Relative> holders, List<Relative> unseen) {}

    private final ProcRoot root;
    private Found found = new Found(List.of(), List.of());
    private long lookedAt;
    private long lookTook;
    private boolean looked;

    UserfaultHandlers(ProcRoot root) {
        this.root = root;
    }

    /// Whether the process with this folder (a descriptor) itself holds one.
    static boolean holdsOne(int folder) {
        return holds(Path.of("/proc/self/fd/" + folder)).orElse(false);
    }

    /// Whether a handler can serve the process with this number, as far as this user may look into others.
    Answer about(int pid) {
        Found now = found();
        Relative target = Relative.of(root, pid);
        if (now.holders().stream().anyMatch(holder -> couldHaveItFrom(target, holder))) {
            return Answer.YES;
        }
        return now.unseen().stream().anyMatch(other -> couldHaveItFrom(target, other)) ? Answer.NOT_SEEN : Answer.NO;
    }

    private boolean couldHaveItFrom(Relative target, Relative holder) {
        return holder.sharesUserWith(target)
                || holder.isOfRoot()
                || descends(holder.pid(), target.pid())
                || descends(target.pid(), holder.pid());
    }

    private boolean descends(int pid, int ancestor) {
        int at = pid;
        for (int steps = 0; at > 1 && steps < MOST_ANCESTORS; steps++) {
            if (at == ancestor) {
                return true;
            }
            at = ProcFiles.readIfPossible(root.of(at, "stat"))
                    .flatMap(StatLine::parse)
                    .map(StatLine::parentPid)
                    .orElse(0);
        }
        return false;
    }

    private synchronized Found found() {
        long age = System.nanoTime() - lookedAt;
        if (!looked || age > Math.max(FRESH_NANOS, lookTook * REST_FACTOR)) {
            long began = System.nanoTime();
            found = look();
            lookedAt = System.nanoTime();
            lookTook = lookedAt - began;
            looked = true;
        }
        return found;
    }

    private Found look() {
        List<Relative> holders = new ArrayList<>();
        List<Relative> unseen = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(root.path(), "[1-9]*")) {
            for (Path process : processes) {
                Optional<Boolean> holds = holds(process);
                if (holds.orElse(false)) {
                    holders.add(Relative.of(process));
                } else if (holds.isEmpty() && Files.exists(process) && !isKernelThread(process)) {
                    unseen.add(Relative.of(process));
                }
            }
        } catch (IOException _) {
            unseen.add(Relative.UNKNOWN);
        }
        return new Found(List.copyOf(holders), List.copyOf(unseen));
    }

    private static boolean isKernelThread(Path process) {
        return ProcFiles.readIfPossible(process.resolve("stat"))
                .flatMap(StatLine::parse)
                .map(StatLine::kernelThread)
                .orElse(false);
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
