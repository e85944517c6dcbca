package org.pagetint.ui.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.pagetint.ui.Robot;

/// A table of a thousand rows whose rows are replaced by others.
@Timeout(60)
class StableItemsTest {
    private record Line(int key, String text) {}

    private final Robot robot = new Robot();
    private final TableView<Line> table = new TableView<>();
    private final StableItems<Line> items = new StableItems<>(table, Line::key);
    private final OnScreen<Line> onScreen = new OnScreen<>(table);
    private final List<String> filled = new ArrayList<>();

    @BeforeEach
    void showAThousandRows() {
        TableColumn<Line, String> column = Columns.text("text", "Text", 100, Line::text);
        column.setCellFactory(_ -> new TableCell<>() {
            @Override
            protected void updateItem(@Nullable String item, boolean empty) {
                super.updateItem(item, empty);
                setText(item == null || empty ? "" : item);
                filled.add(getText());
            }
        });
        table.getColumns().setAll(List.of(column));
        table.setFixedCellSize(20);
        table.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        robot.show(robot.inFx(() -> new Scene(table, 300, 400)));
        replace(lines(0, 1000));
    }

    @AfterEach
    void close() {
        robot.close();
    }

    private static List<Line> lines(int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> new Line(i, "line " + i)).toList();
    }

    private void replace(List<Line> lines) {
        robot.inFx(() -> items.replace(lines));
        robot.inFx(table::layout);
    }

    private List<String> texts() {
        return robot.inFx(() -> onScreen.rows().stream().map(Line::text).toList());
    }

    private List<String> cells() {
        return robot.inFx(() -> table.lookupAll(".table-row-cell").stream()
                .flatMap(row -> row.lookupAll(".table-cell").stream())
                .map(cell -> ((TableCell<?, ?>) cell).getText())
                .filter(text -> !text.isEmpty())
                .sorted()
                .toList());
    }

    @Test
    void showsOtherRowsAndFewerAndMoreAndNone() {
        for (List<Line> lines :
                List.of(lines(500, 1500), lines(3, 7), lines(900, 1900), List.<Line>of(), lines(0, 2))) {
            replace(lines);
            List<String> first =
                    lines.stream().limit(texts().size()).map(Line::text).toList();
            assertThat(texts()).isEqualTo(first);
            assertThat(cells())
                    .containsExactlyElementsOf(first.stream().sorted().toList());
        }
    }

    @Test
    void touchesOnlyTheCellsThatDiffer() {
        List<Line> changed = new ArrayList<>(lines(0, 1000));
        changed.set(3, new Line(3, "changed"));
        changed.set(600, new Line(600, "changed out of sight"));
        robot.inFx(filled::clear);

        replace(changed);

        assertThat(robot.inFx(() -> List.copyOf(filled))).containsOnly("changed");
    }

    @Test
    void keepsSelectionFocusAndWhatIsOnTop() {
        robot.inFx(() -> {
            table.getSelectionModel().selectIndices(505, 507);
            table.getFocusModel().focus(507);
            table.scrollTo(500);
        });
        robot.inFx(table::layout);
        assertThat(texts()).startsWith("line 500");

        replace(lines(100, 2000));

        assertThat(texts()).startsWith("line 500");
        assertThat(robot.inFx(() -> List.copyOf(table.getSelectionModel().getSelectedItems())))
                .extracting(Line::key)
                .containsExactlyInAnyOrder(505, 507);
        assertThat(robot.inFx(() -> table.getFocusModel().getFocusedItem().key()))
                .isEqualTo(507);

        replace(lines(506, 800));
        assertThat(robot.inFx(() -> List.copyOf(table.getSelectionModel().getSelectedItems())))
                .extracting(Line::key)
                .containsExactly(507);
    }
}
