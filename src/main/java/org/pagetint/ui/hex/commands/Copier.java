package org.pagetint.ui.hex.commands;

import java.util.function.Consumer;
import org.pagetint.memory.AddressRange;
import org.pagetint.ui.hex.layout.Selection;
import org.pagetint.ui.hex.loading.CopyForm;
import org.pagetint.ui.hex.loading.CopyResult;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;
import org.pagetint.words.PageWords;
import org.pagetint.words.SizeText;

/// Copies the selection. Says in the model's message what came of it.
public final class Copier {
    /// The most bytes that are copied; an export takes more.
    static final long LIMIT = 16L * 1024 * 1024;

    private static final Messages TEXT = Messages.of(Copier.class);

    private final HexViewModel model;
    private final Consumer<String> clipboard;

    /// @param clipboard takes the text
    Copier(HexViewModel model, Consumer<String> clipboard) {
        this.model = model;
        this.clipboard = clipboard;
    }

    /// Reads the selected bytes and copies them.
    void copy(CopyForm form) {
        AddressRange range = model.cursor().selectionProperty().get().range();
        if (Long.compareUnsigned(range.length(), LIMIT) > 0) {
            model.cursor().say(TEXT.text("copy.too-much", SizeText.of(range.length()), SizeText.of(LIMIT)));
            return;
        }
        model.document()
                .reading()
                .ifPresent(reading -> reading.copy(
                        range, form, model.options().layoutProperty().get().encoding(), this::done));
    }

    /// Copies the address of the cursor or, where more is selected, the range.
    void copyAddress() {
        Selection selection = model.cursor().selectionProperty().get();
        AddressRange range = selection.range();
        String text = selection.isMany()
                ? "0x" + Long.toHexString(range.start()) + "-0x" + Long.toHexString(range.end())
                : "0x" + Long.toHexString(selection.cursor());
        clipboard.accept(text);
        model.cursor().say(TEXT.text("copy.address", text));
    }

    private void done(CopyResult result) {
        switch (result) {
            case CopyResult.Copied(String text, long bytes, boolean kept) -> {
                clipboard.accept(text);
                model.cursor().say(TEXT.text(kept ? "copy.kept" : "copy.done", SizeText.exact(bytes)));
            }
            case CopyResult.Unknown(long bytes, var reason) ->
                model.cursor().say(TEXT.text("copy.unknown", SizeText.exact(bytes), PageWords.of(reason)));
            case CopyResult.Failed(var failure) ->
                model.cursor()
                        .say(TEXT.text("copy.failed", Explanation.of(failure).sentence()));
        }
    }
}
