package org.pagetint.search;

import java.util.Optional;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Coverage;
import org.pagetint.memory.PageSize;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.reading.ReadPlan;
import org.pagetint.search.match.Matcher;
import org.pagetint.search.match.Matchers;

/// One thread of a search: takes units, walks them, and hands matches over. A unit's matches are those that start in
/// it; to find the end of the last one, the worker reads on behind the unit.
final class SearchWorker implements AutoCloseable {
    private static final long FIRST_PLAN_BYTES = 16L << 20;
    /// A plan over dense memory of this size takes the kernel a tenth of a second: as long as somebody who cancels may
    /// wait.
    private static final long LARGEST_PLAN_BYTES = 4L << 30;

    private static final int PLAN_GROWTH = 8;

    private final SearchJob job;
    private final PageSize pageSize;
    private final RunFilter filter;
    private final Matcher matcher;
    private final MatchOutlet outlet;
    private final Stretches stretches;
    private final RunReader reader;
    /// How far to look ahead for gaps, in bytes; 0 while memory is dense.
    private long planBytes;

    SearchWorker(SearchJob job) {
        this.job = job;
        this.pageSize = job.memory().pageSize();
        Search search = job.search();
        boolean zerosLikeOthers = search.zeros() && ZeroProbe.canMatchZeros(search.pattern());
        this.filter = new RunFilter(search, zerosLikeOthers);
        this.outlet = new MatchOutlet(
                job.collector(), job.counters(), search.pattern().fixedLength().isPresent());
        this.matcher = Matchers.of(search.pattern(), outlet);
        this.stretches = new Stretches(matcher);
        outlet.leaveOut(stretches::isAllZeros);
        this.reader = new RunReader(job, filter, stretches);
    }

    /// Searches until nothing is left or somebody stops it.
    void run() throws ProcessFailedException {
        while (!job.isStopped()) {
            Optional<Unit> unit = job.queue().next();
            if (unit.isEmpty()) {
                return;
            }
            boolean whole = false;
            try {
                search(unit.get());
                whole = !job.isStopped();
            } finally {
                leave(unit.get(), whole);
            }
        }
    }

    private void search(Unit unit) throws ProcessFailedException {
        outlet.begin(unit.start());
        reader.begin(stretches.begin(unit.start(), unit.span().start()), unit.start());
        planBytes = plansAlways() ? FIRST_PLAN_BYTES : 0;
        while (isUnfinished(unit)) {
            if (planBytes > 0) {
                walkByPlan(unit);
            } else {
                long start = reader.position();
                long gaps = readUpTo(unit, reader.strideEnd());
                boolean sparse = Long.compareUnsigned(gaps, (reader.position() - start) / 2) > 0;
                planBytes = sparse ? FIRST_PLAN_BYTES : 0;
            }
        }
        readOn(unit);
    }

    /// Pages are left out for their state: fetching what is left out would be in vain.
    private boolean plansAlways() {
        return !job.search().scope().hasAllStates();
    }

    private boolean isUnfinished(Unit unit) {
        return !job.isStopped()
                && Long.compareUnsigned(reader.position(), job.queue().end(unit)) < 0;
    }

    private void walkByPlan(Unit unit) throws ProcessFailedException {
        long start = reader.position();
        AddressRange pages = pageSize.widen(new AddressRange(start, job.queue().end(unit)).first(planBytes));
        ReadPlan plan = ReadPlan.of(job.memory(), pages, filter::isWorthReading);
        for (ReadPlan.Part part : plan.parts()) {
            if (part.gap().isPresent()) {
                reader.pass(part.gap().get(), claim(unit, part.range().end()));
            }
            while (isUnfinished(unit)
                    && Long.compareUnsigned(reader.position(), part.range().end()) < 0) {
                readUpTo(unit, lower(reader.strideEnd(), part.range().end()));
            }
            if (!isUnfinished(unit)) {
                return;
            }
        }
        if (plan.isMostlyGaps(pages.start())) {
            planBytes = Math.min(planBytes * PLAN_GROWTH, LARGEST_PLAN_BYTES);
        } else {
            planBytes = plansAlways() ? FIRST_PLAN_BYTES : 0;
        }
    }

    private long readUpTo(Unit unit, long to) throws ProcessFailedException {
        long gaps = reader.read(claim(unit, to));
        outlet.handOver(stretches.settled(reader.position()));
        return gaps;
    }

    private long claim(Unit unit, long to) {
        if (Long.compareUnsigned(to, unit.start()) <= 0) {
            // Before the unit, where the walk begins so that its first match is found as a whole
            return to;
        }
        long end = job.queue().claim(unit, to);
        outlet.own(end);
        return end;
    }

    /// Reads on behind the unit for as long as a match that started in it may go on.
    private void readOn(Unit unit) throws ProcessFailedException {
        reader.stopCounting();
        long limit = unit.span().end();
        while (!job.isStopped()
                && Long.compareUnsigned(stretches.settled(reader.position()), unit.end()) < 0
                && Long.compareUnsigned(reader.position(), limit) < 0) {
            long nextPage = pageSize.floor(reader.position()) + pageSize.bytes();
            reader.read(lower(nextPage, limit));
        }
    }

    private void leave(Unit unit, boolean whole) {
        outlet.handOverAll(stretches.settled(reader.position()));
        if (!whole) {
            outlet.shut();
        }
        stretches.hole();
        outlet.finish();
        job.queue().finished(unit);
    }

    private static long lower(long one, long other) {
        return Long.compareUnsigned(one, other) < 0 ? one : other;
    }

    /// What it has covered so far.
    Coverage coverage() {
        return reader.tally().sum();
    }

    @Override
    public void close() {
        reader.close();
        stretches.close();
        matcher.close();
    }
}
