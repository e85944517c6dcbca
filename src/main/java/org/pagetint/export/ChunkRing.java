package org.pagetint.export;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import org.pagetint.memory.ChunkBuffer;
import org.pagetint.memory.PageSize;
import org.pagetint.reading.PageWalk;

/// A few buffers that take turns, so that the next chunk is read while an earlier one is still being hashed and
/// written. One thread.
final class ChunkRing implements AutoCloseable {
    private static final int BUFFERS = 4;

    private final Deque<Turn> turns = new ArrayDeque<>();

    /// @param use is done when nobody looks at the content any more
    private record Turn(ChunkBuffer buffer, CompletableFuture<?> use) {}

    /// Buffers for the chunks of a walk.
    ChunkRing(PageSize pageSize) {
        for (int i = 0; i < BUFFERS; i++) {
            turns.add(new Turn(PageWalk.buffer(pageSize), CompletableFuture.completedFuture(null)));
        }
    }

    /// The buffer whose turn it is; waits until nobody looks at its content.
    ChunkBuffer next() {
        Turn turn = turns.getFirst();
        await(turn);
        return turn.buffer;
    }

    /// The buffer of [#next] has a content that is looked at until `use` is done.
    void usedUntil(CompletableFuture<?> use) {
        turns.addLast(new Turn(turns.removeFirst().buffer, use));
    }

    /// Whether the use succeeded is not our business.
    private static void await(Turn turn) {
        turn.use.exceptionally(_ -> null).join();
    }

    /// Frees all of them, when nobody looks at them any more.
    @Override
    public void close() {
        for (Turn turn : turns) {
            await(turn);
            turn.buffer.close();
        }
    }
}
