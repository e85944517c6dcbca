package org.pagetint.ui.theme;

import javafx.scene.paint.Color;
import org.pagetint.memory.PageState;

/// The colours of pages and of the text on them: [#LIGHT] or [#DARK]. Text, dimmed text included, has a contrast of at
/// least 4.5 : 1 on every fill and every hatch line. Blue, green and orange stay apart for the common
/// colour-blindnesses; [#letter] says the same without colour.
///
/// @param ground behind everything
/// @param text bytes, addresses
/// @param dimmed zero bytes, `··`, `??`
/// @param faint digits that many rows repeat; on the ground alone
/// @param line thin lines between pages and parts
/// @param changed behind bytes that just changed
/// @param hit behind bytes that a search found
public record PagePalette(
        Color ground,
        Color text,
        Color dimmed,
        Color faint,
        Color line,
        Color changed,
        Color hit,
        PageShade file,
        PageShade sharedMemory,
        PageShade dirtyMemory,
        PageShade swapped,
        PageShade zeroPage,
        PageShade neverTouched,
        PageShade notResident,
        PageShade unreadable,
        PageShade notRecorded) {

    /// On a light ground.
    public static final PagePalette LIGHT = new PagePalette(
            Color.web("#FFFFFF"),
            Color.web("#1B1F24"),
            Color.web("#57606A"),
            Color.web("#656D76"),
            Color.web("#D0D7DE"),
            Color.web("#EBD3FF"),
            Color.web("#FFF38A"),
            PageShade.plain("#D3E6F8", "#0B63B0"),
            PageShade.plain("#CFEFE4", "#00806A"),
            PageShade.plain("#FFE0B8", "#C55A00"),
            PageShade.hatched("#FFD29A", "#C55A00", Hatch.LINES, "#FFE8CC"),
            PageShade.plain("#E9E9EC", "#9AA0A8"),
            PageShade.plain("#F6F6F8", "#9AA0A8"),
            PageShade.plain("#EEF3F8", "#9AA0A8"),
            PageShade.hatched("#FFFFFF", "#57606A", Hatch.CROSSED, "#DFE3E8"),
            PageShade.hatched("#FFFFFF", "#57606A", Hatch.DOTTED, "#DFE3E8"));

    /// On a dark ground.
    public static final PagePalette DARK = new PagePalette(
            Color.web("#0D1117"),
            Color.web("#E6EAF0"),
            Color.web("#BCC5D0"),
            Color.web("#848D97"),
            Color.web("#30363D"),
            Color.web("#63307F"),
            Color.web("#524A00"),
            PageShade.plain("#16344F", "#4FA6F0"),
            PageShade.plain("#10403A", "#35C3A6"),
            PageShade.plain("#553008", "#F59A3C"),
            PageShade.hatched("#6B3D0A", "#F59A3C", Hatch.LINES, "#4A2A08"),
            PageShade.plain("#2C2F36", "#5B626D"),
            PageShade.plain("#1F2228", "#5B626D"),
            PageShade.plain("#1C252F", "#5B626D"),
            PageShade.hatched("#0D1117", "#BCC5D0", Hatch.CROSSED, "#272D35"),
            PageShade.hatched("#0D1117", "#BCC5D0", Hatch.DOTTED, "#272D35"));

    /// The palette for a dark or a light theme.
    public static PagePalette of(boolean dark) {
        return dark ? DARK : LIGHT;
    }

    /// How pages of this state are drawn.
    public PageShade shade(PageState state) {
        return switch (state) {
            case FILE -> file;
            case SHARED_MEMORY -> sharedMemory;
            case DIRTY_MEMORY -> dirtyMemory;
            case SWAPPED -> swapped;
            case ZERO_PAGE -> zeroPage;
            case NEVER_TOUCHED -> neverTouched;
            case NOT_RESIDENT -> notResident;
            case UNREADABLE -> unreadable;
            case NOT_RECORDED -> notRecorded;
        };
    }

    /// The letter that says the state without colour: F S D W Z · R × -.
    public static char letter(PageState state) {
        return switch (state) {
            case FILE -> 'F';
            case SHARED_MEMORY -> 'S';
            case DIRTY_MEMORY -> 'D';
            case SWAPPED -> 'W';
            case ZERO_PAGE -> 'Z';
            case NEVER_TOUCHED -> '·';
            case NOT_RESIDENT -> 'R';
            case UNREADABLE -> '×';
            case NOT_RECORDED -> '-';
        };
    }
}
