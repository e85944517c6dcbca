package org.pagetint.ui.hex.inspecting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.pagetint.ui.hex.model.HexViewModel;

/// Bytes at the cursor as numbers and pointers.
public final class Pointers {
    /// The bytes of the largest number.
    static final int LONGEST = 8;

    private Pointers() {}

    /// The bytes from `address` on, as many as a number can have and as are known.
    static Bits bits(HexViewModel model, long address) {
        List<Integer> bytes = new ArrayList<>();
        for (int i = 0; i < LONGEST; i++) {
            Optional<Integer> value =
                    inRegion(model, address + i) ? model.document().byteAt(address + i) : Optional.<Integer>empty();
            if (value.isEmpty()) {
                break;
            }
            bytes.add(value.get());
        }
        return new Bits(bytes, model.options().inspectorOrderProperty().get());
    }

    /// The pointer that lies at `address`, in the inspector's byte order, if its bytes are known.
    public static OptionalLong at(HexViewModel model, long address) {
        return bits(model, address).unsigned(LONGEST).map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    private static boolean inRegion(HexViewModel model, long address) {
        return model.document()
                .regionProperty()
                .get()
                .filter(region -> region.contains(address))
                .isPresent();
    }
}
