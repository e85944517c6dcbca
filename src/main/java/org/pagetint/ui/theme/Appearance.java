package org.pagetint.ui.theme;

import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/// How windows look: theme and text size. One for the whole program, and one of their own for each window and each of
/// its pages ([#ofOne]); used on the FX thread.
public final class Appearance {
    /// The text sizes that are offered, as parts of the normal one.
    public static final double SMALLEST = 0.75;

    /// The largest text size offered.
    public static final double LARGEST = 2.0;

    private static final double STEP = 0.125;

    private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.SYSTEM);
    private final DoubleProperty textScale = new SimpleDoubleProperty(1.0);
    private final ObservableValue<Boolean> systemDark;
    private final BooleanBinding dark;

    /// An appearance that follows the system at normal text size.
    ///
    /// @param systemDark whether the desktop is dark now
    public Appearance(ObservableValue<Boolean> systemDark) {
        this.systemDark = systemDark;
        dark = Bindings.createBooleanBinding(
                () -> switch (theme.get()) {
                    case SYSTEM -> systemDark.getValue();
                    case LIGHT -> false;
                    case DARK -> true;
                },
                theme,
                systemDark);
    }

    private Appearance(Appearance whole) {
        systemDark = whole.systemDark;
        theme.bindBidirectional(whole.theme);
        textScale.bindBidirectional(whole.textScale);
        dark = Bindings.createBooleanBinding(whole.dark::get, whole.dark);
    }

    /// Always the same as this one, for a part of the program that is closed before the program ends: what listens to
    /// it is forgotten with it. Whoever takes it keeps it for as long as that part lives.
    public Appearance ofOne() {
        return new Appearance(this);
    }

    /// What the person chose.
    public ObjectProperty<Theme> themeProperty() {
        return theme;
    }

    /// Goes on to the next theme: first to the one that the system does not have, so that something changes.
    public void nextTheme() {
        boolean systemIsDark = systemDark.getValue();
        theme.set(
                switch (theme.get()) {
                    case SYSTEM -> systemIsDark ? Theme.LIGHT : Theme.DARK;
                    case LIGHT -> systemIsDark ? Theme.DARK : Theme.SYSTEM;
                    case DARK -> systemIsDark ? Theme.SYSTEM : Theme.LIGHT;
                });
    }

    /// The text size as a part of the normal one: 1.5 is 150 %.
    public DoubleProperty textScaleProperty() {
        return textScale;
    }

    /// Whether windows are dark now.
    public ObservableBooleanValue dark() {
        return dark;
    }

    /// The text size that `text` says.
    ///
    /// @throws IllegalArgumentException if it says none that is offered
    public static double textScale(String text) {
        double scale = Double.parseDouble(text);
        if (!(scale >= SMALLEST && scale <= LARGEST)) {
            throw new IllegalArgumentException(text);
        }
        return scale;
    }

    /// Makes text one step larger.
    public void larger() {
        textScale.set(Math.min(LARGEST, textScale.get() + STEP));
    }

    /// Makes text one step smaller.
    public void smaller() {
        textScale.set(Math.max(SMALLEST, textScale.get() - STEP));
    }

    /// Makes text as large as it was made to be.
    public void normal() {
        textScale.set(1.0);
    }
}
