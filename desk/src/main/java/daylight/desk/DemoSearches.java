package daylight.desk;

import java.util.List;

/// The searches that `daylight demo` shows: a phrase that runs over a page break, the town's name in Chinese, a sender.
final class DemoSearches {
    static final List<String> ALL = List.of("\"attention index of each household\"", "塞尔曼套", "from:baltaqay");

    private DemoSearches() {}
}
