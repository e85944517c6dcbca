package org.pagetint.memory;

/// Where threads run. Work that is handed to a thread on another, sleeping processor waits for it to wake up, which on a virtual machine takes as
/// long as reading some hundred kilobytes; on the processor of the one who hands it over it is a function call.
public interface Processors {
    /// Leaves threads where they are.
    Processors ANY = new Processors() {
        @Override
        public int thisThread() {
            return 0;
        }

        @Override
        public int current() {
            return 0;
        }

        @Override
        public boolean move(int thread, int processor) {
            return false;
        }
    };

    /// The number of the calling thread for [#move].
    int thisThread();

    /// The processor that the calling thread runs on just now.
    int current();

    /// Has a thread run on this processor alone from now on.
    ///
    /// @return false if that cannot be
    boolean move(int thread, int processor);
}
