package org.pagetint.export;

import java.util.List;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ReadPolicy;

/// What is to be exported, how, and to where.
///
/// @param ranges in the order they are to lie in the file; none empty. Need not be whole pages, but a core is widened
///     to them
/// @param format what it looks like; a core is always one file
/// @param place where it goes
/// @param pages which pages of the ranges
/// @param policy whether reading may bring pages in
/// @param replace whether an earlier export there may be replaced
/// @param keepIncomplete whether what was read is kept, marked incomplete, if the process exits meanwhile
/// @param stop whether the process is stopped meanwhile; for cores only
/// @param whole whether the ranges are those of the whole process: a core takes those that there are once the process
///     stands still
public record ExportRequest(
        List<AddressRange> ranges,
        ExportFormat format,
        Place place,
        PageChoice pages,
        ReadPolicy policy,
        boolean replace,
        boolean keepIncomplete,
        StopChoice stop,
        boolean whole) {
    public ExportRequest {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty() || ranges.stream().anyMatch(AddressRange::isEmpty)) {
            throw new IllegalArgumentException("nothing to export in " + ranges);
        }
        if (format == ExportFormat.CORE && place.kind() == Place.Kind.FOLDER) {
            throw new IllegalArgumentException("a core is one file");
        }
        if (format != ExportFormat.CORE && stop != StopChoice.NEVER) {
            throw new IllegalArgumentException("a process is stopped for a core alone");
        }
    }

    /// All pages of `ranges`, read quietly, replacing nothing, all or nothing.
    public static ExportRequest of(List<AddressRange> ranges, ExportFormat format, Place place) {
        return new ExportRequest(
                ranges, format, place, PageChoice.ALL, ReadPolicy.QUIET, false, false, StopChoice.NEVER, false);
    }

    /// The same with these pages only.
    public ExportRequest withPages(PageChoice choice) {
        return new ExportRequest(ranges, format, place, choice, policy, replace, keepIncomplete, stop, whole);
    }

    /// The same read in this way.
    public ExportRequest withPolicy(ReadPolicy other) {
        return new ExportRequest(ranges, format, place, pages, other, replace, keepIncomplete, stop, whole);
    }

    /// The same, replacing an earlier export.
    public ExportRequest replacing() {
        return new ExportRequest(ranges, format, place, pages, policy, true, keepIncomplete, stop, whole);
    }

    /// The same, keeping what was read if the process exits meanwhile.
    public ExportRequest keepingIncomplete() {
        return new ExportRequest(ranges, format, place, pages, policy, replace, true, stop, whole);
    }

    /// The same, stopping the process like this.
    public ExportRequest stopping(StopChoice choice) {
        return new ExportRequest(ranges, format, place, pages, policy, replace, keepIncomplete, choice, whole);
    }

    /// The same of a whole process.
    public ExportRequest ofWhole() {
        return new ExportRequest(ranges, format, place, pages, policy, replace, keepIncomplete, stop, true);
    }
}
