package org.pagetint.memory;

/// The text of a range cannot be understood. Has no stack trace, since it is an answer to a person who types.
public final class RangeTextException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Problem problem;
    private final int position;
    private final String part;

    /// What can be wrong.
    public enum Problem {
        /// A part that should be an address is none.
        NOT_AN_ADDRESS,
        /// A part that should be a length is none.
        NOT_A_LENGTH,
        /// It ends at its start, or before; the part is all of the text.
        ENDS_BEFORE_START,
        /// No region holds the address.
        NO_REGION
    }

    RangeTextException(Problem problem, int position, String part) {
        super(problem + " at " + position + ": " + part, null, false, false);
        this.problem = problem;
        this.position = position;
        this.part = part;
    }

    /// What is wrong.
    public Problem problem() {
        return problem;
    }

    /// Where in the text, in `char`s from 0.
    public int position() {
        return position;
    }

    /// The part that is wrong, as it was typed: escape it before a terminal sees it.
    public String part() {
        return part;
    }
}
