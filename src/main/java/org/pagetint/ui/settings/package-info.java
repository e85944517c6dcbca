/// What is remembered between two runs, and the file it is kept in.
package org.pagetint.ui.settings;
