/// What is installed beside the program for the shell and for `man`: made of the commands' own descriptions when the
/// program is built.
package org.pagetint.cli.manual;
