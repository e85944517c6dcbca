package org.pagetint.ui.hex.layout;

import java.nio.ByteOrder;

/// How the hex view lays out bytes: a value, to be kept with the settings.
///
/// @param bytesPerRow 8, 16 or 32, or [#FITTED], or [#UP_TO_16]
/// @param grouping bytes that stand together
/// @param order within a group; big-endian is the order in memory
/// @param encoding of the text column
/// @param addresses what the first column counts
public record HexLayout(
        int bytesPerRow, Grouping grouping, ByteOrder order, TextColumnEncoding encoding, AddressStyle addresses) {
    /// As many bytes in a row as the width has room for: a power of two from 8 to 128.
    public static final int FITTED = 0;

    /// Sixteen bytes in a row, or eight where the width has no room for sixteen.
    public static final int UP_TO_16 = -16;

    /// Up to sixteen bytes in pairs, as they lie in memory, with ASCII and addresses.
    public static final HexLayout DEFAULT =
            new HexLayout(UP_TO_16, Grouping.TWO, ByteOrder.BIG_ENDIAN, TextColumnEncoding.ASCII, AddressStyle.ADDRESS);

    public HexLayout {
        boolean fixed = bytesPerRow != FITTED && bytesPerRow != UP_TO_16;
        if (fixed && (Integer.bitCount(bytesPerRow) != 1 || bytesPerRow < 8 || bytesPerRow > 128)) {
            throw new IllegalArgumentException(bytesPerRow + " bytes a row");
        }
    }

    /// Bytes in a row where `fitted` fit into the width.
    public int bytesIn(int fitted) {
        return switch (bytesPerRow) {
            case FITTED -> fitted;
            case UP_TO_16 -> Math.min(-UP_TO_16, fitted);
            default -> bytesPerRow;
        };
    }

    /// The same with other bytes in a row.
    public HexLayout withBytesPerRow(int other) {
        return new HexLayout(other, grouping, order, encoding, addresses);
    }

    /// The same with other groups.
    public HexLayout withGrouping(Grouping other) {
        return new HexLayout(bytesPerRow, other, order, encoding, addresses);
    }

    /// The same with another order in groups.
    public HexLayout withOrder(ByteOrder other) {
        return new HexLayout(bytesPerRow, grouping, other, encoding, addresses);
    }

    /// The same with another text column.
    public HexLayout withEncoding(TextColumnEncoding other) {
        return new HexLayout(bytesPerRow, grouping, order, other, addresses);
    }

    /// The same with another first column.
    public HexLayout withAddresses(AddressStyle other) {
        return new HexLayout(bytesPerRow, grouping, order, encoding, other);
    }
}
