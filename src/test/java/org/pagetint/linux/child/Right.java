package org.pagetint.linux.child;

import org.junit.jupiter.api.Assumptions;

/// What a test needs of the machine it runs on. Says in the output of the test that it was there, or what was missing.
public final class Right {
    private Right() {}

    /// Goes on if `given`; else the test counts as skipped.
    ///
    /// @param test what is to be tested
    /// @param need what it needs, to complete *could not run: …*
    public static void require(String test, String need, boolean given) {
        System.out.println(given ? "ran: " + test : "could not run: " + test + ": needs " + need);
        Assumptions.assumeTrue(given, test + " needs " + need);
    }

    /// Goes on if the test runs as root.
    public static void requireRoot(String test) {
        require(test, "root", Libc.isRoot());
    }
}
