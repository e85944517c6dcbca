package org.pagetint.linux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.pagetint.linux.UserfaultHandlers.Answer.NO;
import static org.pagetint.linux.UserfaultHandlers.Answer.NOT_SEEN;
import static org.pagetint.linux.UserfaultHandlers.Answer.YES;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pagetint.linux.proc.ProcRoot;

/// A made-up `/proc`: process 100 of user 1000, whose parent is 50, whose parent is 1.
final class UserfaultHandlersTest {
    private static final int TARGET = 100;

    @TempDir
    private Path root = Path.of("unset");

    @BeforeEach
    void makeUp() throws IOException {
        process(1, 0, 0);
        process(50, 1, 3000);
        process(TARGET, 50, 1000);
    }

    @Test
    void doesNotSuspectAnyoneWithoutADescriptor() {
        assertThat(answer()).isEqualTo(NO);
    }

    @Test
    void findsOneInTheProcessItself() throws IOException {
        holds(TARGET);

        assertThat(answer()).isEqualTo(YES);
    }

    @Test
    void findsOneInAnAncestorAndADescendantOfOtherUsers() throws IOException {
        holds(50);
        assertThat(answer()).isEqualTo(YES);

        Files.delete(root.resolve("50/fd/7"));
        process(101, TARGET, 2000);
        process(102, 101, 2000);
        holds(102);
        assertThat(answer()).isEqualTo(YES);
    }

    @Test
    void findsOneInAProcessOfTheSameUserOrOfRoot() throws IOException {
        process(200, 1, 1000);
        holds(200);
        assertThat(answer()).isEqualTo(YES);

        Files.delete(root.resolve("200/fd/7"));
        process(300, 1, 0);
        holds(300);
        assertThat(answer()).isEqualTo(YES);
    }

    /// Any user may have one; that must not cost the others anything.
    @Test
    void passesOverOneOfAnotherUser() throws IOException {
        process(200, 1, 2000);
        holds(200);

        assertThat(answer()).isEqualTo(NO);
    }

    @Test
    void saysWhereItMayNotLookIfThatMatters() throws IOException {
        process(200, 1, 2000);
        Files.delete(root.resolve("200/fd/3"));
        Files.delete(root.resolve("200/fd"));
        assertThat(answer()).as("another user's").isEqualTo(NO);

        process(300, 1, 1000);
        Files.delete(root.resolve("300/fd/3"));
        Files.delete(root.resolve("300/fd"));
        assertThat(answer()).as("the same user's").isEqualTo(NOT_SEEN);
    }

    private UserfaultHandlers.Answer answer() {
        return new UserfaultHandlers(new ProcRoot(root)).about(TARGET);
    }

    private void process(int pid, int parent, int user) throws IOException {
        Path folder = Files.createDirectories(root.resolve(Integer.toString(pid)));
        Files.createDirectories(folder.resolve("fd"));
        Files.createDirectories(folder.resolve("task"));
        Files.createSymbolicLink(folder.resolve("fd/3"), Path.of("socket:[4711]"));
        String users = (user + "\t").repeat(4).strip();
        Files.writeString(folder.resolve("status"), "Name:\tx\nUid:\t" + users + "\n");
        Files.writeString(
                folder.resolve("stat"), pid + " (x) S " + parent + " 1 0 0 -1 0 0 0 0 0 0 0 0 0 20 0 1 0 9 0 0 0 0\n");
    }

    private void holds(int pid) throws IOException {
        Files.createSymbolicLink(root.resolve(pid + "/fd/7"), Path.of("anon_inode:[userfaultfd]"));
    }
}
