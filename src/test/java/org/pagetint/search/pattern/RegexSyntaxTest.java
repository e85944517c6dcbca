package org.pagetint.search.pattern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pagetint.search.SearchWords;

/// The syntax that people know from grep -P, ripgrep, Java and Python: each part is understood as it is there, or
/// refused by its name.
final class RegexSyntaxTest {
    /// What is written, and how the same is written without it.
    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            value = {
                "[[:digit:]]+ => [0-9]+",
                "[[:alpha:]]{3} => [A-Za-z]{3}",
                "[[:^alpha:]] => [^A-Za-z]",
                "[^[:alpha:]_] => [^A-Za-z_]",
                "[[:alnum:][:space:]] => [0-9A-Za-z\\t-\\r\\x20]",
                "[[:upper:]] => [A-Z]",
                "[[:lower:]] => [a-z]",
                "[[:punct:]] => [!-/:-@\\[-`{-~]",
                "[[:print:]] => [\\x20-\\x7e]",
                "[[:graph:]] => [\\x21-\\x7e]",
                "[[:cntrl:]] => [\\x00-\\x1f\\x7f]",
                "[[:blank:]] => [\\x20\\t]",
                "[[:xdigit:]] => [0-9a-fA-F]",
                "[[:word:]] => \\w",
                "[[:ascii:]] => [\\x00-\\x7f]",
                "\\h => [\\x20\\t]",
                "\\H => [^\\x20\\t]",
                "\\a\\e\\f => \\x07\\x1b\\x0c",
                "\\012 => \\n",
                "\\00 => \\x00",
                "\\0a => \\x00a",
                "\\07z => \\x07z",
                "\\o{351} => \\xe9",
                "\\x{e9} => é",
                "\\x{41} => A",
                "\\u00e9 => é",
                "\\u{1f600} => 😀",
                "\\U0001f600 => 😀",
                "[\\x{41}-\\x{43}] => [A-C]",
                "[\\b] => \\x08",
                "[]a] => [a\\]]",
                "[^]a] => [^a\\]]",
                "[a-] => [a\\-]",
                "[-a] => [a\\-]",
                "\\Qa.b*\\E+ => a\\.b\\*+",
                "\\Q(é => \\(é",
                "a\\Q\\Eb => ab",
                "(?<name>a)b => ab",
                "(?P<name>a|b) => (a|b)",
                "(?'name'a|b) => (a|b)",
                "(?i)a1 => [aA]1",
                "x(?i)a|b => x[aA]|[bB]",
                "(?i:a)b => (?:[aA])b",
                "((?i)a)b => ([aA])b",
                "(?i)a(?-i)b => [aA]b",
                "(?i-i:a) => (?:a)",
                "(?s). => .",
                "(?is)a. => [aA].",
                "(?i)[^a] => [^aA]",
                "(?i)\\Qa\\E => [aA]",
                "a(?#why)b => ab",
                "a(?#why)+ => a+",
                "a{,3}b => a{0,3}b",
                "a{2,} => aaa*",
            })
    void understands(String text, String same) throws PatternException {
        assertThat(language(text)).as(text).isEqualTo(language(same));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " => ",
            quoteCharacter = '"',
            value = {
                "^a => ANCHOR => 0 => ^",
                "a$ => ANCHOR => 1 => $",
                "a\\b => ANCHOR => 1 => \\b",
                "\\Ba => ANCHOR => 0 => \\B",
                "\\Aa => ANCHOR => 0 => \\A",
                "a\\z => ANCHOR => 1 => \\z",
                "a\\Z => ANCHOR => 1 => \\Z",
                "\\Ga => ANCHOR => 0 => \\G",
                "\\<a => ANCHOR => 0 => \\<",
                "a\\> => ANCHOR => 1 => \\>",
                "a(?=b) => LOOK_AROUND => 1 => (?=",
                "a(?!b) => LOOK_AROUND => 1 => (?!",
                "(?<=a)b => LOOK_AROUND => 0 => (?<=",
                "(?<!a)b => LOOK_AROUND => 0 => (?<!",
                "(a)\\1 => REFERENCE => 3 => \\1",
                "\\101 => REFERENCE => 0 => \\1",
                "(?<n>a)\\k<n> => REFERENCE => 7 => \\k",
                "(a)\\g1 => REFERENCE => 3 => \\g",
                "(?P=n) => REFERENCE => 0 => (?P=",
                "a(?R) => REFERENCE => 1 => (?R",
                "a(?1) => REFERENCE => 1 => (?1",
                "a(?&n) => REFERENCE => 1 => (?&",
                "(?(1)a|b) => REFERENCE => 0 => (?(",
                "a*? => LAZY_OR_POSSESSIVE => 2 => *?",
                "a+? => LAZY_OR_POSSESSIVE => 2 => +?",
                "a?? => LAZY_OR_POSSESSIVE => 2 => ??",
                "a++ => LAZY_OR_POSSESSIVE => 2 => ++",
                "a*+ => LAZY_OR_POSSESSIVE => 2 => *+",
                "a{2}? => LAZY_OR_POSSESSIVE => 4 => {2}?",
                "(?>a) => LAZY_OR_POSSESSIVE => 0 => (?>",
                "a** => NOT_SUPPORTED => 2 => **",
                "\\p{L} => UNICODE_CLASS => 0 => \\p",
                "\\PL => UNICODE_CLASS => 0 => \\P",
                "[\\p{L}] => UNICODE_CLASS => 1 => \\p",
                "\\X => UNICODE_CLASS => 0 => \\X",
                "[:alpha:] => NAME_WITHOUT_BRACKETS => 0 => [:alpha:]",
                "a[:^space:]b => NAME_WITHOUT_BRACKETS => 1 => [:^space:]",
                "[[:letter:]] => UNKNOWN_CLASS => 1 => letter",
                "[[:Alpha:]] => UNKNOWN_CLASS => 1 => Alpha",
                "[[:alpha] => UNKNOWN_CLASS => 1 => alpha]",
                "[[.a.]] => CLASS_OPERATOR => 1 => [.",
                "[[=a=]] => CLASS_OPERATOR => 1 => [=",
                "[a[bc]] => CLASS_OPERATOR => 2 => [",
                "[a-z&&[^b]] => CLASS_OPERATOR => 4 => &&",
                "[a--b] => CLASS_OPERATOR => 2 => --",
                "[a~~b] => CLASS_OPERATOR => 2 => ~~",
                "\\v => AMBIGUOUS => 0 => \\v",
                "\\R => AMBIGUOUS => 0 => \\R",
                "\\N => AMBIGUOUS => 0 => \\N",
                "\\0123 => AMBIGUOUS => 0 => \\0123",
                "(?m)a => NOT_SUPPORTED => 0 => (?m",
                "(?x)a => NOT_SUPPORTED => 0 => (?x",
                "(?-s)a => NOT_SUPPORTED => 0 => (?-",
                "(?|a) => NOT_SUPPORTED => 0 => (?|",
                "(*SKIP)a => NOT_SUPPORTED => 0 => (*",
                "\\Ka => UNKNOWN_ESCAPE => 0 => \\K",
                "\\E => UNKNOWN_ESCAPE => 0 => \\E",
                "\\cA => UNKNOWN_ESCAPE => 0 => \\c",
                "\\x{} => UNKNOWN_ESCAPE => 0 => \\x{",
                "\\x4 => UNKNOWN_ESCAPE => 0 => \\x4",
                "\\u12 => UNKNOWN_ESCAPE => 0 => \\u12",
                "\\o{777} => UNKNOWN_ESCAPE => 0 => \\o{777}",
                "\\x{110000} => NOT_IN_ENCODING => 0 => \\x{110000}",
                "\\ud800 => NOT_IN_ENCODING => 0 => \\ud800",
                "[\\x{e9}] => NOT_A_BYTE => 1 => é",
            })
    void refusesByName(String text, PatternProblem problem, int position, String named) {
        PatternException refused = catchThrowableOfType(PatternException.class, () -> RegexParser.parse(text, false));

        assertThat(refused).as(text).isNotNull();
        assertThat(refused.problem()).isEqualTo(problem);
        assertThat(refused.position()).isEqualTo(position);
        assertThat(refused.detail()).isEqualTo(named);
        if (problem != PatternProblem.NOT_A_BYTE) {
            assertThat(SearchWords.of(refused)).contains(named).endsWith(".");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"(?#open", "a(?<n", "(?<1>a)", "a{,}", "[[:alpha:]", "(?i", "[a", "\\", "a\\Q\\E**", "(?i)*"})
    void refusesWhatIsNotComplete(String text) {
        assertThat(catchThrowableOfType(PatternException.class, () -> RegexParser.parse(text, false)))
                .as(text)
                .isNotNull();
    }

    /// Whatever is typed, the answer is an expression or a sentence.
    @Test
    void answersEverythingThatIsTyped() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        Random chance = new Random(seed);
        String[] pieces =
                "( ) [ ] [^ { } , 1 9 0 \\ \\x \\x{ \\0 \\Q \\E (? (?: (?i) (?-i: (?# (?< > [: :] [:alpha:] - -- && ^ $ . * + ? | a é 😀 \ud800"
                        .split(" ", -1);
        for (int i = 0; i < 20_000; i++) {
            String text = IntStream.range(0, 1 + chance.nextInt(10))
                    .mapToObj(_ -> pieces[chance.nextInt(pieces.length)])
                    .reduce("", String::concat);
            answer(text)
                    .ifPresent(
                            refused -> assertThat(refused.position()).as(text).isBetween(0, text.length()));
        }
    }

    private static Optional<PatternException> answer(String text) {
        try {
            assertThat(RegexParser.parse(text, false).matchesNoBytes()).isFalse();
            return Optional.empty();
        } catch (PatternException refused) {
            assertThat(SearchWords.of(refused)).endsWith(".");
            return Optional.of(refused);
        }
    }

    /// Which of some texts an expression matches whole.
    private static Map<String, Boolean> language(String text) throws PatternException {
        Regex regex = RegexParser.parse(text, false);
        Map<String, Boolean> matched = new HashMap<>();
        for (int value = 0; value < 256; value++) {
            String one = String.valueOf((char) value);
            for (String sample : List.of(one, one + one, one + one + one, "a" + one, one + "b", one + "1", "x" + one)) {
                matched.put(sample, ends(regex, sample, 0).contains(sample.length()));
            }
        }
        for (String sample : List.of(
                "é",
                "😀",
                "a.b*",
                "a.b**",
                "(é",
                "ab",
                "aab",
                "aaab",
                "aaaab",
                "aaaa",
                "\u0007\u001b\f",
                "\0a",
                "\u0007z",
                "b",
                "aB",
                "AB",
                "Ab")) {
            String bytes = new String(sample.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
            matched.put(bytes, ends(regex, bytes, 0).contains(bytes.length()));
        }
        assertThat(matched)
                .as(text + " matches some of the samples")
                .containsValue(true)
                .containsValue(false);
        return matched;
    }

    /// Where a match that begins at `from` can end.
    private static Set<Integer> ends(Regex regex, String text, int from) {
        return switch (regex) {
            case Regex.OneOf(ByteSet bytes) ->
                from < text.length() && bytes.contains(text.charAt(from)) ? Set.of(from + 1) : Set.of();
            case Regex.Sequence(List<Regex> parts) -> {
                Set<Integer> ends = Set.of(from);
                for (Regex part : parts) {
                    ends = behind(part, text, ends);
                }
                yield ends;
            }
            case Regex.Choice(List<Regex> choices) -> {
                Set<Integer> ends = new TreeSet<>();
                choices.forEach(choice -> ends.addAll(ends(choice, text, from)));
                yield ends;
            }
            case Regex.Repetition repetition -> {
                Set<Integer> ends = new TreeSet<>();
                Set<Integer> now = Set.of(from);
                for (int times = 0; times <= Math.min(repetition.most().orElse(5), 5) && !now.isEmpty(); times++) {
                    if (times >= repetition.least()) {
                        ends.addAll(now);
                    }
                    now = behind(repetition.part(), text, now);
                }
                yield ends;
            }
        };
    }

    private static Set<Integer> behind(Regex part, String text, Set<Integer> starts) {
        Set<Integer> ends = new TreeSet<>();
        starts.forEach(start -> ends.addAll(ends(part, text, start)));
        return ends;
    }
}
