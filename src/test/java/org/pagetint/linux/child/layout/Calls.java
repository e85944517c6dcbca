package org.pagetint.linux.child.layout;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// Calls of libc, each function looked up once.
final class Calls {
    /// A function that returns `int` leaves the upper half of the register as it likes.
    private static final long INT_MINUS_ONE = 0xffffffffL;

    private final NativeLibrary libc;
    private final Map<String, Function> functions = new HashMap<>();

    Calls(NativeLibrary libc) {
        this.libc = libc;
    }

    /// Calls a function that must not fail.
    long call(String function, Object... arguments) {
        long result = invoke(function, arguments);
        if (result == -1) {
            throw new IllegalStateException(function + Arrays.toString(arguments) + ": errno " + Native.getLastError());
        }
        return result;
    }

    /// Calls a function that may be refused here: by an older kernel, or for want of swap or huge pages.
    boolean may(String function, Object... arguments) {
        return invoke(function, arguments) != -1;
    }

    private long invoke(String function, Object... arguments) {
        long result = functions.computeIfAbsent(function, libc::getFunction).invokeLong(arguments);
        return result == INT_MINUS_ONE ? -1 : result;
    }
}
