package org.pagetint.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.pagetint.memory.AddressRange;
import org.pagetint.memory.ArrayMemory;
import org.pagetint.memory.MappingKind;
import org.pagetint.memory.Mappings;

class ScopeTest {
    private final Mappings mappings = new ArrayMemory()
            .map(new AddressRange(0x1000, 0x3000), "[heap]")
            .map(new AddressRange(0x3000, 0x4000), "")
            .mapFile(new AddressRange(0x8000, 0xa000), "/usr/bin/true", 0)
            .mappingsNow();

    @Test
    void joinsRegionsThatAdjoin() {
        ScopePlan plan = Scope.EVERYTHING.plan(mappings);

        assertThat(plan)
                .isEqualTo(
                        new ScopePlan(List.of(new AddressRange(0x1000, 0x4000), new AddressRange(0x8000, 0xa000)), 3));
        assertThat(plan.bytes()).isEqualTo(0x5000);
    }

    @Test
    void leavesOutOtherKindsAndWhatLiesBesideThem() {
        assertThat(Scope.EVERYTHING.withKinds(EnumSet.of(MappingKind.HEAP)).plan(mappings))
                .isEqualTo(new ScopePlan(List.of(new AddressRange(0x1000, 0x3000)), 1));
    }

    @Test
    void leavesOutOtherPermissions() {
        assertThat(Scope.EVERYTHING
                        .withPermissions(new PermissionFilter("??x?"))
                        .plan(mappings))
                .isEqualTo(new ScopePlan(List.of(new AddressRange(0x8000, 0xa000)), 1));
    }

    @Test
    void cutsToRangesThatOverlapAndLieInAnyOrder() {
        List<AddressRange> ranges = List.of(
                new AddressRange(0x9ff0, 0x20000),
                new AddressRange(0x2100, 0x2200),
                new AddressRange(0x2180, 0x3010),
                new AddressRange(0x5000, 0x5000));

        assertThat(Scope.EVERYTHING.within(ranges).plan(mappings))
                .isEqualTo(
                        new ScopePlan(List.of(new AddressRange(0x2100, 0x3010), new AddressRange(0x9ff0, 0xa000)), 3));
    }
}
