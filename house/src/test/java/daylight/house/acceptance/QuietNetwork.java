package daylight.house.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Commands in a network of their own that leads nowhere, in which the kernel counts what is sent or tried.
///
/// @param before   what is put before a command line
/// @param counters where the kernel's counters lie when the command has ended
record QuietNetwork(List<String> before, Path counters) {
    /// By the names of /proc/net/snmp: what was sent, what no way led to, connections begun, datagrams sent.
    private static final Map<String, List<String>> LOOKED_AT = Map.of(
            "Ip", List.of("OutRequests", "OutNoRoutes"),
            "Tcp", List.of("ActiveOpens"),
            "Udp", List.of("OutDatagrams"));

    QuietNetwork {
        before = List.copyOf(before);
    }

    /// @return none where nobody may make a network of his own
    static Optional<QuietNetwork> in(Path temporary) throws IOException, InterruptedException {
        Path counters = temporary.resolve("network-counters");
        for (List<String> unshare : List.of(List.of("unshare", "-n"), List.of("unshare", "-r", "-n"))) {
            List<String> line = new ArrayList<>(unshare);
            line.addAll(
                    List.of("sh", "-c", "\"$@\"; code=$?; cat /proc/net/snmp > '" + counters + "'; exit $code", "sh"));
            QuietNetwork network = new QuietNetwork(line, counters);
            try {
                if (network.run("true") == 0) {
                    return Optional.of(network);
                }
            } catch (IOException e) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /// @return the command's exit code
    int run(String... command) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(before);
        line.addAll(List.of(command));
        return new ProcessBuilder(line)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /// What the last command sent or tried to send, by counter; those that are zero are left out.
    Map<String, Long> traffic() throws IOException {
        Map<String, Long> counted = new TreeMap<>();
        int seen = 0;
        List<String> lines = Files.readAllLines(counters, StandardCharsets.US_ASCII);
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            String[] names = lines.get(i).split(" ");
            String[] values = lines.get(i + 1).split(" ");
            String protocol = names[0].substring(0, names[0].length() - 1);
            for (int j = 1; j < names.length; j++) {
                if (LOOKED_AT.getOrDefault(protocol, List.of()).contains(names[j])) {
                    seen++;
                    if (!values[j].equals("0")) {
                        counted.put(protocol + " " + names[j], Long.parseLong(values[j]));
                    }
                }
            }
        }
        if (seen != 4) {
            throw new IllegalStateException("the kernel's counters have another form: " + lines);
        }
        return counted;
    }
}
