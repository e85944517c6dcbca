package org.pagetint.ui.hex.model;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mappings;
import org.pagetint.process.ProcessFailure;

/// What is wrong with what is shown. The end of the process is for good: nothing else matters after it. FX thread only.
public final class ViewStatus {
    private final ReadOnlyObjectWrapper<Optional<ViewNotice>> notice = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What is wrong, if something is.
    ReadOnlyObjectProperty<Optional<ViewNotice>> noticeProperty() {
        return notice.getReadOnlyProperty();
    }

    /// How the process ended, if it has.
    Optional<ProcessFailure> end() {
        return notice.get().orElse(null) instanceof ViewNotice.Ended(ProcessFailure failure)
                ? Optional.of(failure)
                : Optional.empty();
    }

    /// Whether nothing of what is shown is there any more.
    boolean isOver() {
        return switch (notice.get().orElse(null)) {
            case ViewNotice.Ended _, ViewNotice.Vanished _ -> true;
            case ViewNotice.Shrunk _, ViewNotice.NotAnswering _ -> false;
            case null -> false;
        };
    }

    /// Another process is shown, or none.
    void reset() {
        notice.set(Optional.empty());
    }

    /// Another region of the process is shown.
    void regionOpened() {
        if (end().isEmpty()) {
            reset();
        }
    }

    /// These are the mappings now, of a process that has not ended.
    ///
    /// @return whether that is something new
    boolean mapped(AddressRange shown, Mappings now) {
        Optional<ViewNotice> before = notice.get();
        notice.set(Regions.notice(shown, now));
        return !before.equals(notice.get());
    }

    /// A read failed.
    void failed(ProcessFailure failure) {
        switch (failure) {
            case ProcessFailure.NoSuchProcess _, ProcessFailure.Exited _ ->
                notice.set(Optional.of(new ViewNotice.Ended(failure)));
            case ProcessFailure.NotAnswering _ -> {
                if (notice.get().isEmpty()) {
                    notice.set(Optional.of(new ViewNotice.NotAnswering(failure)));
                }
            }
            // The next read follows the process to its new program
            case ProcessFailure.PermissionDenied _,
                    ProcessFailure.NotListed _,
                    ProcessFailure.Io _,
                    ProcessFailure.Replaced _ -> {}
        }
    }

    /// What did not answer is tried again.
    void triedAgain() {
        if (notice.get().orElse(null) instanceof ViewNotice.NotAnswering) {
            reset();
        }
    }
}
