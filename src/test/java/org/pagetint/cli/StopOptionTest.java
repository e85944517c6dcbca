package org.pagetint.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pagetint.export.StopChoice;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

final class StopOptionTest {
    @Command
    private static final class Stopping {
        @Mixin
        private StopOption stop = new StopOption();

        @Parameters
        private List<String> others = List.of();
    }

    private static Stopping parse(String... arguments) {
        Stopping stopping = new Stopping();
        new CommandLine(stopping).parseArgs(arguments);
        return stopping;
    }

    @Test
    void takesNothingBehindASpaceForItsValue() {
        for (String[] arguments :
                List.of(new String[] {"--stop", "4711", "copy"}, new String[] {"4711", "copy", "--stop"})) {
            Stopping parsed = parse(arguments);

            assertThat(parsed.stop.choice()).isEqualTo(StopChoice.REGISTERS);
            assertThat(parsed.others).containsExactly("4711", "copy");
        }
    }

    @Test
    void takesWhatIsAttached() {
        assertThat(parse("--stop=copy", "4711").stop.choice()).isEqualTo(StopChoice.COPY);
        assertThat(parse("--stop=registers").stop.choice()).isEqualTo(StopChoice.REGISTERS);
        assertThat(parse("4711").stop.choice()).isEqualTo(StopChoice.NEVER);
        assertThatThrownBy(() -> parse("--stop=all")).isInstanceOf(ParameterException.class);
    }
}
