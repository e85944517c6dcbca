package org.pagetint.ui.task;

import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Method;

/// The clock by which the toolkit looks for frames to draw. JavaFX has no public way to it: the launchers open its
/// package to this module, and where they did not, or a later JavaFX looks another way, its rate stays as it is. Used
/// on the FX thread.
@FunctionalInterface
interface PulseClock {
    /// Has it look again and again after so many milliseconds.
    void every(int millis);

    /// The clock of the toolkit that runs.
    static PulseClock ofTheToolkit() {
        try {
            Class<?> toolkit = Class.forName("com.sun.javafx.tk.Toolkit");
            Object running = toolkit.getMethod("getToolkit").invoke(null);
            Field field = running.getClass().getDeclaredField("pulseTimer");
            field.setAccessible(true);
            Object timer = field.get(running);
            Method start = field.getType().getMethod("start", int.class);
            Method stop = field.getType().getMethod("stop");
            return millis -> {
                try {
                    stop.invoke(timer);
                    start.invoke(timer, millis);
                } catch (ReflectiveOperationException e) {
                    throw new IllegalStateException("the clock of the toolkit cannot be set", e);
                }
            };
        } catch (ReflectiveOperationException | RuntimeException e) {
            System.getLogger(PulseClock.class.getName()).log(Level.DEBUG, "the rate of the toolkit stays", e);
            return _ -> {};
        }
    }
}
