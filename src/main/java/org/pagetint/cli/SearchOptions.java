package org.pagetint.cli;

import java.util.List;
import org.pagetint.memory.RangeText;
import org.pagetint.memory.ReadPolicy;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.PermissionFilter;
import org.pagetint.search.Scope;
import org.pagetint.search.Search;
import org.pagetint.search.SearchWords;
import org.pagetint.search.pattern.Pattern;
import org.pagetint.search.pattern.PatternException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/// What the commands that search have in common: where to search, how, and how to say what was found.
final class SearchOptions {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--range",
            paramLabel = "RANGE",
            description = "Only here; may be given several times. " + RangeArgument.HELP,
            converter = RangeArgument.class)
    private List<RangeText> ranges = List.of();

    @Option(
            names = "--permissions",
            paramLabel = "rwxp",
            converter = PermissionConverter.class,
            description = "Only regions with these permissions: up to four places for r, w, x, and p or s; - for not, "
                    + "? for either. By default all that the process may read.")
    private PermissionFilter permissions = PermissionFilter.READABLE;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = LimitConverter.class,
            defaultValue = LimitConverter.DEFAULT,
            description = "List the first N that are found and only count the others; by default ${DEFAULT-VALUE}.")
    private int limit = Search.DEFAULT_LIMIT;

    @Option(names = "--json", description = "Write JSON: an object for each of them, and last a summary.")
    private boolean json;

    @Mixin
    private FaultOption faults = new FaultOption();

    /// Lets picocli parse permissions.
    static final class PermissionConverter implements ITypeConverter<PermissionFilter> {
        @Override
        public PermissionFilter convert(String text) {
            try {
                return PermissionFilter.parse(text);
            } catch (PatternException wrong) {
                throw new TypeConversionException(SearchWords.of(wrong));
            }
        }
    }

    /// Whether JSON is to be written.
    boolean json() {
        return json;
    }

    /// How to read.
    ReadPolicy policy() {
        return faults.policy();
    }

    /// The search for `pattern` in a process.
    Search search(Pattern pattern, Target target) throws ProcessFailedException {
        Scope scope = Scope.EVERYTHING.withPermissions(permissions);
        Scope wanted = ranges.isEmpty() ? scope : scope.within(target.resolve(ranges, command.commandLine()));
        return new Search(pattern, wanted, faults.policy(), false, limit);
    }
}
