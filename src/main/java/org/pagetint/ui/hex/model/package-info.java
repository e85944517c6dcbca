/// What the hex view shows and where it stands in it, without controls: document, viewport, cursor, history, bookmarks,
/// options. FX thread only.
package org.pagetint.ui.hex.model;
