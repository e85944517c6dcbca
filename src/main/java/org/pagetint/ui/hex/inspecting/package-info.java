/// What is said of the byte and the page at the cursor: the inspector and the page card. FX thread only.
package org.pagetint.ui.hex.inspecting;
