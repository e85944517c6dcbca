package org.pagetint.linux.proc;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What decides whether a process can have a descriptor that another one made: its number and its users.
///
/// @param users the real, effective, saved and file system user, as `status` has them; none if it does not tell
public record Relative(int pid, List<String> users) {
    private static final String ROOT = "0";

    /// One of which nothing is known.
    public static final Relative UNKNOWN = new Relative(0, List.of());

    /// The process `pid` below `root`.
    public static Relative of(ProcRoot root, int pid) {
        return new Relative(pid, users(root.of(pid)));
    }

    /// The process with this folder, whose name is its number.
    public static Relative of(Path process) {
        String name = process.getFileName().toString();
        return name.matches("\\d{1,9}") ? new Relative(Integer.parseInt(name), users(process)) : UNKNOWN;
    }

    /// Whether one user runs both; also if that is not known.
    public boolean sharesUserWith(Relative other) {
        return users.isEmpty() || other.users.isEmpty() || users.stream().anyMatch(other.users::contains);
    }

    /// Whether root runs it, who can take any descriptor.
    public boolean isOfRoot() {
        return users.contains(ROOT);
    }

    private static List<String> users(Path process) {
        return ProcFiles.readIfPossible(process.resolve("status"))
                .map(StatusFile::parse)
                .flatMap(status -> Optional.ofNullable(status.fields().get("Uid")))
                .map(users -> Stream.of(users.split("\\s+", -1)).distinct().toList())
                .orElse(List.of());
    }
}
