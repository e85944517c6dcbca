package org.pagetint.ui.settings;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.Property;

/// What is remembered between two runs: texts by name. One for the whole program; used on the FX thread.
public final class Preferences {
    private final Map<String, List<String>> values;
    private final Consumer<Map<String, List<String>>> changed;

    /// Preferences that begin with `values`.
    ///
    /// @param changed gets all of them after each change
    public Preferences(Map<String, List<String>> values, Consumer<Map<String, List<String>>> changed) {
        this.values = new HashMap<>(values);
        this.changed = changed;
    }

    /// The text under `name`, the first one where there are several.
    public Optional<String> get(String name) {
        return all(name).stream().findFirst();
    }

    /// The texts under `name`; none if nothing was remembered.
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /// Remembers `texts` under `name`.
    public void set(String name, List<String> texts) {
        List<String> copy = List.copyOf(texts);
        if (!copy.equals(values.put(name, copy))) {
            changed.accept(Map.copyOf(values));
        }
    }

    /// Sets `property` to what was remembered under `name`, if that still makes sense, and remembers it from now on.
    ///
    /// @param read makes a value of what was remembered; may fail with an `IllegalArgumentException`
    public <T> void keep(String name, Property<T> property, Function<T, String> write, Function<String, T> read) {
        get(name).ifPresent(text -> {
            try {
                property.setValue(read.apply(text));
            } catch (IllegalArgumentException _) {
                // Written by another version or by hand: what is there by default stays.
            }
        });
        property.subscribe((_, now) -> set(name, List.of(write.apply(now))));
    }
}
