package org.pagetint.cli.manual;

import picocli.AutoComplete;
import picocli.CommandLine;

/// The scripts by which shells complete what a person types after `pagetint`.
public final class Completions {
    private Completions() {}

    /// For Bash: the file `pagetint` of its folder `bash-completion/completions`.
    public static String bash(CommandLine root) {
        return AutoComplete.bash(root.getCommandName(), root);
    }

    /// For Zsh: the file `_pagetint` of its folder `zsh/site-functions`. It is the script for Bash, which Zsh
    /// understands but for the command `compopt`; the first call defines it and at once completes by it.
    public static String zsh(CommandLine root) {
        String name = root.getCommandName();
        String script = bash(root).replaceAll("type compopt &>/dev/null && compopt [+-]o \\w+", ":");
        return "#compdef " + name + "\n" + script + "\n_bash_complete -o default -F _complete_" + name + "\n";
    }

    /// For fish: the file `pagetint.fish` of its folder `fish/vendor_completions.d`.
    public static String fish(CommandLine root) {
        return new FishCompletion(root.getCommandSpec()).script();
    }
}
