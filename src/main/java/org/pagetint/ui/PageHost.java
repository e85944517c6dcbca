package org.pagetint.ui;

import java.util.List;
import javafx.scene.Node;
import org.pagetint.process.ProcessInfo;
import org.pagetint.ui.theme.Appearance;

/// What a page can ask of the window it is in. Used on the FX thread, but for [#fault].
interface PageHost {
    /// Leads to the picker.
    void choose();

    /// Shows another process in place of this one.
    void open(ProcessInfo process);

    /// Tells that a process was opened.
    void opened(ProcessInfo process);

    /// The window's own buttons for the right end of a page's header: new ones for each page.
    ///
    /// @param appearance of the page, so that the buttons are forgotten with it
    List<Node> buttons(Appearance appearance);

    /// Takes a fault of the program itself. Any thread may call.
    void fault(Thread thread, Throwable fault);
}
