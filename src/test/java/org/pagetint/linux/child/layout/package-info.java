/// Memory made by chance: what the child process does to have mappings and pages of every kind, all told by one seed.
@NullMarked
package org.pagetint.linux.child.layout;

import org.jspecify.annotations.NullMarked;
