/// Every reader of memory against memory made by chance: what Pagetint says of it must agree with the plainest reader
/// there is.
@NullMarked
package org.pagetint.linux.chance;

import org.jspecify.annotations.NullMarked;
