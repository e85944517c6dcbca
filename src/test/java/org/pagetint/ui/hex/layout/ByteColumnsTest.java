package org.pagetint.ui.hex.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pagetint.ui.hex.layout.ByteColumns.Column;

class ByteColumnsTest {
    @Test
    void putsAGapBetweenGroupsAndAWiderOneBetweenEights() {
        ByteColumns columns = new ByteColumns(16, 2, false, 12);

        assertThat(columns.hexCell(1) - columns.hexCell(0)).isEqualTo(2);
        assertThat(columns.hexCell(2) - columns.hexCell(1)).isEqualTo(3);
        assertThat(columns.hexCell(8) - columns.hexCell(7)).isEqualTo(4);
    }

    @Test
    void reversesTheBytesOfALittleEndianGroup() {
        ByteColumns columns = new ByteColumns(16, 4, true, 12);

        assertThat(IntStream.range(0, 4).map(columns::hexCell))
                .containsExactly(columns.hex() + 6, columns.hex() + 4, columns.hex() + 2, columns.hex());
    }

    @ParameterizedTest
    @CsvSource({"8,1,false", "16,2,false", "32,4,true", "128,8,true"})
    void findsEachByteUnderItsOwnCells(int bytesPerRow, int group, boolean littleEndian) {
        ByteColumns columns = new ByteColumns(bytesPerRow, group, littleEndian, 16);

        for (int index = 0; index < bytesPerRow; index++) {
            assertThat(columns.at(columns.hexCell(index) + 1)).contains(new ByteColumns.Hit(Column.HEX, index));
            assertThat(columns.at(columns.textCell(index) + 0.5)).contains(new ByteColumns.Hit(Column.TEXT, index));
        }
    }

    @Test
    void findsNoByteInTheAddresses() {
        assertThat(new ByteColumns(16, 2, false, 12).at(5)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"40,8", "80,16", "128,16", "140,32", "600,128"})
    void fitsAsManyBytesAsTheWidthHasRoomFor(double cells, int bytes) {
        assertThat(ByteColumns.fitted(HexLayout.DEFAULT, 12, cells)).isEqualTo(bytes);
    }
}
