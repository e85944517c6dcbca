/// What keys, mouse, menus and the window make the hex view do. FX thread only.
package org.pagetint.ui.hex.commands;
