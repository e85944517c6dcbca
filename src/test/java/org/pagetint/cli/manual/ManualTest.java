package org.pagetint.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.app.ManualFiles;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/// What is installed for `man` and the shells, as the build writes it.
final class ManualTest {
    @TempDir
    private static Path share = Path.of("");

    @BeforeAll
    static void write() throws Exception {
        ManualFiles.main(new String[] {share.toString(), "2026-01-31T00:00:00Z"});
    }

    private static String text(String file) throws Exception {
        return Files.readString(share.resolve(file));
    }

    private static List<String> namesOfAll() {
        List<String> names = new ArrayList<>();
        for (CommandLine command : ManualFiles.commands().getSubcommands().values()) {
            names.add(command.getCommandName());
            for (OptionSpec option : command.getCommandSpec().options()) {
                names.add(option.longestName());
            }
        }
        return names;
    }

    @Test
    void namesEveryCommandAndOption() throws Exception {
        String page = text("man/man1/pagetint.1").replace("\\-", "-");
        String bash = text("bash-completion/completions/pagetint");
        String fish = text("fish/vendor_completions.d/pagetint.fish");

        assertThat(namesOfAll()).contains("regions", "--json").allSatisfy(name -> {
            assertThat(page).contains(name);
            assertThat(bash).contains(name);
            assertThat(fish).contains(name.replaceFirst("^--", "-l "));
        });
    }

    @Test
    void writesATextThatManCanReadOnEveryMachine() throws Exception {
        String page = text("man/man1/pagetint.1");

        assertThat(page).startsWith(".TH \"PAGETINT\" \"1\" \"2026-01-31\" \"pagetint ");
        assertThat(StandardCharsets.US_ASCII.newEncoder().canEncode(page)).isTrue();
        assertThat(page.lines().filter(line -> !line.startsWith("."))).allMatch(line -> line.length() < 120);
        assertThat(page.lines().filter(line -> line.startsWith(".")))
                .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|PP|br|EX|EE)( .*)?"));
    }

    @Test
    void completesInBash() throws Exception {
        assertThat(completions("pagetint", "re")).containsExactly("regions");
        assertThat(completions("pagetint", "export", "12", "--f")).containsExactlyInAnyOrder("--force", "--format");
        assertThat(completions("pagetint", "export", "12", "--format", "h")).containsExactly("hexdump");
    }

    /// Zsh has no `compopt`, and is not on every machine that builds.
    @Test
    void callsInZshNoCommandThatOnlyBashHas() throws Exception {
        String zsh = text("zsh/site-functions/_pagetint");

        assertThat(text("bash-completion/completions/pagetint")).contains("&& compopt -o filenames");
        assertThat(zsh)
                .startsWith("#compdef pagetint\n")
                .endsWith("\n_bash_complete -o default -F _complete_pagetint\n")
                .doesNotContain("&& compopt");
    }

    /// What Bash would offer for the last word.
    private static List<String> completions(String... words) throws Exception {
        String script = share.resolve("bash-completion/completions/pagetint").toString();
        Process bash = new ProcessBuilder(
                        "bash",
                        "--norc",
                        "-c",
                        "source '" + script + "'; compopt() { :; }; COMP_WORDS=(" + String.join(" ", words)
                                + "); COMP_CWORD=" + (words.length - 1)
                                + "; _complete_pagetint; printf '%s\\n' \"${COMPREPLY[@]}\"")
                .redirectErrorStream(true)
                .start();
        try (var out = bash.inputReader()) {
            return out.lines().toList();
        }
    }
}
