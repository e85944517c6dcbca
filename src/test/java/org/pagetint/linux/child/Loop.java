package org.pagetint.linux.child;

/// Something a target does again and again in a thread of its own until told to end.
abstract class Loop {
    private final Thread thread = new Thread(this::run, "loop");
    private volatile boolean ending;

    /// One round.
    abstract void turn();

    /// What to say at the end.
    abstract String report();

    final void start() {
        thread.setDaemon(true);
        thread.start();
    }

    /// Ends the loop after the round it is in.
    final String end() {
        ending = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return report();
    }

    private void run() {
        while (!ending) {
            turn();
        }
    }
}
