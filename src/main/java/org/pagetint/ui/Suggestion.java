package org.pagetint.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.Mappings;
import org.pagetint.ui.hex.commands.GoToTarget;
import org.pagetint.words.AddressText;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;
import org.pagetint.words.SizeText;

/// One place that *Go to* offers for what was typed so far.
///
/// @param label what it is called
/// @param detail where it is and what is there
/// @param address where it leads
record Suggestion(String label, String detail, long address) {
    private static final Messages TEXT = Messages.of(Suggestion.class);
    private static final int MOST = 10;

    /// What `text` could mean, the likeliest first: the place it says, if something is mapped there, then the regions
    /// whose names hold it.
    static List<Suggestion> of(String text, GoToTarget target) {
        List<Suggestion> suggestions = new ArrayList<>();
        String typed = text.strip();
        OptionalLong address = typed.isEmpty() ? OptionalLong.empty() : target.parse(typed);
        address.ifPresent(
                place -> target.mappings().at(place).ifPresent(mapping -> suggestions.add(at(place, mapping))));
        for (Suggestion named : named(typed, target.mappings())) {
            if (suggestions.size() < MOST && suggestions.stream().noneMatch(other -> other.address == named.address)) {
                suggestions.add(named);
            }
        }
        return suggestions;
    }

    private static Suggestion at(long place, Mapping mapping) {
        long offset = place - mapping.range().start();
        String in = offset == 0 ? name(mapping) : TEXT.text("go-to.offset", name(mapping), Long.toHexString(offset));
        return new Suggestion(AddressText.of(place), in, place);
    }

    private static List<Suggestion> named(String typed, Mappings mappings) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        Map<String, List<Mapping>> byName = new LinkedHashMap<>();
        for (Mapping mapping : mappings.list()) {
            String name = mapping.name().toString();
            if (!name.isEmpty() && name.toLowerCase(Locale.ROOT).contains(wanted)) {
                byName.computeIfAbsent(name, _ -> new ArrayList<>()).add(mapping);
            }
        }
        List<Suggestion> named = new ArrayList<>();
        byName.forEach((name, regions) -> named.add(new Suggestion(
                name(regions.getFirst()),
                TEXT.count(
                        "go-to.regions",
                        regions.size(),
                        SizeText.of(regions.stream()
                                .mapToLong(region -> region.range().length())
                                .sum())),
                regions.getFirst().range().start())));
        return named;
    }

    private static String name(Mapping mapping) {
        String name = mapping.name().toString();
        int slash = name.lastIndexOf('/');
        return name.isEmpty() ? PageWords.of(mapping.kind()) : name.substring(slash + 1);
    }
}
