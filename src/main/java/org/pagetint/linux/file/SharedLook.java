package org.pagetint.linux.file;

import java.util.Optional;
import org.pagetint.linux.kernel.Scratch;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mapping;
import org.pagetint.memory.UnknownReason;

/// The looks of one plan at the pages of a mapped file in memory: they open it once, when the first one needs it. One
/// thread.
public final class SharedLook implements AutoCloseable {
    /// Takes what was found, in ascending order, without gaps.
    public interface Sink {
        void accept(AddressRange pages, FilePage where);
    }

    private final SharedPages sharedPages;
    private final Mapping mapping;
    private final Scratch scratch;
    private Optional<FileDoor.Answer> answer = Optional.empty();

    /// Looks at pages of `mapping`.
    public SharedLook(SharedPages sharedPages, Mapping mapping, Scratch scratch) {
        this.sharedPages = sharedPages;
        this.mapping = mapping;
        this.scratch = scratch;
    }

    /// Tells `sink` where pages of the mapping are in `file`, its file.
    ///
    /// @return why the file could not be asked; nothing was told then
    public Optional<UnknownReason> look(BackingFile file, AddressRange pages, Sink sink) {
        FileDoor.Answer open = answer.orElseGet(file::open);
        answer = Optional.of(open);
        return switch (open) {
            case FileDoor.Answer.Refused(UnknownReason reason) -> Optional.of(reason);
            case FileDoor.Answer.Opened(OpenedFile opened) -> {
                long offset = mapping.fileOffset(pages.start());
                sharedPages.look(opened.descriptor(), offset, offset + pages.length(), scratch, (from, to, where) -> {
                    long start = pages.start() + (from - offset);
                    sink.accept(AddressRange.ofLength(start, to - from), where);
                });
                yield Optional.empty();
            }
        };
    }

    @Override
    public void close() {
        if (answer.isPresent() && answer.get() instanceof FileDoor.Answer.Opened(OpenedFile opened)) {
            opened.close();
        }
    }
}
