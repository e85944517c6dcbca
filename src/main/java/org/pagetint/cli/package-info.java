/// The command line: one class for each command, and what they share. The contract that scripts rely on is the help of
/// each command.
package org.pagetint.cli;
