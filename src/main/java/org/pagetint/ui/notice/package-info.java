/// The one place of a page where messages appear.
package org.pagetint.ui.notice;
