package org.pagetint.cli.launched;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/// The JSON that scripts rely on: every field with its type, and no other.
final class Contract {
    private static final Predicate<Object> TEXT = String.class::isInstance;
    private static final Predicate<Object> NUMBER = Long.class::isInstance;
    private static final Predicate<Object> TRUTH = Boolean.class::isInstance;
    private static final Predicate<Object> ADDRESS = matches("0x(0|[1-9a-f][0-9a-f]{0,15})");
    private static final Predicate<Object> STATE = oneOf(
            "file",
            "shared-memory",
            "dirty-memory",
            "swapped",
            "zero-page",
            "never-touched",
            "not-resident",
            "unreadable");

    private static final Shape COVERAGE = new Shape()
            .with("process-memory", Contract::isCount)
            .with("backing-file", Contract::isCount)
            .with("zero-fill", Contract::isCount)
            .with(
                    "none",
                    value -> value instanceof Map<?, ?> reasons
                            && reasons.values().stream().allMatch(Contract::isCount));

    private static final Shape DELTA = new Shape()
            .with("VmRSS", NUMBER)
            .with("RssAnon", NUMBER)
            .with("RssFile", NUMBER)
            .with("RssShmem", NUMBER)
            .with("VmPTE", NUMBER)
            .with("VmSwap", NUMBER)
            .perhaps("ShmemSwap", NUMBER);

    private static final Shape PAGES = new Shape()
            .with("file", Contract::isCount)
            .with("shared-memory", Contract::isCount)
            .with("dirty-memory", Contract::isCount)
            .with("swapped", Contract::isCount)
            .with("zero-page", Contract::isCount)
            .with("never-touched", Contract::isCount)
            .with("not-resident", Contract::isCount)
            .with("unreadable", Contract::isCount);

    private static final Shape RUN_FIELDS = new Shape()
            .with("start", ADDRESS)
            .with("pages", value -> value instanceof Long pages && pages > 0)
            .with("state", STATE)
            .with("origin", oneOf("process-memory", "backing-file", "zero-fill", "none"))
            .perhaps("reason", TEXT);

    /// A reason stands where there are no bytes, and nowhere else.
    private static final Predicate<Object> RUN = RUN_FIELDS.and(
            value -> value instanceof Map<?, ?> run && run.containsKey("reason") == "none".equals(run.get("origin")));

    private static final Predicate<Object> HASH = matches("[0-9a-f]{64}");

    private static final Shape RANGE = new Shape()
            .with("start", ADDRESS)
            .with("end", ADDRESS)
            .perhaps("file", matches("[A-Za-z0-9._+-]+"))
            .with("fileOffset", Contract::isCount)
            .perhaps("fileBytes", Contract::isCount)
            .perhaps("sha256", HASH);

    private static final Shape HEADER = new Shape()
            .with("fileOffset", Contract::isCount)
            .with("fileBytes", Contract::isCount)
            .with("sha256", HASH);

    private static final Shape THREAD =
            new Shape().with("tid", Contract::isCount).with("registers", oneOf("complete", "partial", "none"));

    private static final Shape REGION = new Shape()
            .with("start", ADDRESS)
            .with("end", ADDRESS)
            .with("permissions", matches("[r-][w-][x-][ps]"))
            .with("offset", Contract::isCount)
            .with("device", matches("[0-9a-f]{2,}:[0-9a-f]{2,}"))
            .with("inode", Contract::isCount)
            .perhaps("name", TEXT)
            .with("kind", oneOf("file", "anonymous", "heap", "stack", "shared-memory", "special"))
            .perhaps("pages", PAGES);

    /// An element of what `ps` writes.
    static final Shape PROCESS = new Shape()
            .with("pid", Contract::isCount)
            .with("name", TEXT)
            .with("user", TEXT)
            .with("command", TEXT)
            .with("residentBytes", Contract::isCount)
            .with("access", oneOf("full", "maps-only", "none"))
            .perhaps("reason", TEXT);

    /// What `regions` writes.
    static final Shape REGIONS = new Shape()
            .with("pid", Contract::isCount)
            .with("pageSize", Contract::isCount)
            .with("malformedLines", Contract::isCount)
            .with("regions", listOf(REGION));

    /// What `pages` writes.
    static final Shape RUNS = new Shape().with("pid", Contract::isCount).with("runs", listOf(RUN));

    /// A line of `search` but the last.
    static final Shape MATCH = new Shape()
            .with("address", ADDRESS)
            .with("length", Contract::isCount)
            .with("region", ADDRESS);

    /// A line of `strings` but the last.
    static final Shape STRING =
            MATCH.with("encoding", oneOf("ascii", "utf16le", "utf16be")).with("text", TEXT);

    /// The last line of `search` and `strings`.
    static final Shape SUMMARY = new Shape()
            .with("matches", Contract::isCount)
            .with("complete", TRUTH)
            .with("coverage", COVERAGE)
            .with("seconds", value -> value instanceof Double seconds && seconds > 0)
            .with("disturbance", DELTA);

    /// The manifest of an export of a process that is still there.
    static final Shape MANIFEST = manifest().with("disturbance", DELTA);

    /// That of an export that its process did not live to see the end of.
    static final Shape INCOMPLETE_MANIFEST =
            manifest().with("complete", Boolean.FALSE::equals).with("disturbance", Map.of()::equals);

    private Contract() {}

    private static Shape manifest() {
        return new Shape()
                .with("formatVersion", Long.valueOf(2)::equals)
                .with("pid", Contract::isCount)
                .with("name", TEXT)
                .with("command", TEXT)
                .with("startTime", Contract::isTime)
                .with("exportedAt", Contract::isTime)
                .with("pageSize", Contract::isCount)
                .with("format", oneOf("raw", "hexdump", "core"))
                .with("sha256", HASH)
                .perhaps("threads", listOf(THREAD))
                .perhaps("stoppedSeconds", value -> value instanceof Double seconds && seconds > 0)
                .perhaps("headers", listOf(HEADER))
                .with("regions", listOf(REGION))
                .with("ranges", listOf(RANGE))
                .with("runs", listOf(RUN))
                .with("coverage", COVERAGE);
    }

    private static Predicate<Object> matches(String expression) {
        return value -> value instanceof String text && text.matches(expression);
    }

    private static Predicate<Object> oneOf(String... words) {
        return List.of(words)::contains;
    }

    private static Predicate<Object> listOf(Predicate<Object> element) {
        return value -> value instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(element);
    }

    private static boolean isCount(Object value) {
        return value instanceof Long count && count >= 0;
    }

    private static boolean isTime(Object value) {
        try {
            return value instanceof String text
                    && Instant.parse(text).toString().equals(text);
        } catch (DateTimeParseException _) {
            return false;
        }
    }

    /// What an object has to look like.
    ///
    /// @param fields the names of all fields, and what is true of their values
    /// @param optional those of them that can be missing
    record Shape(Map<String, Predicate<Object>> fields, Set<String> optional) implements Predicate<Object> {
        Shape() {
            this(Map.of(), Set.of());
        }

        /// The same with this field too.
        Shape with(String name, Predicate<Object> kind) {
            Map<String, Predicate<Object>> more = new LinkedHashMap<>(fields);
            more.put(name, kind);
            return new Shape(more, optional);
        }

        /// The same with this field, which can be missing.
        Shape perhaps(String name, Predicate<Object> kind) {
            Set<String> more = new LinkedHashSet<>(optional);
            more.add(name);
            return new Shape(with(name, kind).fields, more);
        }

        /// Fails if `object` is not like this.
        void assertFits(Map<String, Object> object) {
            assertThat(fields.keySet()).containsAll(object.keySet());
            fields.forEach((name, kind) -> {
                Object value = object.get(name);
                boolean fits = value == null ? optional.contains(name) : kind.test(value);
                assertThat(fits).as("%s: %s", name, value).isTrue();
            });
        }

        @Override
        public boolean test(Object value) {
            return value instanceof Map<?, ?> object
                    && fields.keySet().containsAll(object.keySet())
                    && fields.entrySet().stream().allMatch(field -> {
                        Object found = object.get(field.getKey());
                        return found == null
                                ? optional.contains(field.getKey())
                                : field.getValue().test(found);
                    });
        }
    }
}
