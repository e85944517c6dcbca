/// Threads: what is known of them without stopping any, and stopping them for their registers where a person agreed to
/// it.
package org.pagetint.linux.stop;
