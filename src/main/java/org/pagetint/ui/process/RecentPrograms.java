package org.pagetint.ui.process;

import java.util.ArrayList;
import java.util.List;
import org.pagetint.process.ProcessInfo;

/// The programs recently opened, the latest first. A program is known by its name, since its pid changes.
///
/// @param names names of processes, without doubles
public record RecentPrograms(List<String> names) {
    /// None yet.
    public static final RecentPrograms NONE = new RecentPrograms(List.of());

    private static final int LIMIT = 10;

    public RecentPrograms {
        names = names.stream().distinct().limit(LIMIT).toList();
    }

    /// Whether the program of `process` was recently opened.
    public boolean contains(ProcessInfo process) {
        return names.contains(process.name());
    }

    /// These with the program of `process` at the head; the oldest falls out when there are more than ten.
    public RecentPrograms with(ProcessInfo process) {
        List<String> more = new ArrayList<>();
        more.add(process.name());
        more.addAll(names);
        return new RecentPrograms(more);
    }
}
