package org.pagetint.ui.hex.model;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.PageFacts;
import org.pagetint.memory.PartCounts;
import org.pagetint.process.ProcessFailure;
import org.pagetint.ui.hex.loading.Reading;
import org.pagetint.ui.hex.loading.StripScan;

/// What is known of pages beside their bytes: how many of each state the region has, and all facts of the page under
/// the cursor. FX thread only; the reading happens elsewhere.
public final class PageStatistics {
    private final ReadOnlyObjectWrapper<Optional<PageFacts>> facts = new ReadOnlyObjectWrapper<>(Optional.empty());
    private Optional<PartCounts> strip = Optional.empty();
    private OptionalLong asked = OptionalLong.empty();

    /// The facts of the page that was asked about last, once they are known; until then, those of the page before.
    ReadOnlyObjectProperty<Optional<PageFacts>> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /// The page states of the region, as far as they are counted.
    Optional<PartCounts> strip() {
        return strip;
    }

    /// Whether an answer is still to come.
    boolean isAsking() {
        return asked.isPresent();
    }

    /// Forgets everything.
    void clear() {
        strip = Optional.empty();
        forgetPage();
    }

    /// Another page is under the cursor, and nobody will say what it is.
    void forgetPage() {
        asked = OptionalLong.empty();
        facts.set(Optional.empty());
    }

    /// Asks for the facts of the page that starts at `page`. Where that fails, those known of it stay.
    void ask(Reading reading, long page) {
        asked = OptionalLong.of(page);
        reading.askFacts(page, answer -> {
            if (asked.equals(OptionalLong.of(page))) {
                asked = OptionalLong.empty();
                Optional<PageFacts> now = answer.or(() -> factsOf(page));
                if (!now.equals(facts.get())) {
                    facts.set(now);
                }
            }
        });
    }

    /// The facts of the page that starts at `page`, if they are those that are known.
    Optional<PageFacts> factsOf(long page) {
        return facts.get().filter(known -> known.page().range().start() == page);
    }

    /// Counts the page states of `region` anew, bit by bit; what was counted of it before stays until then.
    ///
    /// @param changed runs after each bit
    void count(Reading reading, AddressRange region, Runnable changed, Consumer<ProcessFailure> failed) {
        PartCounts fresh = StripScan.partsOf(region, reading.memory().pageSize());
        PartCounts counts = strip.filter(last -> last.range().equals(fresh.range()))
                .map(PartCounts::again)
                .orElse(fresh);
        reading.count(counts, changed, failed);
        strip = Optional.of(counts);
        changed.run();
    }
}
