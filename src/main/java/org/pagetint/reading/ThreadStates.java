package org.pagetint.reading;

/// What the system tells of this program's own threads. It tells a thread that is stuck in one call from a thread that
/// works, or that waits for a processor which others use.
public interface ThreadStates {
    /// The answer of [#sleeps] for a thread that runs or could run.
    long AWAKE = -1;

    /// Knows nothing: takes each thread for one that has been asleep all along.
    ThreadStates UNKNOWN = new ThreadStates() {
        @Override
        public int thisThread() {
            return 0;
        }

        @Override
        public long sleeps(int thread) {
            return 0;
        }
    };

    /// The number of the calling thread for [#sleeps].
    int thisThread();

    /// How many times the thread has gone to sleep since it began, or [#AWAKE] while it does not sleep. Two equal
    /// answers mean that it has slept in one and the same call from the first to the second, and no more than this.
    long sleeps(int thread);
}
