/// What a person can do in a window: one list that the keys, the menu and the list of keys are made of.
package org.pagetint.ui.action;
