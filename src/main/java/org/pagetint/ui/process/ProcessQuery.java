package org.pagetint.ui.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.pagetint.process.User;

/// Which processes the picker lists. A pure function of the process list.
///
/// @param filter words, in any order, that pid, name, command or user must contain, whatever their case
/// @param self whose processes are listed
/// @param allUsers whether the others' are listed too
/// @param byParent whether children stand under their parents
public record ProcessQuery(String filter, User self, boolean allUsers, boolean byParent) {

    /// Those of `rows` that are listed, in the same order. The process whose pid was typed comes first.
    public List<ProcessRow> listed(List<ProcessRow> rows) {
        Predicate<ProcessRow> matches = matcher();
        int typedPid = typedPid();
        List<ProcessRow> listed = new ArrayList<>(rows.size());
        for (ProcessRow row : rows) {
            if ((allUsers || isOwn(row)) && matches.test(row)) {
                listed.add(row.info().pid() == typedPid ? 0 : listed.size(), row);
            }
        }
        return byParent ? tree(listed) : listed;
    }

    /// How many processes of other users match while they are not listed.
    public int hiddenMatches(List<ProcessRow> rows) {
        if (allUsers) {
            return 0;
        }
        Predicate<ProcessRow> matches = matcher();
        return (int)
                rows.stream().filter(row -> !isOwn(row) && matches.test(row)).count();
    }

    /// The pid that was typed; 0, which no process has, if something else was.
    private int typedPid() {
        String typed = filter.strip();
        return typed.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(typed) : 0;
    }

    private boolean isOwn(ProcessRow row) {
        return row.info().user().id() == self.id();
    }

    private Predicate<ProcessRow> matcher() {
        String[] words = filter.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        return row -> {
            for (String word : words) {
                if (!row.haystack().contains(word)) {
                    return false;
                }
            }
            return true;
        };
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
