import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// #0
/// #1
/// #2
/// #3
final class Format {

    private static final Pattern MARKDOWN = Pattern.compile("(?m)^[ \\t]*///(.*)$");
    private static final Pattern STAND_IN = Pattern.compile("(?m)/// #(\\d+)$");

    private Format() {}

    /// #4
    ///
    /// @param arguments `check` or `apply`, the file for the complaints, the folders to go through
    public static void main(String[] arguments) throws IOException {
        boolean apply = arguments[0].equals("apply");
        var formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
                .style(JavaFormatterOptions.Style.PALANTIR)
                .build());
        List<String> complaints = new ArrayList<>();
        for (Path file : javaFiles(arguments)) {
            String before = Files.readString(file);
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
