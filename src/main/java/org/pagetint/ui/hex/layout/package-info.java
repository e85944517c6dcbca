/// Where bytes stand in the hex view: rows, columns, cells, scrolling, and the texts in them. Pure; knows no memory
/// that waits.
package org.pagetint.ui.hex.layout;
