package org.pagetint.ui;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class WidthClaimsTest {
    private static final WidthClaims WITH_INSPECTOR = new WidthClaims(640, 290, 256, 640);

    /// The bytes keep their 640 pixels from 896 on; the inspector stands beside them from 1186 on.
    @ParameterizedTest
    @CsvSource({"1920, 640", "1600, 640", "1280, 350", "1186, 256", "1185, 545", "900, 260", "896, 256", "600, 243"})
    void givesTheTableWhatTheBytesLeave(double total, double regions) {
        assertThat(WITH_INSPECTOR.regions(total)).isEqualTo(regions);
    }

    @Property
    void takesFromTheBytesOnlyWhereTheTableWouldBeTooNarrow(
            @ForAll @IntRange(min = 300, max = 4000) int total,
            @ForAll @IntRange(min = 100, max = 1500) int rows,
            @ForAll @IntRange(min = 0, max = 400) int inspector,
            @ForAll @IntRange(min = 200, max = 900) int wanted) {
        double regions = new WidthClaims(rows, inspector, 200, wanted).regions(total);

        assertThat(regions).isPositive().isLessThanOrEqualTo(Math.max(200, wanted));
        if (total - rows >= 200) {
            assertThat(total - regions).isGreaterThanOrEqualTo(rows);
            assertThat(regions).isGreaterThanOrEqualTo(200);
        }
        if (total - rows - inspector >= 200) {
            assertThat(total - regions).isGreaterThanOrEqualTo(rows + inspector);
        }
    }
}
