package org.pagetint;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Keeps the arrows between our packages, as ARCHITECTURE.md draws them, and what each package must not know.
class ArchitectureTest {

    private static final String ROOT = "org.pagetint.";

    /// What each package may depend on, besides itself, the JDK and libraries.
    private static final Map<String, Set<String>> ARROWS = Map.ofEntries(
            room("process"),
            room("memory", "process"),
            room("reading", "memory", "process"),
            room("words", "memory", "process"),
            room("files"),
            room("linux", "reading", "memory", "process", "export", "files"),
            room("search", "reading", "memory", "process", "words"),
            room("export", "reading", "memory", "process", "words", "files"),
            room("cli", "files", "search", "export", "reading", "memory", "process", "words"),
            room("ui", "files", "search", "export", "reading", "memory", "process", "words"),
            room("app", "files", "ui", "cli", "linux", "search", "export", "reading", "memory", "process", "words"));

    /// What each room of the window may use of the other rooms. Names are below `ui`; the empty one is the window
    /// itself.
    private static final Map<String, Set<String>> ROOMS_OF_THE_WINDOW = Map.ofEntries(
            room("theme"),
            room("settings"),
            room("action"),
            room("task", "theme"),
            room("notice"),
            room("table", "settings"),
            room("hex.layout"),
            room("hex.loading", "hex.layout"),
            room("hex.model", "hex.layout", "hex.loading", "theme"),
            room("hex.painting", "hex.layout", "hex.loading", "hex.model", "theme"),
            room("hex.inspecting", "hex.layout", "hex.model"),
            room("hex.commands", "hex.layout", "hex.loading", "hex.model", "hex.painting", "hex.inspecting"),
            room(
                    "hex",
                    "hex.layout",
                    "hex.loading",
                    "hex.model",
                    "hex.painting",
                    "hex.inspecting",
                    "hex.commands",
                    "task",
                    "theme"),
            room("tool", "action", "notice", "settings", "task", "theme", "hex.model"),
            room("process", "action", "notice", "settings", "table", "task", "theme"),
            room("region", "action", "settings", "table", "task", "theme"),
            room("export", "action", "notice", "task", "tool"),
            room("search", "action", "export", "hex.model", "notice", "settings", "table", "task", "theme", "tool"),
            room(
                    "",
                    "action",
                    "hex",
                    "hex.commands",
                    "hex.layout",
                    "hex.model",
                    "notice",
                    "process",
                    "region",
                    "settings",
                    "task",
                    "theme",
                    "tool"));

    /// What each room of `linux` may use of the other rooms.
    private static final Map<String, Set<String>> ROOMS_OF_LINUX = Map.ofEntries(
            room("kernel"),
            room("proc", "kernel"),
            room("file", "kernel", "proc"),
            room("disk", "kernel"),
            room("stop", "kernel", "proc"),
            room("", "kernel", "proc", "file", "stop"));

    private static final Map<String, Map<String, Set<String>>> HOUSES =
            Map.of("ui", ROOMS_OF_THE_WINDOW, "linux", ROOMS_OF_LINUX);

    /// A path alone is only a name.
    private static final DescribedPredicate<JavaClass> FILES_AND_STREAMS = resideInAnyPackage(
                    "java.io..", "java.nio.file..", "java.nio.channels..", "java.net..")
            .and(not(simpleNameEndingWith("Exception")))
            .and(not(type(Path.class)));

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.pagetint");

    static Stream<String> packages() {
        return ARROWS.keySet().stream().sorted();
    }

    @ParameterizedTest
    @MethodSource("packages")
    void dependsOnlyAlongTheArrows(String name) {
        var allowed = new TreeSet<>(ARROWS.get(name));
        allowed.add(name);
        check(classes()
                .that()
                .resideInAnyPackage(below(name))
                .should()
                .onlyDependOnClassesThat(not(resideInAnyPackage("org.pagetint.."))
                        .or(resideInAnyPackage(below(allowed.toArray(String[]::new))))
                        .as("are of %s or not ours", allowed)));
    }

    @Test
    void everyClassIsOfAPackageThatTheArrowsName() {
        assertThat(OURS.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> name.startsWith(ROOT))
                        .map(name -> name.substring(ROOT.length()).replaceFirst("\\..*", "")))
                .isNotEmpty()
                .isSubsetOf(ARROWS.keySet());
    }

    static Stream<Arguments> rooms() {
        return HOUSES.entrySet().stream()
                .flatMap(house -> house.getValue().keySet().stream().map(room -> Arguments.of(house.getKey(), room)));
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void usesOnlyTheRoomsThatItMay(String house, String name) {
        var allowed = new TreeSet<>(rooms(house).get(name));
        allowed.add(name);
        String[] open = allowed.stream().map(room -> packageOf(house, room)).toArray(String[]::new);
        check(classes()
                .that()
                .resideInAPackage(packageOf(house, name))
                .should()
                .onlyDependOnClassesThat(not(resideInAnyPackage(below(house)))
                        .or(resideInAnyPackage(open))
                        .as("are of the rooms %s or not of %s", allowed, house)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ui", "linux"})
    void everyClassIsInARoom(String house) {
        assertThat(OURS.stream()
                        .map(JavaClass::getPackageName)
                        .filter(name -> (name + ".").startsWith(ROOT + house + ".")))
                .isNotEmpty()
                .isSubsetOf(rooms(house).keySet().stream()
                        .map(room -> packageOf(house, room))
                        .toList());
    }

    @Test
    void noPackagesUseEachOtherInACircle() {
        check(slices().matching(ROOT + "(**)").should().beFreeOfCycles());
    }

    @Test
    void noTwoTypesShareASimpleName() {
        Map<String, Long> timesUsed = OURS.stream()
                .filter(type -> !type.isNestedClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getSimpleName, Collectors.counting()));
        assertThat(timesUsed)
                .isNotEmpty()
                .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
    }

    @Test
    void onlyTheWindowKnowsJavaFx() {
        check(noClasses()
                .that()
                .resideInAnyPackage(below("memory", "process", "reading", "words", "linux", "search", "export", "cli"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("javafx..", "com.sun.javafx..", "atlantafx..", "org.controlsfx.."));
    }

    @Test
    void onlyLinuxCallsNativeCode() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(below("linux"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("com.sun.jna.."));
    }

    @Test
    void memoryProcessAndReadingDoNoInputOrOutput() {
        check(noClasses()
                .that()
                .resideInAnyPackage(below("memory", "process", "reading"))
                .should()
                .dependOnClassesThat(FILES_AND_STREAMS));
    }

    @Test
    void memoryIsValuesAndAContract() {
        check(noClasses()
                .that()
                .resideInAnyPackage(below("memory", "process"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.util.concurrent..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class));
    }

    private static void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(OURS);
    }

    private static Map<String, Set<String>> rooms(String house) {
        return Objects.requireNonNull(HOUSES.get(house));
    }

    private static Map.Entry<String, Set<String>> room(String name, String... mayUse) {
        return Map.entry(name, Set.of(mayUse));
    }

    private static String packageOf(String house, String room) {
        return ROOT + house + (room.isEmpty() ? "" : "." + room);
    }

    private static String[] below(String... names) {
        return Arrays.stream(names).map(name -> ROOT + name + "..").toArray(String[]::new);
    }
}
