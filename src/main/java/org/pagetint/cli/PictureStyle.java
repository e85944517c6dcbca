package org.pagetint.cli;

/// What a picture of the window is like.
///
/// @param width in pixels
/// @param height in pixels
/// @param dark whether it is in the dark theme
/// @param textPercent the size of the text; 100 is the normal one
public record PictureStyle(int width, int height, boolean dark, int textPercent) {}
