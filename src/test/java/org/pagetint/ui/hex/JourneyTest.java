package org.pagetint.ui.hex;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JourneyTest {
    private final Journey journey = new Journey();

    @Test
    void goesBackTheWayOneCameAndForwardAgain() {
        journey.leave(1);
        journey.leave(2);

        assertThat(journey.back(3)).contains(2L);
        assertThat(journey.back(2)).contains(1L);
        assertThat(journey.back(1)).isEmpty();
        assertThat(journey.forward(1)).contains(2L);
        assertThat(journey.forward(2)).contains(3L);
        assertThat(journey.forward(3)).isEmpty();
    }

    @Test
    void forgetsTheWayForwardAfterAnotherJump() {
        journey.leave(1);
        journey.back(2);
        journey.leave(1);

        assertThat(journey.forward(9)).isEmpty();
    }

    @Test
    void remembersTheLastTwoHundredPlaces() {
        for (long place = 0; place < 1000; place++) {
            journey.leave(place);
        }

        int steps = 0;
        while (journey.back(-steps).isPresent()) {
            steps++;
        }
        assertThat(steps).isEqualTo(200);
    }
}
