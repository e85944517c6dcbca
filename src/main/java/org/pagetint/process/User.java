package org.pagetint.process;

/// A user of the system.
///
/// @param id the user id; the kernel's unsigned 32-bit number
/// @param name the login name, or the number in decimal when it has none
public record User(int id, String name) {}
