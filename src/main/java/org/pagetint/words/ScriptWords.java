package org.pagetint.words;

import java.util.Locale;
import org.pagetint.memory.ByteOrigin;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.PageState;
import org.pagetint.memory.UnknownReason;

/// The words that scripts read in JSON and manifests. They never change, whatever the words for people become. Any
/// thread.
public final class ScriptWords {
    private ScriptWords() {}

    /// `dirty-memory`
    public static String of(PageState state) {
        return dashed(state);
    }

    /// `d`: the page state in a column of letters.
    public static String letter(PageState state) {
        return switch (state) {
            case FILE -> "f";
            case SHARED_MEMORY -> "s";
            case DIRTY_MEMORY -> "d";
            case SWAPPED -> "w";
            case ZERO_PAGE -> "z";
            case NEVER_TOUCHED -> "n";
            case NOT_RESIDENT -> "r";
            case UNREADABLE -> "u";
            case NOT_RECORDED -> "-";
        };
    }

    /// `process-memory`
    public static String of(ByteOrigin origin) {
        return dashed(origin);
    }

    /// `shared-memory`
    public static String of(MappingKind kind) {
        return dashed(kind);
    }

    /// `in swap`
    public static String of(UnknownReason reason) {
        return switch (reason) {
            case IN_SWAP -> "in swap";
            case MAY_BE_IN_SWAP -> "may be in swap";
            case USERFAULT -> "served by userfault";
            case MAY_BE_USERFAULT -> "may be served by userfault";
            case GUARD_PAGE -> "guard page";
            case DEVICE_MEMORY -> "device memory";
            case SECRET_MEMORY -> "secret memory";
            case PAST_END_OF_FILE -> "past the end of the file";
            case FILE_UNAVAILABLE -> "backing file cannot be opened";
            case FILE_MAY_DIFFER -> "file may differ (overlay)";
            case LEASED -> "file under a lease";
            case MAY_HANG -> "on a file system that may hang";
            case NOT_RESIDENT -> "not resident";
            case CHANGING -> "changing";
            case PROTECTED -> "not readable by the process";
            case PERMISSION_DENIED -> "permission denied";
            case READ_FAILED -> "read failed";
            case NOT_ANSWERING -> "not answering";
            case NOT_RECORDED -> "not recorded";
            case NOT_MAPPED -> "not mapped";
        };
    }

    /// `0x7f1200000000`: an address, unsigned, as a string because JSON numbers lose digits.
    public static String address(long address) {
        return "0x" + Long.toHexString(address);
    }

    private static String dashed(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
