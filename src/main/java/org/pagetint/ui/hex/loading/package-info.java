/// What reads for the hex view, in a thread of its own: pages and their cache, the strip, what is copied. Results come
/// back to the FX thread in batches.
package org.pagetint.ui.hex.loading;
