import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Formats the sources with palantir-java-format, or says which ones are not formatted. Lines of Markdown doc comments
/// (`///`) stay as they are, since the formatter would break them: each is masked by a number while it works. One that
/// is too long is a complaint.
///
/// A file that was found in order is not looked at again until it changes: the time of the last clean check is kept
/// beside the complaints.
final class Format {

    private static final Pattern MARKDOWN = Pattern.compile("(?m)^[ \\t]*///(.*)$");
    private static final Pattern STAND_IN = Pattern.compile("(?m)/// #(\\d+)$");

    private static final int MOST_COLUMNS = 120;

    private Format() {}

    /// Formats or checks.
    ///
    /// @param arguments `check` or `apply`, the file for the complaints, the folders to go through
    public static void main(String[] arguments) throws IOException {
        boolean apply = arguments[0].equals("apply");
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        Path stamp = Path.of(arguments[1] + ".stamp");
        FileTime clean = Files.exists(stamp) ? Files.getLastModifiedTime(stamp) : FileTime.fromMillis(0);
        FileTime now = FileTime.from(Instant.now());
        List<String> complaints = new ArrayList<>();
        for (Path file : javaFiles(arguments)) {
            if (Files.getLastModifiedTime(file).compareTo(clean) < 0) {
                continue;
            }
            String before = Files.readString(file);
            complaints.addAll(longComments(file, before));
            try {
                String after = format(formatter, before);
                if (after.equals(before)) {
                    continue;
                }
                if (apply) {
                    Files.writeString(file, after);
                } else {
                    complaints.add(file + " is not formatted; mvn -Pformat initialize does it");
                }
            } catch (FormatterException e) {
                e.diagnostics().forEach(diagnostic -> complaints.add(file + ":" + diagnostic));
            }
        }
        Files.write(Path.of(arguments[1]), complaints);
        if (complaints.isEmpty()) {
            Files.writeString(stamp, "");
            Files.setLastModifiedTime(stamp, now);
        }
    }

    private static List<String> longComments(Path file, String source) {
        List<String> complaints = new ArrayList<>();
        int number = 0;
        for (String line : source.lines().toList()) {
            number++;
            if (line.length() > MOST_COLUMNS && line.strip().startsWith("//")) {
                complaints.add("%s:%d: a comment of more than %d columns".formatted(file, number, MOST_COLUMNS));
            }
        }
        return complaints;
    }

    private static List<Path> javaFiles(String[] arguments) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String folder : List.of(arguments).subList(2, arguments.length)) {
            try (Stream<Path> below = Files.walk(Path.of(folder))) {
                below.filter(path -> path.toString().endsWith(".java")).sorted().forEach(files::add);
            }
        }
        return files;
    }

    private static String format(Formatter formatter, String source) throws FormatterException {
        List<String> comments =
                MARKDOWN.matcher(source).results().map(found -> found.group(1)).toList();
        var masked = new StringBuilder();
        int end = 0;
        int index = 0;
        for (MatchResult found : MARKDOWN.matcher(source).results().toList()) {
            masked.append(source, end, found.start(1)).append(" #").append(index++);
            end = found.end();
        }
        masked.append(source.substring(end));
        return STAND_IN.matcher(formatter.formatSourceAndFixImports(masked.toString()))
                .replaceAll(found -> Matcher.quoteReplacement(
                        ("///" + comments.get(Integer.parseInt(found.group(1)))).stripTrailing()));
    }
}
