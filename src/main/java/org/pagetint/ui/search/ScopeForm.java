package org.pagetint.ui.search;

import atlantafx.base.theme.Styles;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.PageState;
import org.pagetint.search.PermissionFilter;
import org.pagetint.search.Scope;
import org.pagetint.search.SearchWords;
import org.pagetint.search.pattern.PatternException;
import org.pagetint.search.pattern.PatternParser;
import org.pagetint.words.Messages;
import org.pagetint.words.PageFamily;
import org.pagetint.words.PageWords;

/// Where a person says where to look. Used on the FX thread.
final class ScopeForm extends FlowPane {
    private static final Messages TEXT = Messages.of(ScopeForm.class);
    private static final double GAP = 8;
    private static final double WHERE_WIDTH = 148;
    private static final double RANGE_WIDTH = 220;
    private static final double PERMISSIONS_WIDTH = 64;

    /// Which addresses.
    enum Where {
        /// All of them.
        EVERYTHING,
        /// Regions or bytes that were chosen elsewhere.
        CHOSEN,
        /// A range that is typed.
        RANGE
    }

    private final Supplier<Mappings> mappings;
    private final ChoiceBox<Where> where = new ChoiceBox<>();
    private final TextField range = new TextField();
    private final TextField permissions = new TextField();
    private final Map<MappingKind, CheckMenuItem> kinds = new EnumMap<>(MappingKind.class);
    private final MenuButton kindMenu = menu(kinds, List.of(MappingKind.values()), PageWords::of);
    private final Map<PageState, CheckMenuItem> states = new EnumMap<>(PageState.class);
    private final MenuButton stateMenu = menu(states, PageState.OF_LIVE, PageWords::of);
    private final ToggleButton dirtied = new ToggleButton(TEXT.text("dirtied"));
    private final ToggleButton zeros = new ToggleButton(TEXT.text("zeros"));
    private final ReadOnlyObjectWrapper<Optional<Scope>> scope =
            new ReadOnlyObjectWrapper<>(Optional.of(Scope.EVERYTHING));
    private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");
    private List<AddressRange> chosen = List.of();
    private boolean following;

    /// @param mappings the regions as they are now
    /// @param selection what is selected in the window: bytes, or regions
    ScopeForm(Supplier<Mappings> mappings, Supplier<List<AddressRange>> selection) {
        super(GAP, GAP / 2);
        this.mappings = mappings;
        setAlignment(Pos.CENTER_LEFT);
        where.setId("search-where");
        where.getItems().setAll(Where.values());
        where.setConverter(new Names<>("where"));
        where.setValue(Where.EVERYTHING);
        where.getStyleClass().add(Styles.SMALL);
        where.setPrefWidth(WHERE_WIDTH);
        where.setMinWidth(WHERE_WIDTH);
        range.setId("search-range");
        range.setPromptText(TEXT.text("range.prompt"));
        range.setPrefWidth(RANGE_WIDTH);
        range.getStyleClass().addAll("mono", Styles.SMALL);
        range.managedProperty().bind(range.visibleProperty());
        permissions.setId("search-permissions");
        permissions.setPromptText(TEXT.text("permissions.prompt"));
        permissions.setPrefWidth(PERMISSIONS_WIDTH);
        permissions.setMinWidth(PERMISSIONS_WIDTH);
        permissions.setTooltip(new Tooltip(TEXT.text("permissions.tooltip")));
        permissions.getStyleClass().addAll("mono", Styles.SMALL);
        kindMenu.setId("search-kinds");
        stateMenu.setId("search-states");
        dirtied.setId("search-dirtied");
        dirtied.getStyleClass().add("chip");
        dirtied.setMinWidth(USE_PREF_SIZE);
        dirtied.setTooltip(new Tooltip(TEXT.text("dirtied.tooltip")));
        zeros.setId("search-zeros");
        zeros.getStyleClass().add("chip");
        zeros.setMinWidth(USE_PREF_SIZE);
        zeros.setTooltip(new Tooltip(TEXT.text("zeros.tooltip")));
        getChildren()
                .setAll(new Label(TEXT.text("in")), where, range, permissions, kindMenu, stateMenu, dirtied, zeros);
        where.valueProperty().subscribe(now -> {
            if (now == Where.CHOSEN && !following) {
                chosen = selection.get();
            }
            ask();
        });
        range.textProperty().subscribe(this::ask);
        permissions.textProperty().subscribe(this::ask);
        kinds.values().forEach(item -> item.selectedProperty().subscribe(this::ask));
        states.values().forEach(item -> item.selectedProperty().subscribe(this::ask));
        dirtied.setOnAction(_ -> {
            Set<PageState> wanted = dirtied.isSelected() ? Scope.DIRTIED : EnumSet.allOf(PageState.class);
            states.forEach((state, item) -> item.setSelected(wanted.contains(state)));
        });
    }

    private static <E extends Enum<E>> MenuButton menu(
            Map<E, CheckMenuItem> items, List<E> constants, Function<E, String> name) {
        MenuButton menu = new MenuButton();
        menu.getStyleClass().add(Styles.SMALL);
        menu.setMinWidth(USE_PREF_SIZE);
        for (E constant : constants) {
            CheckMenuItem item = new CheckMenuItem(name.apply(constant));
            item.setSelected(true);
            items.put(constant, item);
            menu.getItems().add(item);
        }
        return menu;
    }

    private void ask() {
        range.setVisible(where.getValue() == Where.RANGE);
        Set<MappingKind> someKinds = selected(kinds, MappingKind.class);
        Set<PageState> someStates = selected(states, PageState.class);
        kindMenu.setText(words("kinds", someKinds, MappingKind.values().length, PageWords::of));
        stateMenu.setText(words("states", someStates, PageState.OF_LIVE.size(), PageWords::of));
        dirtied.setSelected(someStates.equals(Scope.DIRTIED));
        zeros.setDisable(Collections.disjoint(someStates, PageFamily.NEVER_TOUCHED.states()));
        Optional<PermissionFilter> filter = permissions();
        Optional<Scope> all = filter.map(only ->
                Scope.EVERYTHING.withPermissions(only).withKinds(someKinds).withStates(someStates));
        scope.set(
                switch (where.getValue()) {
                    case EVERYTHING -> all;
                    case CHOSEN -> all.map(scopeOfAll -> scopeOfAll.within(chosen));
                    case RANGE -> all.flatMap(this::withinRange);
                });
    }

    private Optional<PermissionFilter> permissions() {
        problem.set("");
        try {
            String text = permissions.getText().strip();
            return Optional.of(text.isEmpty() ? PermissionFilter.READABLE : PermissionFilter.parse(text));
        } catch (PatternException wrong) {
            problem.set(SearchWords.of(wrong));
            return Optional.empty();
        }
    }

    private Optional<Scope> withinRange(Scope all) {
        try {
            return Optional.of(all.within(List.of(new PatternParser(mappings.get()).range(range.getText()))));
        } catch (PatternException wrong) {
            problem.set(SearchWords.of(wrong));
            return Optional.empty();
        }
    }

    private static <E extends Enum<E>> Set<E> selected(Map<E, CheckMenuItem> items, Class<E> type) {
        EnumSet<E> set = EnumSet.noneOf(type);
        items.forEach((constant, item) -> {
            if (item.isSelected()) {
                set.add(constant);
            }
        });
        return set;
    }

    private static <E> String words(String key, Collection<E> some, int all, Function<E, String> name) {
        if (some.size() == all) {
            return TEXT.text(key + ".all");
        }
        return some.size() == 1 ? name.apply(some.iterator().next()) : TEXT.text(key + ".some", some.size());
    }

    /// Chooses these addresses.
    void choose(List<AddressRange> ranges) {
        chosen = ranges;
        following = true;
        where.setValue(Where.CHOSEN);
        following = false;
        ask();
    }

    /// Whether matches are wanted that lie wholly in memory known to be zero.
    BooleanProperty zerosProperty() {
        return zeros.selectedProperty();
    }

    /// Where to look; empty if what is typed means nothing.
    ReadOnlyObjectProperty<Optional<Scope>> scopeProperty() {
        return scope.getReadOnlyProperty();
    }

    /// What is wrong with what is typed; empty if nothing is.
    ReadOnlyObjectProperty<String> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
