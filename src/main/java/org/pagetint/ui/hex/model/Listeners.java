package org.pagetint.ui.hex.model;

import java.util.ArrayList;
import java.util.List;

/// Who draws what the model shows. FX thread only.
public final class Listeners {
    private final List<Runnable> rows = new ArrayList<>();
    private final List<Runnable> strip = new ArrayList<>();
    private final List<Runnable> news = new ArrayList<>();

    /// Runs `listener` whenever rows, cursor, selection or colours have changed.
    public void onChange(Runnable listener) {
        rows.add(listener);
    }

    /// Runs `listener` whenever the region's page counts have changed.
    public void onStripChange(Runnable listener) {
        strip.add(listener);
    }

    /// Runs `listener` whenever the cursor has moved, or more is known of the pages.
    void onNews(Runnable listener) {
        news.add(listener);
    }

    void news() {
        news.forEach(Runnable::run);
        changed();
    }

    void changed() {
        rows.forEach(Runnable::run);
    }

    void stripChanged() {
        strip.forEach(Runnable::run);
    }
}
