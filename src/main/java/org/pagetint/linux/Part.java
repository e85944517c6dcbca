package org.pagetint.linux;

import java.util.List;
import java.util.NavigableSet;
import java.util.function.Consumer;
import org.pagetint.linux.file.FileView;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.PageRun;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// Pages of one mapping that were read, by which plan, and which of them failed.
///
/// @param file what was known of the mapping's file; the reader holds on to it as long as to the part
/// @param failed single pages, or all pages of a step
record Part(AddressRange range, Mapping mapping, FileView file, List<Step> steps, NavigableSet<AddressRange> failed) {
    /// Whether its bytes are right only if nothing changed meanwhile.
    boolean doubtful() {
        return !failed.isEmpty()
                || file instanceof FileView.Mismatch
                || steps.stream().anyMatch(Step::inferred);
    }

    /// Tells its runs, pages that failed apart.
    void tell(Consumer<PageRun> runs) {
        steps.forEach(step -> tell(step, runs));
    }

    private void tell(Step step, Consumer<PageRun> runs) {
        AddressRange rest = step.range();
        for (AddressRange bad :
                failed.subSet(new AddressRange(rest.start(), rest.start()), new AddressRange(rest.end(), rest.end()))) {
            AddressRange before = new AddressRange(rest.start(), bad.start());
            if (!before.isEmpty()) {
                runs.accept(step.verdict().run(before));
            }
            runs.accept(PageRun.unknown(bad, PageState.UNREADABLE, UnknownReason.READ_FAILED));
            rest = new AddressRange(bad.end(), rest.end());
        }
        if (!rest.isEmpty()) {
            runs.accept(step.verdict().run(rest));
        }
    }
}
