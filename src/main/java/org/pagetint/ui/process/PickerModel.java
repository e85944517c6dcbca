package org.pagetint.ui.process;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.pagetint.process.Access;
import org.pagetint.process.ProcessFailure;
import org.pagetint.process.ProcessId;
import org.pagetint.process.ProcessInfo;
import org.pagetint.process.ProcessSource;
import org.pagetint.process.User;
import org.pagetint.ui.task.Background;
import org.pagetint.ui.task.Repeated;

/// What the picker shows: the processes that can be opened, filtered and ordered. Used on the FX thread; `/proc` is
/// read in the background.
public final class PickerModel {
    private final ProcessSource source;
    private final Background background;
    private final Repeated listing;
    private final Repeated looking;

    private final StringProperty filter = new SimpleStringProperty("");
    private final BooleanProperty allUsers = new SimpleBooleanProperty();
    private final BooleanProperty byParent = new SimpleBooleanProperty();
    private final ObjectProperty<ProcessOrder> order = new SimpleObjectProperty<>(ProcessOrder.NEWEST_FIRST);
    private final ObjectProperty<RecentPrograms> recents = new SimpleObjectProperty<>(RecentPrograms.NONE);
    private final ReadOnlyObjectWrapper<ProcessList> list = new ReadOnlyObjectWrapper<>(ProcessList.LOADING);
    private final ReadOnlyObjectWrapper<Map<ProcessId, Access>> access = new ReadOnlyObjectWrapper<>(Map.of());
    private final ReadOnlyObjectWrapper<Optional<ProcessFailure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final Set<ProcessId> wanted = new HashSet<>();
    private List<ProcessRow> processes = List.of();
    private List<ProcessRow> ordered = List.of();
    private Optional<User> self = Optional.empty();

    /// A picker of the processes of `source`, which is asked in `background`. Empty before the first [#refresh].
    public PickerModel(ProcessSource source, Background background) {
        this.source = source;
        this.background = background;
        this.listing = new Repeated(background);
        this.looking = new Repeated(background);
        InvalidationListener rearrange = _ -> arrange();
        filter.addListener(rearrange);
        allUsers.addListener(rearrange);
        allUsers.subscribe((_, all) -> forgetUnlisted(all));
        byParent.addListener(rearrange);
        InvalidationListener reorder = _ -> order();
        order.addListener(reorder);
        recents.addListener(reorder);
    }

    /// Reads the process list again, unless that is being done already; the first time with all processors.
    public void refresh() {
        boolean first = !list.get().known();
        listing.call(() -> Listed.of(source.self(), first ? source.processes() : source.processesUnhurried()))
                .ifPresent(request ->
                        request.onSuccess(this::show).onFailure(this::fail).start());
    }

    /// Finds out what may be seen of this process, unless that is known; see [#accessProperty].
    public void want(ProcessId process) {
        if (!access.get().containsKey(process) && wanted.add(process)) {
            look();
        }
    }

    /// Finds out again what may be seen of these processes.
    public void lookAgainAt(List<ProcessId> visible) {
        if (wanted.addAll(visible)) {
            look();
        }
    }

    /// Asks for all that is wanted at once, and then for what was wanted meanwhile.
    private void look() {
        background.ui().execute(() -> {
            if (wanted.isEmpty()) {
                return;
            }
            Set<ProcessId> now = Set.copyOf(wanted);
            looking.call(() -> now.stream().collect(Collectors.toMap(id -> id, source::access)))
                    .ifPresent(request -> request.onSuccess(this::remember)
                            .onEnd(() -> {
                                wanted.removeAll(now);
                                look();
                            })
                            .start());
        });
    }

    /// Looks for the process that was typed by its number although it is not listed, and hands it on if there is one.
    /// Otherwise [#failureProperty] says why not.
    public void find(int pid, Consumer<ProcessInfo> found) {
        background
                .call(() -> source.find(pid))
                .onSuccess(found)
                .onFailure(this::fail)
                .start();
    }

    private void show(Listed listed) {
        self = Optional.of(listed.self());
        processes = listed.rows();
        if (!listed.alive().containsAll(access.get().keySet())) {
            Map<ProcessId, Access> kept = new HashMap<>(access.get());
            kept.keySet().retainAll(listed.alive());
            access.set(Map.copyOf(kept));
        }
        order();
    }

    /// What may be seen of processes that are not to be listed is nobody's concern.
    private void forgetUnlisted(boolean all) {
        if (!all) {
            Map<ProcessId, Access> kept = new HashMap<>(access.get());
            processes.stream()
                    .filter(row -> self.filter(
                                    user -> user.id() == row.info().user().id())
                            .isEmpty())
                    .forEach(row -> kept.remove(row.id()));
            access.set(Map.copyOf(kept));
        }
    }

    private void remember(Map<ProcessId, Access> found) {
        Map<ProcessId, Access> all = new HashMap<>(access.get());
        all.putAll(found);
        access.set(Map.copyOf(all));
    }

    private void fail(ProcessFailure what) {
        failure.set(Optional.of(what));
    }

    private void order() {
        ordered = order.get().sorted(processes, recents.get());
        arrange();
    }

    private void arrange() {
        self.ifPresent(user -> {
            ProcessQuery query = new ProcessQuery(filter.get(), user, allUsers.get(), byParent.get());
            list.set(new ProcessList(true, filter.get(), user, query.listed(ordered), query.hiddenMatches(ordered)));
        });
    }

    /// What the person typed.
    public StringProperty filterProperty() {
        return filter;
    }

    /// Whether the processes of other users are listed.
    public BooleanProperty allUsersProperty() {
        return allUsers;
    }

    /// Whether children stand under their parents.
    public BooleanProperty byParentProperty() {
        return byParent;
    }

    /// How the list is ordered.
    public ObjectProperty<ProcessOrder> orderProperty() {
        return order;
    }

    /// Programs that come first.
    public ObjectProperty<RecentPrograms> recentsProperty() {
        return recents;
    }

    /// What is listed.
    public ReadOnlyObjectProperty<ProcessList> listProperty() {
        return list.getReadOnlyProperty();
    }

    /// What may be seen of the processes that were looked at.
    public ReadOnlyObjectProperty<Map<ProcessId, Access>> accessProperty() {
        return access.getReadOnlyProperty();
    }

    /// What went wrong last, until it is set aside by [#forgetFailure].
    public ReadOnlyObjectProperty<Optional<ProcessFailure>> failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /// Sets the failure aside: the person has seen it.
    public void forgetFailure() {
        failure.set(Optional.empty());
    }

    /// What was read, as rows that can be listed: threads of the kernel never are.
    private record Listed(User self, List<ProcessRow> rows, Set<ProcessId> alive) {
        static Listed of(User self, List<ProcessInfo> processes) {
            return new Listed(
                    self,
                    processes.stream()
                            .filter(info -> !info.kernelThread())
                            .map(ProcessRow::of)
                            .toList(),
                    processes.stream().map(ProcessInfo::id).collect(Collectors.toSet()));
        }
    }
}
