/// Colours, type and the theme of the windows.
package org.pagetint.ui.theme;
