package org.pagetint.linux.child;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;

/// Functions of libc called by the test itself.
public final class Libc {
    private Libc() {}

    /// What a function returned, and errno as it left it.
    public record Result(long value, int errno) {}

    /// Calls `function`; arguments are numbers, strings and JNA memory.
    public static Result call(String function, Object... arguments) {
        long value = NativeLibrary.getInstance("c").getFunction(function).invokeLong(arguments);
        return new Result(value == 0xffffffffL ? -1 : value, Native.getLastError());
    }

    /// Whether the test runs as root.
    public static boolean isRoot() {
        return (int) call("geteuid").value() == 0;
    }
}
