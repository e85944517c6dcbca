package org.pagetint.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.pagetint.memory.EscapedText;
import org.pagetint.words.Messages;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/// What is wrong with the arguments of a command.
final class Refusal {
    private static final Messages TEXT = Messages.of(Refusal.class);

    private Refusal() {}

    /// One sentence. What was typed is escaped in it.
    static String of(ParameterException wrong) {
        return switch (wrong) {
            case UnmatchedArgumentException unmatched -> unmatched(unmatched);
            case MissingParameterException missing -> TEXT.text("missing", names(missing.getMissing()));
            case ParameterException _ when wrong.getCause() instanceof TypeConversionException words -> sentence(words);
            default -> sentence(wrong);
        };
    }

    private static String unmatched(UnmatchedArgumentException unmatched) {
        String first = unmatched.getUnmatched().getFirst();
        boolean isCommand =
                !unmatched.getCommandLine().getCommandSpec().subcommands().isEmpty();
        String key = first.startsWith("-") ? "unknown.option" : isCommand ? "unknown.command" : "unknown.argument";
        return TEXT.text(key, EscapedText.of(first));
    }

    private static String names(List<ArgSpec> missing) {
        return missing.stream()
                .map(argument -> argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel())
                .collect(Collectors.joining(", "));
    }

    private static String sentence(Exception wrong) {
        String text = EscapedText.of(String.valueOf(wrong.getMessage()));
        return text.endsWith(".") ? text : text + ".";
    }
}
