package org.pagetint.search.pattern;

/// The text of a pattern cannot be understood. Has no stack trace, since it is an answer to a person who types.
public final class PatternException extends Exception {
    private static final long serialVersionUID = 1L;

    private final PatternProblem problem;
    private final int position;
    private final String detail;

    /// @param problem what is wrong
    /// @param position where in the text, in `char`s from 0; its length for *at the end*
    /// @param detail what the words for the problem need besides, else empty
    public PatternException(PatternProblem problem, int position, String detail) {
        super(problem + " at " + position + (detail.isEmpty() ? "" : ": " + detail), null, false, false);
        this.problem = problem;
        this.position = position;
        this.detail = detail;
    }

    PatternException(PatternProblem problem, int position) {
        this(problem, position, "");
    }

    /// What is wrong.
    public PatternProblem problem() {
        return problem;
    }

    /// Where in the text, in `char`s from 0; its length for *at the end*.
    public int position() {
        return position;
    }

    /// What the words for the problem need besides, else empty. As it was typed: escape it before a terminal sees it.
    public String detail() {
        return detail;
    }
}
