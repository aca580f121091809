package daylight.desk;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/// What `daylight bench` measures with.
///
/// @param places what ingest is given: folders and files
/// @param list   each regular file in them, in the order in which the plain program reads them
/// @param bytes  of all files together
record BenchFiles(List<Path> places, List<Path> list, long bytes) {
    private static final int FOLDER_FILES = 200;
    private static final int SUFFIX_CHARS = 16;

    /// The folders as they are. Links are not followed.
    static BenchFiles in(List<Path> places) throws IOException {
        List<Path> list = new ArrayList<>();
        long bytes = 0;
        for (Path place : places) {
            try (Stream<Path> walk = Files.walk(place)) {
                for (Path file : walk.filter(Files::isRegularFile).sorted().toList()) {
                    list.add(file);
                    bytes += Files.size(file);
                }
            }
        }
        return new BenchFiles(places, list, bytes);
    }

    /// Copies of these files in a new folder, as many as asked for: fewer are an even choice of them, more are
    /// rounds, in each of which every file ends in another line. So no two files are equal that
    /// were not before, and none is spared as a duplicate.
    BenchFiles copied(int files, Path folder) throws IOException {
        int first = Math.min(files, list.size());
        for (int i = 0; i < files; i++) {
            int round = i / first;
            Path from = list.get((int) ((long) (i % first) * list.size() / first));
            Path to = folder.resolve(String.format(
                    Locale.ROOT, "round %03d/%03d/%05d%s", round, i % first / FOLDER_FILES, i % first, suffix(from)));
            Files.createDirectories(Objects.requireNonNull(to.getParent()));
            try (OutputStream out = Files.newOutputStream(to)) {
                Files.copy(from, out);
                if (round > 0) {
                    out.write(("\nround " + round + "\n").getBytes(StandardCharsets.US_ASCII));
                }
            }
        }
        return in(List.of(folder));
    }

    /// The last part of a name, which formats are also known by; empty where it has none.
    private static String suffix(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.length() - dot > SUFFIX_CHARS ? "" : name.substring(dot);
    }
}
