package org.pagetint.ui.hex.loading;

/// How bytes are copied.
public enum CopyForm {
    /// `7f 45 4c 46`
    HEX(true),
    /// What the bytes say in the encoding of the text column.
    TEXT(false),
    /// An array in C.
    C_ARRAY(false),
    /// A bytes object in Python.
    PYTHON(false),
    BASE64(false),
    /// Lines as `hexdump -C` prints them.
    HEXDUMP(true);

    private final boolean canSayUnknown;

    CopyForm(boolean canSayUnknown) {
        this.canSayUnknown = canSayUnknown;
    }

    /// Whether it has a sign for a byte that is not known.
    boolean canSayUnknown() {
        return canSayUnknown;
    }
}
