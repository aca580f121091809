package daylight.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The rules of the house on compiled classes. Each rule is shown to fail in [RoomRulesTest] or
/// [CallRulesTest].
class HouseTest {
    /// Fewer classes than this means that the rules looked at nothing; raise it as the house grows.
    private static final int CLASSES_MIN = 1_000;

    private static final int TEST_CLASSES_MIN = 300;

    private static final JavaClasses MAIN = ProjectFolder.mainClasses();
    private static final JavaClasses TESTS = ProjectFolder.testClasses();

    private static void holds(String rule, List<Finding> findings) {
        assertThat(Tolerated.verdict(Tolerated.LIST, Set.of(rule), findings)).isEmpty();
    }

    @Test
    void theRulesSeeTheWholeHouse() {
        assertThat(MAIN.size()).isGreaterThan(CLASSES_MIN);
        assertThat(TESTS.size()).isGreaterThan(TEST_CLASSES_MIN);
        Set<String> rooms = new TreeSet<>(RoomRules.ORDER);
        rooms.add("daylight.reader");
        assertThat(MAIN).extracting(JavaClass::getPackageName).containsAll(rooms);
    }

    @Test
    void noPackagesFormACycle() {
        holds("cycle", RoomRules.noPackageCycles(MAIN));
    }

    @Test
    void aRoomImportsOnlyRoomsAboveIt() {
        holds("room-order", RoomRules.roomOrder(MAIN));
    }

    @Test
    void aLibraryStaysInItsRoom() {
        holds("library", RoomRules.librariesInTheirRooms(MAIN));
    }

    @Test
    void theDatabaseIsSpokenToInSqlClassesAlone() {
        holds("sql", RoomRules.sqlInItsClasses(MAIN));
    }

    @Test
    void theWireStandsOnTheBaseModuleAlone() {
        holds("wire", RoomRules.protocolOnBaseAlone(MAIN));
    }

    @Test
    void halfOfARoomIsItsOwn() {
        holds("open-house", RoomRules.halfOfARoomIsItsOwn(MAIN));
    }

    @Test
    void nothingOpensANetworkConnection() {
        holds("network", CallRules.noNetwork(MAIN));
    }

    @Test
    void timeComesFromAClock() {
        holds("clock", CallRules.timeFromAClock(MAIN));
    }

    @Test
    void nothingDependsOnTheMachinesCharsetLocaleOrZone() {
        holds("default", CallRules.noDefaults(MAIN));
    }

    @Test
    void onlyTheDeskPrints() {
        holds("print", CallRules.onlyTheDeskPrints(MAIN));
    }

    @Test
    void noTestSleeps() {
        holds("sleep", CallRules.noSleep(TESTS));
    }

    @Test
    void testsUseFakesAndNoMocks() {
        holds("mock", CallRules.noMocks(TESTS));
    }
}
