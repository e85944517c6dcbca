/// Exporting from the window: what, in which form, to where; and what became of it.
package org.pagetint.ui.export;
