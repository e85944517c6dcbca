package org.pagetint.cli;

import java.io.IOException;
import java.util.Optional;

/// Opens the window, or draws it; the command line knows nothing else of it.
public interface WindowStarter {
    /// Opens the window and returns when the person has closed it.
    ///
    /// @return why there is no window, one sentence, if there could be none
    Optional<String> open(WindowRequest request);

    /// Draws the window without a display, once it shows what is asked for.
    ///
    /// @return the picture as the bytes of a PNG file
    byte[] draw(WindowRequest request, PictureStyle style) throws IOException;
}
