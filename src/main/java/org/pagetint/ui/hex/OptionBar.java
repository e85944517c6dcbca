package org.pagetint.ui.hex;

import java.nio.ByteOrder;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.ToolBar;
import javafx.scene.control.Tooltip;
import org.pagetint.ui.hex.layout.AddressStyle;
import org.pagetint.ui.hex.layout.Grouping;
import org.pagetint.ui.hex.layout.HexLayout;
import org.pagetint.ui.hex.layout.TextColumnEncoding;
import org.pagetint.ui.hex.model.HexViewModel;
import org.pagetint.ui.hex.model.RefreshRate;
import org.pagetint.words.Messages;

/// How the bytes are laid out and how often they are read, each as a button that names what is chosen. One line: what
/// does not fit goes into a menu at its end.
final class OptionBar extends ToolBar {
    private static final Messages TEXT = Messages.of(OptionBar.class);

    private final HexViewModel model;
    private final Runnable chosen;

    /// @param chosen runs after a choice: gives the focus back to the rows
    OptionBar(HexViewModel model, Runnable chosen) {
        this.model = model;
        this.chosen = chosen;
        getStyleClass().add("hex-options");
        getItems()
                .addAll(
                        layout(
                                "bytes",
                                List.of(HexLayout.UP_TO_16, 8, 16, 32, HexLayout.FITTED),
                                OptionBar::bytes,
                                HexLayout::bytesPerRow,
                                HexLayout::withBytesPerRow),
                        layout(
                                "groups",
                                List.of(Grouping.values()),
                                g -> TEXT.of("group", g),
                                HexLayout::grouping,
                                HexLayout::withGrouping),
                        layout(
                                "order",
                                List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN),
                                OptionBar::order,
                                HexLayout::order,
                                HexLayout::withOrder),
                        layout(
                                "encoding",
                                List.of(TextColumnEncoding.values()),
                                e -> TEXT.text("encoding." + e),
                                HexLayout::encoding,
                                HexLayout::withEncoding),
                        layout(
                                "addresses",
                                List.of(AddressStyle.values()),
                                a -> TEXT.of("addresses", a),
                                HexLayout::addresses,
                                HexLayout::withAddresses),
                        button(
                                "refresh",
                                List.of(RefreshRate.values()),
                                r -> TEXT.of("refresh", r),
                                model.options().refreshRateProperty(),
                                model.options().refreshRateProperty()::set));
    }

    private static String bytes(int bytes) {
        return switch (bytes) {
            case HexLayout.FITTED -> TEXT.text("bytes.fitted");
            case HexLayout.UP_TO_16 -> TEXT.text("bytes.up-to", -HexLayout.UP_TO_16);
            default -> TEXT.text("bytes.some", bytes);
        };
    }

    private static String order(ByteOrder order) {
        return TEXT.text(order == ByteOrder.BIG_ENDIAN ? "order.memory" : "order.reversed");
    }

    private <T> MenuButton layout(
            String key,
            List<T> choices,
            Function<T, String> words,
            Function<HexLayout, T> get,
            BiFunction<HexLayout, T, HexLayout> with) {
        return button(
                key,
                choices,
                words,
                model.options().layoutProperty().map(get),
                choice -> model.options()
                        .layoutProperty()
                        .set(with.apply(model.options().layoutProperty().get(), choice)));
    }

    private <T> MenuButton button(
            String key, List<T> choices, Function<T, String> words, ObservableValue<T> value, Consumer<T> choose) {
        MenuButton button = new MenuButton();
        button.setId("hex-" + key);
        button.getStyleClass().add("hex-option");
        button.setTooltip(new Tooltip(TEXT.text(key)));
        button.textProperty().bind(value.map(words));
        ToggleGroup group = new ToggleGroup();
        for (T choice : choices) {
            RadioMenuItem item = new RadioMenuItem(words.apply(choice));
            item.setId("hex-" + key + "-" + choices.indexOf(choice));
            item.setToggleGroup(group);
            item.setOnAction(_ -> {
                choose.accept(choice);
                chosen.run();
            });
            value.subscribe(now -> item.setSelected(choice.equals(now)));
            button.getItems().add(item);
        }
        return button;
    }
}
