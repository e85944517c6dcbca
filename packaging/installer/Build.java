import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Runs `packaging/installer/build` with the JDK that runs this as its `JAVA_HOME`. Maven can start the programs of the
/// JDK it has chosen for the build, but tells no one where that is.
final class Build {
    private Build() {}

    /// @param arguments those of `packaging/installer/build`
    public static void main(String[] arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("packaging/installer/build"));
        command.addAll(List.of(arguments));
        ProcessBuilder build = new ProcessBuilder(command).inheritIO();
        build.environment().put("JAVA_HOME", System.getProperty("java.home"));
        System.exit(build.start().waitFor());
    }
}
