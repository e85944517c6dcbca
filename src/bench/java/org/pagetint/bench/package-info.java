/// What reading costs, measured beside a bare baseline in the same run. Started by hand; see README.md.
package org.pagetint.bench;
