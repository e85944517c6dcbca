package org.pagetint.linux.proc;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.pagetint.memory.ByteText;
import org.pagetint.memory.Counter;
import org.pagetint.memory.MemoryCounters;

/// `/proc/PID/status`, proc(5): one `Name:` and value a line, ended by a line feed. That is all the kernel escapes in
/// the process's name; a carriage return there must not pass for the end of a line, or a process could forge one.
///
/// @param fields values by name, without the white space around
public record StatusFile(Map<String, String> fields) {
    /// Any bytes parse; lines without a colon are left out.
    public static StatusFile parse(byte[] bytes) {
        Map<String, String> fields = new HashMap<>();
        for (String line : ByteText.of(bytes).latin1().split("\n", -1)) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return new StatusFile(fields);
    }

    /// The first number of a field: a size in kB, a uid, a count.
    public OptionalLong number(String field) {
        return Optional.ofNullable(fields.get(field))
                .map(StatusFile::firstNumber)
                .orElse(OptionalLong.empty());
    }

    /// All numbers of a field, in their order; empty if one of its words is none.
    List<Long> numbers(String field) {
        String value = fields.getOrDefault(field, "");
        return value.matches("\\d{1,18}(\\s+\\d{1,18})*")
                ? Stream.of(value.split("\\s+", -1)).map(Long::valueOf).toList()
                : List.of();
    }

    /// The effective user id: what the process may do is what this user may do. An unsigned 32-bit number.
    OptionalLong effectiveUser() {
        List<Long> ids = numbers("Uid");
        return ids.size() < 2 ? OptionalLong.empty() : OptionalLong.of(ids.get(1));
    }

    /// A field of hexadecimal flags, such as `CapEff`.
    public OptionalLong flags(String field) {
        String value = fields.getOrDefault(field, "");
        try {
            return OptionalLong.of(Long.parseUnsignedLong(value, 16));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }

    /// The memory counters that it names.
    public MemoryCounters counters() {
        EnumMap<Counter, Long> kilobytes = new EnumMap<>(Counter.class);
        for (Counter counter : Counter.values()) {
            number(counter.field()).ifPresent(value -> kilobytes.put(counter, value));
        }
        return new MemoryCounters(kilobytes);
    }

    private static OptionalLong firstNumber(String value) {
        int end = 0;
        while (end < value.length() && Character.isDigit(value.charAt(end))) {
            end++;
        }
        try {
            return OptionalLong.of(Long.parseLong(value.substring(0, end)));
        } catch (NumberFormatException _) {
            return OptionalLong.empty();
        }
    }
}
