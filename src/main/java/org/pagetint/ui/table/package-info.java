/// What our tables have in common.
package org.pagetint.ui.table;
