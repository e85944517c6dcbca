package org.pagetint.cli;

import java.util.List;
import org.pagetint.memory.RangeText;
import org.pagetint.process.ProcessFailedException;
import org.pagetint.search.PermissionFilter;
import org.pagetint.search.Scope;
import org.pagetint.search.SearchWords;
import org.pagetint.search.pattern.PatternException;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/// The options that say where to search.
final class ScopeOptions {
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

    /// The scope in a process.
    Scope scope(Target target, CommandLine command) throws ProcessFailedException {
        Scope scope = Scope.EVERYTHING.withPermissions(permissions);
        return ranges.isEmpty() ? scope : scope.within(target.resolve(ranges, command));
    }
}
