package org.pagetint.ui.hex.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NavigationHistoryTest {
    private final NavigationHistory history = new NavigationHistory();

    @Test
    void goesBackTheWayOneCameAndForwardAgain() {
        history.leave(1);
        history.leave(2);

        assertThat(history.back(3)).contains(2L);
        assertThat(history.back(2)).contains(1L);
        assertThat(history.back(1)).isEmpty();
        assertThat(history.forward(1)).contains(2L);
        assertThat(history.forward(2)).contains(3L);
        assertThat(history.forward(3)).isEmpty();
    }

    @Test
    void forgetsTheWayForwardAfterAnotherJump() {
        history.leave(1);
        history.back(2);
        history.leave(1);

        assertThat(history.forward(9)).isEmpty();
    }

    @Test
    void remembersTheLastTwoHundredPlaces() {
        for (long place = 0; place < 1000; place++) {
            history.leave(place);
        }

        int steps = 0;
        while (history.back(-steps).isPresent()) {
            steps++;
        }
        assertThat(steps).isEqualTo(200);
    }
}
