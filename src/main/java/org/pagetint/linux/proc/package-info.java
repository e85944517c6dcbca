/// The files of `/proc`: how each is read, and what its text means. Parsing is pure.
package org.pagetint.linux.proc;
