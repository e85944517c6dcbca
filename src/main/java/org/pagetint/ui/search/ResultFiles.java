package org.pagetint.ui.search;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Window;
import org.pagetint.export.ExportFailedException;
import org.pagetint.export.ExportFailure;
import org.pagetint.export.ExportWords;
import org.pagetint.export.NewFile;
import org.pagetint.search.MatchFile;
import org.pagetint.search.MatchFormat;
import org.pagetint.search.Matches;
import org.pagetint.search.SearchOutcome;
import org.pagetint.ui.export.FileChoice;
import org.pagetint.ui.notice.Notice;
import org.pagetint.ui.tool.ProcessContext;
import org.pagetint.words.AddressText;
import org.pagetint.words.Explanation;
import org.pagetint.words.Messages;

/// Takes results out of the window: into files and onto the clipboard. Used on the FX thread; what takes long is done
/// in the background.
final class ResultFiles {
    private static final Messages TEXT = Messages.of(ResultFiles.class);

    /// More than this on the clipboard stops other programs.
    private static final int MOST_COPIED = 20_000;

    private final ProcessContext context;
    private final NewFile newFile;
    private final FileChoice choice;
    private final Path folder;

    /// @param folder where files go if the person chooses no other place
    ResultFiles(ProcessContext context, NewFile newFile, FileChoice choice, Path folder) {
        this.context = context;
        this.newFile = newFile;
        this.choice = choice;
        this.folder = folder;
    }

    /// Asks for a place and saves `matches` there.
    void save(Window owner, SearchOutcome outcome, Matches matches, MatchFormat format) {
        String name = context.process().name().replaceAll("[^A-Za-z0-9._-]", "_");
        Path suggestion = folder.resolve(name + "-" + context.process().pid() + "-matches" + format.ending());
        choice.choose(owner, TEXT.text("save.title"), suggestion)
                .ifPresent(path -> save(path, outcome, matches, format));
    }

    private void save(Path path, SearchOutcome outcome, Matches matches, MatchFormat format) {
        MatchFile file = new MatchFile(context.memory(), outcome, matches);
        context.tasks()
                .<Optional<ExportFailure>>start(
                        TEXT.text("task.save", path.getFileName()),
                        progress -> {
                            try {
                                // The dialog has asked whether what is there may be replaced
                                newFile.write(path, true, out -> {
                                    file.write(
                                            format,
                                            out,
                                            done -> progress.update(done, matches.size(), StatusText.number(done)),
                                            progress::isCancelled);
                                    return !progress.isCancelled();
                                });
                                return Optional.empty();
                            } catch (ExportFailedException e) {
                                return Optional.of(e.failure());
                            }
                        },
                        failure -> context.show(failure.map(what -> Notice.failure(ExportWords.of(what)))
                                .orElseGet(() -> saved(path, matches))),
                        failure -> context.show(Notice.failure(Explanation.of(failure))));
    }

    private static Notice saved(Path path, Matches matches) {
        return Notice.note(new Explanation(
                TEXT.text("saved", StatusText.number(matches.size()), path), TEXT.text("saved.remedy"), ""));
    }

    /// Copies the addresses of `matches`, one a line.
    void copyAddresses(Matches matches) {
        if (isFew(matches)) {
            StringBuilder text = new StringBuilder();
            for (int index = 0; index < matches.size(); index++) {
                text.append(AddressText.of(matches.address(index))).append('\n');
            }
            put(text.toString());
        }
    }

    /// Copies `matches` with what lies there.
    void copy(SearchOutcome outcome, Matches matches, MatchFormat format) {
        if (!isFew(matches)) {
            return;
        }
        MatchFile file = new MatchFile(context.memory(), outcome, matches);
        context.tasks()
                .start(
                        TEXT.of("task.copy", format),
                        progress -> {
                            ByteArrayOutputStream out = new ByteArrayOutputStream();
                            try {
                                file.write(format, out, _ -> {}, progress::isCancelled);
                            } catch (IOException impossible) {
                                throw new UncheckedIOException(impossible);
                            }
                            return out.toString(StandardCharsets.UTF_8);
                        },
                        ResultFiles::put,
                        failure -> context.show(Notice.failure(Explanation.of(failure))));
    }

    private boolean isFew(Matches matches) {
        if (matches.size() > MOST_COPIED) {
            context.show(Notice.failure(new Explanation(
                    TEXT.text("too-many", StatusText.number(matches.size())),
                    TEXT.text("too-many.remedy", StatusText.number(MOST_COPIED)),
                    "")));
        }
        return matches.size() <= MOST_COPIED;
    }

    private static void put(String text) {
        Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, text));
    }
}
