package org.pagetint.ui.search;

import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageCounts;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.Scope;
import org.pagetint.search.ScopePlan;
import org.pagetint.words.Messages;
import org.pagetint.words.SizeText;

/// How much will be searched, said before it is.
///
/// @param bytes in pages of the chosen states
/// @param regions that have a part in it
/// @param all whether pages of all states are searched
record ScopeCount(long bytes, int regions, boolean all) {
    private static final Messages TEXT = Messages.of(ScopeCount.class);

    /// Counts. Looks at the pages only if some are left out for their state; waits for the kernel then.
    static ScopeCount of(Scope scope, Mappings mappings, ProcessMemory memory) throws ProcessFailedException {
        ScopePlan plan = scope.plan(mappings);
        if (scope.hasAllStates()) {
            return new ScopeCount(plan.bytes(), plan.regions(), true);
        }
        PageCounts.Sum pages = new PageCounts.Sum();
        for (AddressRange span : plan.spans()) {
            memory.pages(memory.pageSize().widen(span), run -> {
                run.range().intersect(span).ifPresent(part -> pages.add(run.state(), part.length()));
            });
        }
        PageCounts counts = pages.toCounts();
        return new ScopeCount(scope.states().stream().mapToLong(counts::bytes).sum(), plan.regions(), false);
    }

    /// `1.2 GiB in 214 regions will be searched`
    @Override
    public String toString() {
        if (regions == 0) {
            return TEXT.text("scope.nothing");
        }
        return TEXT.count(all ? "scope" : "scope.states", regions, SizeText.of(bytes));
    }
}
