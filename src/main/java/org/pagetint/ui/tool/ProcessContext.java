package org.pagetint.ui.tool;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.value.ObservableDoubleValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.Mappings;
import org.pagetint.memory.ProcessMemory;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.hex.model.Annotator;
import org.pagetint.ui.notice.Notice;
import org.pagetint.ui.settings.Preferences;
import org.pagetint.ui.task.LongTasks;
import org.pagetint.ui.theme.PagePalette;

/// What the page of a process offers to a tool that is plugged into it. Used on the FX thread.
public interface ProcessContext {
    /// The process, as it was seen last.
    ProcessInfo process();

    /// Its memory. Stays open until the page is left; what is under way then is waited for.
    ProcessMemory memory();

    /// Its regions, as they were read last; they change when the list is refreshed.
    ReadOnlyObjectProperty<Mappings> mappings();

    /// What went wrong with the process, if something did: it may have exited.
    ReadOnlyObjectProperty<Optional<ProcessFailure>> failure();

    /// The regions that are selected in the table.
    List<AddressRange> selectedRegions();

    /// The bytes that are selected in the hex view, if more than one is.
    Optional<AddressRange> selectedBytes();

    /// The byte that the cursor of the hex view is on.
    long cursor();

    /// Shows `range`, which is not empty, in the hex view and selects it.
    ///
    /// @return false if nothing is mapped at its start
    boolean select(AddressRange range);

    /// Puts the keyboard into the hex view.
    void focusMemory();

    /// Shows `address` in the hex view.
    ///
    /// @return false if nothing is mapped there
    boolean goTo(long address);

    /// What is known of bytes: shown in the hex view and on its strip, the later ones above the earlier ones.
    List<Annotator> annotators();

    /// Shows `pane` below the memory, in place of what is shown there.
    void showBelow(Node pane);

    /// Takes away what is shown below the memory.
    void hideBelow();

    /// Shows a message on the page.
    void show(Notice notice);

    /// Shows a folder in the desktop's file manager, or says on the page why not.
    void openFolder(Path folder);

    /// Where long work is started, so that the status bar shows it.
    LongTasks tasks();

    /// As many threads as cores, for parts of such work.
    ExecutorService workers();

    /// One thread for short reads of what a tool shows.
    ExecutorService reads();

    /// What is remembered between two runs.
    Preferences preferences();

    /// The colours of pages.
    ObservableValue<PagePalette> palette();

    /// The size of the text as a part of the normal one.
    ObservableDoubleValue textScale();
}
