/// Finds patterns in bytes that come piece by piece. Knows nothing of processes and pages.
package org.pagetint.search.match;
