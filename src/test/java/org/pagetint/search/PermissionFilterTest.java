package org.pagetint.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagetint.memory.Permissions;
import org.pagetint.search.pattern.PatternException;

class PermissionFilterTest {
    @ParameterizedTest
    @CsvSource({
        "rw-, rw-p, true",
        "rw-, rw-s, true",
        "rw-, rwxp, false",
        "rw-p, rw-s, false",
        "??x, r-xp, true",
        "??x, r--p, false",
        "-, ---p, true",
        "-, r--p, false",
        "'', ---s, true",
    })
    void acceptsWhatItSays(String filter, String permissions, boolean accepted) throws PatternException {
        assertThat(PermissionFilter.parse(filter).accepts(permissions(permissions)))
                .isEqualTo(accepted);
    }

    @ParameterizedTest
    @CsvSource({"wr-, 0", "rw x, 2", "rw-x, 3", "rw-pp, 4"})
    void pointsAtWhatIsNoPermission(String filter, int position) {
        PatternException failure = catchThrowableOfType(PatternException.class, () -> PermissionFilter.parse(filter));

        assertThat(failure.position()).isEqualTo(position);
    }

    private static Permissions permissions(String text) {
        return new Permissions(
                text.charAt(0) == 'r', text.charAt(1) == 'w', text.charAt(2) == 'x', text.charAt(3) == 's');
    }
}
