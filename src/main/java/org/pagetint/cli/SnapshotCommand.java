package org.pagetint.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.pagetint.export.ExportFailedException;
import org.pagetint.export.NewFile;
import org.pagetint.memory.Mappings;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.words.Messages;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// `pagetint snapshot`: the window as a picture.
@Command(
        name = "snapshot",
        description = {
            "Draws the window on a process into a picture, without a display.",
            "A new file is readable by you alone: memory holds secrets."
        },
        mixinStandardHelpOptions = true)
final class SnapshotCommand implements Callable<Integer> {
    private static final Messages TEXT = Messages.of(SnapshotCommand.class);

    private final Environment environment;

    @Mixin
    private ProcessArgument process = new ProcessArgument();

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE.png",
            description = "Where to write the picture; an earlier one is replaced.")
    private Path file = Path.of("");

    @Option(
            names = "--at",
            paramLabel = "ADDRESS",
            converter = AddressConverter.class,
            description = "The address to show, in hexadecimal; by default the start of the first region.")
    private Optional<Long> at = Optional.empty();

    @Option(
            names = "--size",
            paramLabel = "WIDTHxHEIGHT",
            converter = SizeConverter.class,
            defaultValue = "1280x800",
            description = "The size of the window in pixels; by default ${DEFAULT-VALUE}.")
    private Size size = new Size(0, 0);

    @Option(names = "--dark", description = "Use the dark theme.")
    private boolean dark;

    @Option(
            names = "--text",
            paramLabel = "PERCENT",
            converter = PercentConverter.class,
            defaultValue = "100",
            description = "The size of the text; by default ${DEFAULT-VALUE}.")
    private int text;

    SnapshotCommand(Environment environment) {
        this.environment = environment;
    }

    /// A size in pixels.
    record Size(int width, int height) {}

    /// Lets picocli parse sizes.
    static final class SizeConverter implements ITypeConverter<Size> {
        @Override
        public Size convert(String text) {
            if (!text.matches("[1-9]\\d{2,3}x[1-9]\\d{2,3}")) {
                throw new TypeConversionException(TEXT.text("snapshot.size", text));
            }
            int x = text.indexOf('x');
            return new Size(Integer.parseInt(text.substring(0, x)), Integer.parseInt(text.substring(x + 1)));
        }
    }

    /// Lets picocli parse text sizes.
    static final class PercentConverter implements ITypeConverter<Integer> {
        @Override
        public Integer convert(String text) {
            if (!text.matches("7[5-9]|[89]\\d|1\\d\\d|200")) {
                throw new TypeConversionException(TEXT.text("snapshot.text", text));
            }
            return Integer.parseInt(text);
        }
    }

    @Override
    public Integer call() throws ProcessFailedException, ExportFailedException, IOException {
        NewFile output = new NewFile(environment.files());
        output.check(file, true);
        byte[] picture = draw();
        output.write(file, true, out -> {
            out.write(picture);
            return true;
        });
        return ExitStatus.DONE;
    }

    /// Opens the process first, so that a script learns why it cannot be shown, and looks at the end whether it is
    /// still there: else the picture may be of less than there was.
    private byte[] draw() throws ProcessFailedException, IOException {
        try (Target target = process.open(environment)) {
            WindowRequest request = new WindowRequest(
                    Optional.of(target.info()), at.map(OptionalLong::of).orElse(OptionalLong.empty()));
            byte[] picture =
                    environment.window().draw(request, new PictureStyle(size.width(), size.height(), dark, text));
            Mappings _ = target.memory().mappings();
            return picture;
        }
    }
}
