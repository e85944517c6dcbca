import java.io.File;
import java.io.IOException;
import java.nio.file.CopyOption;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/// Makes the program: a folder that needs no Java and runs wherever it is put. jlink makes the runtime with the modules
/// in it, jpackage the app-image around it; then come our launcher, and the AOT cache of a training run. The installers
/// wrap this folder, and the tests run it. Needs the JDK that runs it, and nothing else.
final class Image {
    private static final CopyOption[] REPLACING = {
        StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES
    };
    private static final int LONGEST_TRAINING_MINUTES = 10;

    /// The folder that all of these files are in.
    private final Path sources;
    private final Path image;
    private final Path runtime;
    private final List<Path> modules;

    private Image(Path sources, Path image, List<Path> modules) {
        this.sources = sources;
        this.image = image;
        this.runtime = image.resolve("lib/runtime");
        this.modules = modules;
    }

    /// @param arguments the folder of this file; the image; its version; our own module; the path of the others, with
    ///     our classes in it too
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path image = Path.of(arguments[1]).toAbsolutePath();
        Path work = image.resolveSibling(image.getFileName() + ".work");
        delete(work);
        delete(image);
        Files.createDirectories(work);
        Image made = new Image(Path.of(arguments[0]), image, modules(Path.of(arguments[3]), arguments[4], work));
        made.link(work.resolve("runtime"));
        made.wrap(work.resolve("runtime"), arguments[2]);
        made.train();
        delete(work);
    }

    /// The jars that are modules of the program.
    private static List<Path> modules(Path own, String path, Path work) throws IOException {
        List<Path> modules = new ArrayList<>(List.of(own));
        for (String entry : path.split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            String name = jar.getFileName().toString();
            if (Files.isDirectory(jar) || isEmptyFx(name)) {
                continue;
            }
            if (name.startsWith("picocli-")) {
                Path renewed = Files.copy(jar, work.resolve(name), REPLACING);
                Renew.main(new String[] {renewed.toString()});
                modules.add(renewed);
            } else {
                modules.add(jar);
            }
        }
        return modules;
    }

    /// Whether this is the empty jar that lies beside each OpenJFX jar of this platform, and is of the same module.
    private static boolean isEmptyFx(String name) {
        return name.matches("javafx-[a-z]+-[0-9.]+\\.jar");
    }

    /// Makes the runtime. The modules stay uncompressed, since the packages compress better: the deb is 35 MB so, and
    /// 53 MB with `--compress zip-6`. Left out are native libraries that lie in jars, of which those for this machine
    /// are put beside Java's, and Java's sound.
    private void link(Path made) throws IOException {
        tool(
                "jlink",
                "--module-path",
                String.join(
                        File.pathSeparator, modules.stream().map(Path::toString).toList()),
                "--add-modules",
                "org.pagetint",
                "--output",
                made.toString(),
                "--strip-java-debug-attributes",
                "--no-header-files",
                "--no-man-pages",
                "--compress",
                "zip-0",
                "--exclude-resources",
                "glob:/javafx.graphics/*.so,glob:/com.sun.jna/com/sun/jna/*/libjnidispatch.*,"
                        + "glob:/com.sun.jna/com/sun/jna/*/jnidispatch.dll",
                "--exclude-files",
                "glob:/java.desktop/lib/libjsound.so");
        for (Path jar : modules) {
            unpack(jar, made);
        }
        Path legal = made.resolve("legal/org.pagetint");
        Files.createDirectories(legal);
        Files.copy(sources.resolve("../../LICENSE"), legal.resolve("LICENSE"), REPLACING);
        for (String needless : List.of("bin/keytool", "lib/jexec", "lib/jrt-fs.jar", "lib/classlist")) {
            Files.deleteIfExists(made.resolve(needless));
        }
    }

    /// Takes out of a jar the native libraries for this machine, and its licences.
    private static void unpack(Path jar, Path runtime) throws IOException {
        String name = jar.getFileName().toString().replaceFirst("-[0-9].*", "");
        Path legal = runtime.resolve("legal").resolve(name);
        try (FileSystem files = FileSystems.newFileSystem(jar);
                Stream<Path> all = Files.walk(files.getPath("/"))) {
            PathMatcher libraries = files.getPathMatcher("glob:{/*.so,/com/sun/jna/" + jnaPlatform() + "/*.so}");
            PathMatcher licences = files.getPathMatcher("glob:/META-INF/{*LICENSE,*NOTICE,AL2.0,LGPL2.1}");
            for (Path file : (Iterable<Path>) all::iterator) {
                if (libraries.matches(file)) {
                    Files.copy(
                            file,
                            runtime.resolve("lib").resolve(file.getFileName().toString()),
                            REPLACING);
                } else if (licences.matches(file)) {
                    Files.createDirectories(legal);
                    Files.copy(file, legal.resolve(file.getFileName().toString()), REPLACING);
                }
            }
        }
    }

    private static String jnaPlatform() {
        String machine = System.getProperty("os.arch");
        return "linux-" + (machine.equals("amd64") ? "x86-64" : machine);
    }

    /// Makes the app-image. jpackage's own launcher asks rpm and dpkg at each start: ours takes its place.
    private void wrap(Path linked, String version) throws IOException {
        tool(
                "jpackage",
                "--type",
                "app-image",
                "--name",
                image.getFileName().toString(),
                "--app-version",
                version,
                "--runtime-image",
                linked.toString(),
                "--module",
                "org.pagetint/org.pagetint.app.Main",
                "--dest",
                image.getParent().toString());
        Files.delete(image.resolve("lib/libapplauncher.so"));
        Files.delete(image.resolve("lib/app/pagetint.cfg"));
        Files.delete(image.resolve("lib/pagetint.png"));
        Path launcher = image.resolve("bin/pagetint");
        Files.copy(sources.resolve("launcher"), launcher, REPLACING);
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.copy(sources.resolve("java-options"), image.resolve("lib/java-options"), REPLACING);
        copy(image.resolveSibling("share"), image.resolve("share"));
    }

    /// Makes the AOT cache. Java writes it as the training run ends, by `bin/java` of the same runtime; only then that
    /// gets the name under which the program is listed among processes.
    private void train() throws IOException, InterruptedException {
        Path java = runtime.resolve("bin/java");
        Path cache = image.resolve("lib/pagetint.aot");
        Path log = image.resolveSibling("training.txt");
        Path settings = Files.createTempDirectory("pagetint");
        ProcessBuilder training = new ProcessBuilder(
                        java.toString(),
                        "-XX:AOTCacheOutput=" + cache,
                        "@" + image.resolve("lib/java-options"),
                        "-Dglass.platform=Headless",
                        "-Dprism.order=sw",
                        "--module",
                        "org.pagetint/org.pagetint.app.TrainingRun")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        training.environment()
                .keySet()
                .removeAll(List.of("CLASSPATH", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "DISPLAY", "WAYLAND_DISPLAY"));
        training.environment().put("XDG_CONFIG_HOME", settings.toString());
        Process run = training.start();
        boolean ended = run.waitFor(LONGEST_TRAINING_MINUTES, TimeUnit.MINUTES);
        run.destroyForcibly();
        delete(settings);
        if (!ended || run.waitFor() != 0 || !Files.exists(cache)) {
            throw new IOException("the training run made no AOT cache:\n" + Files.readString(log));
        }
        Files.move(java, runtime.resolve("bin/pagetint"));
    }

    private static void tool(String name, String... arguments) throws IOException {
        int status = ToolProvider.findFirst(name)
                .orElseThrow(() -> new IOException("this JDK has no " + name))
                .run(System.out, System.err, arguments);
        if (status != 0) {
            throw new IOException(name + " failed");
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file)), REPLACING);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
