package org.pagetint.ui.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.pagetint.process.ProcessInfo;
import org.pagetint.process.User;

/// Which processes the picker lists, and in which order. A pure function of the process list.
///
/// @param filter words, in any order, that pid, name, command or user must contain, whatever their case
/// @param self whose processes are listed
/// @param allUsers whether the others' are listed too
/// @param byParent whether children stand under their parents
/// @param order how those on the same level are ordered
/// @param recents programs opened lately: they come first
public record ProcessQuery(
        String filter, User self, boolean allUsers, boolean byParent, ProcessOrder order, RecentPrograms recents) {

    /// The rows of `processes` to be listed. Threads of the kernel never are. The process whose pid was typed comes first.
    public List<ProcessRow> rows(List<ProcessInfo> processes) {
        Predicate<ProcessInfo> matches = matcher();
        List<ProcessRow> rows = new ArrayList<>();
        for (ProcessInfo info : processes) {
            if (!info.kernelThread() && (allUsers || isOwn(info)) && matches.test(info)) {
                rows.add(ProcessRow.of(info, recents.contains(info)));
            }
        }
        rows.sort(comparator());
        return byParent ? tree(rows) : rows;
    }

    /// How many processes of other users match while they are not listed.
    public int hiddenMatches(List<ProcessInfo> processes) {
        if (allUsers) {
            return 0;
        }
        Predicate<ProcessInfo> matches = matcher();
        return (int) processes.stream()
                .filter(info -> !info.kernelThread() && !isOwn(info) && matches.test(info))
                .count();
    }

    private boolean isOwn(ProcessInfo info) {
        return info.user().id() == self.id();
    }

    private Predicate<ProcessInfo> matcher() {
        String[] words = filter.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        return info -> {
            String text = (info.pid() + "\n" + info.name() + "\n" + info.user().name() + "\n" + info.commandLine())
                    .toLowerCase(Locale.ROOT);
            for (String word : words) {
                if (!text.contains(word)) {
                    return false;
                }
            }
            return true;
        };
    }

    private Comparator<ProcessRow> comparator() {
        String typed = filter.strip();
        Comparator<ProcessRow> typedFirst =
                Comparator.comparing(row -> !Integer.toString(row.info().pid()).equals(typed));
        return typedFirst.thenComparing(row -> !row.recent()).thenComparing(order.comparator());
    }

    private static List<ProcessRow> tree(List<ProcessRow> rows) {
        Map<Integer, List<ProcessRow>> children = new HashMap<>();
        Map<Integer, ProcessRow> byPid = new HashMap<>();
        rows.forEach(row -> byPid.put(row.info().pid(), row));
        List<ProcessRow> roots = new ArrayList<>();
        for (ProcessRow row : rows) {
            int parent = row.info().parentPid();
            if (byPid.containsKey(parent) && parent != row.info().pid()) {
                children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(row);
            } else {
                roots.add(row);
            }
        }
        List<ProcessRow> tree = new ArrayList<>(rows.size());
        for (ProcessRow root : roots) {
            append(tree, root, 0, children);
        }
        return tree;
    }

    private static void append(
            List<ProcessRow> tree, ProcessRow row, int depth, Map<Integer, List<ProcessRow>> children) {
        tree.add(row.at(depth));
        for (ProcessRow child : children.getOrDefault(row.info().pid(), List.of())) {
            append(tree, child, depth + 1, children);
        }
    }
}
