package daylight.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GroupCommitTest {
    @TempDir
    private Path folder;

    @Test
    void everyPieceIsOnDiskAndABadOneTakesNoneWithIt() {
        Path file = folder.resolve("facts.db");
        try (Database database = Database.open(file, List.of("daylight/work/migrations"))) {
            database.update(h -> h.execute("create table number (n integer primary key)"));
            List<CompletableFuture<Integer>> good = new ArrayList<>();
            CompletableFuture<Integer> bad;
            try (GroupCommit commits = new GroupCommit(database)) {
                for (int i = 0; i < 1_000; i++) {
                    int n = i;
                    good.add(commits.submit(h -> h.execute("insert into number values (?)", n)));
                }
                bad = commits.submit(h -> {
                    h.execute("insert into number values (5000)");
                    return h.execute("insert into number values (7)");
                });
                commits.submit(h -> h.execute("insert into number values (6000)"))
                        .join();
            }
            assertThat(good).allSatisfy(done -> assertThat(done.join()).isEqualTo(1));
            assertThatThrownBy(bad::join).hasMessageContaining("UNIQUE");
            try (Database other = Database.openReadOnly(file)) {
                assertThat(other.<Integer>read(h -> h.createQuery("select count(*) from number")
                                .mapTo(Integer.class)
                                .one()))
                        .isEqualTo(1_001);
            }
        }
    }

    @Test
    void whatGoodPiecesWroteBesideABadOneIsThereOnce() {
        Path file = folder.resolve("facts.db");
        try (Database database = Database.open(file, List.of("daylight/work/migrations"))) {
            database.update(h -> h.execute("create table number (n integer)"));
            List<CompletableFuture<Integer>> all = new ArrayList<>();
            try (GroupCommit commits = new GroupCommit(database)) {
                for (int i = 0; i < 300; i++) {
                    int n = i;
                    all.add(commits.submit(h -> {
                        int written = h.execute("insert into number values (?)", n);
                        if (n % 50 == 7) {
                            throw new IllegalArgumentException("bad " + n);
                        }
                        return written;
                    }));
                }
                commits.hurry();
            }
            List<Integer> expected =
                    IntStream.range(0, 300).filter(n -> n % 50 != 7).boxed().toList();
            assertThat(database.<List<Integer>>read(h -> h.createQuery("select n from number order by n")
                            .mapTo(Integer.class)
                            .list()))
                    .isEqualTo(expected);
            for (int i = 0; i < 300; i++) {
                assertThat(all.get(i).isCompletedExceptionally()).isEqualTo(i % 50 == 7);
            }
        }
    }
}
