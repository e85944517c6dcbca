/// Draws the hex view: rows, ruler, strip, legend, and the patterns of page states. FX thread only.
package org.pagetint.ui.hex.painting;
