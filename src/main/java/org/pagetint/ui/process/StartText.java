package org.pagetint.ui.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// When something started, as short as it can be said: the time today, the day this year, else the date.
final class StartText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d MMM yyyy", Locale.ENGLISH);

    private StartText() {}

    static String of(Instant started, LocalDate today, ZoneId zone) {
        ZonedDateTime time = started.atZone(zone);
        if (time.toLocalDate().equals(today)) {
            return TIME.format(time);
        }
        return time.getYear() == today.getYear() ? DAY.format(time) : DATE.format(time);
    }
}
