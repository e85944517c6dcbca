/// Processes made for looking at: a small Java program that makes, fills and changes mappings as a test tells it, so
/// that the test knows every byte that the process would see.
@NullMarked
package org.pagetint.linux.child;

import org.jspecify.annotations.NullMarked;
