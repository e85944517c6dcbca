package org.pagetint.ui.hex;

import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.PageState;
import org.pagetint.ui.hex.model.HexViewModel;

/// The model of the hex view without a window, as if thirty rows of sixteen bytes were in sight. The test's thread
/// stands for the FX thread.
public final class ModelFixture implements AutoCloseable {
    static final double ROW = 22;
    static final double HEIGHT = 30 * ROW;

    /// A tebibyte without a name, of which [#twoRegions] has four dirty pages at the start.
    public static final AddressRange HUGE = AddressRange.ofLength(0x7f00_0000_0000L, 1L << 40);

    /// Three dirty pages.
    public static final AddressRange SMALL = AddressRange.ofLength(0x5500_0000_0000L, 3 * HexFixture.PAGE);

    private final ArrayMemory memory;
    private final ManualFx fx = new ManualFx();
    private final HexViewModel model = new HexViewModel(fx, HexFixture.HASTY);

    /// [#HUGE], which begins with "first bytes", and [#SMALL].
    public static ArrayMemory twoRegions() {
        return new ArrayMemory()
                .map(SMALL, "[heap]")
                .map(HUGE, "")
                .set(HUGE.start(), 4, PageState.DIRTY_MEMORY)
                .set(SMALL.start(), 3, PageState.DIRTY_MEMORY)
                .write(HUGE.start(), "first bytes");
    }

    /// Shows nothing of `memory` yet.
    public ModelFixture(ArrayMemory memory) {
        this.memory = memory;
        model.cursor().resize(ROW, HEIGHT, 16);
    }

    public HexViewModel model() {
        return model;
    }

    public ManualFx fx() {
        return fx;
    }

    /// Shows a region, and waits until all that is in sight is known.
    public void show(AddressRange region) {
        model.show(memory, memory.mappingsNow(), region);
        fx.runUntil("all in sight is known", model.document()::isSettled);
    }

    /// Waits until something is known of the page of `address`.
    public void awaitPage(long address) {
        fx.runUntil(
                "the page of " + Long.toHexString(address) + " is there",
                () -> model.document().contentOf(address & -HexFixture.PAGE).isPresent());
    }

    /// The byte at `address`, or −1 if it is not known.
    public int byteAt(long address) {
        return model.document().byteAt(address).orElse(-1);
    }

    @Override
    public void close() {
        model.close();
    }
}
