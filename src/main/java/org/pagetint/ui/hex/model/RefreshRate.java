package org.pagetint.ui.hex.model;

import java.time.Duration;
import java.util.Optional;

/// How often what is in sight is read again.
public enum RefreshRate {
    OFF(0),
    HALF_SECOND(500),
    SECOND(1000),
    TWO_SECONDS(2000),
    FIVE_SECONDS(5000);

    private final int milliseconds;

    RefreshRate(int milliseconds) {
        this.milliseconds = milliseconds;
    }

    /// The time between two readings, if there are any.
    public Optional<Duration> interval() {
        return this == OFF ? Optional.empty() : Optional.of(Duration.ofMillis(milliseconds));
    }
}
