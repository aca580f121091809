package daylight.desk;

import java.util.List;

/// The searches that `daylight demo` shows.
final class DemoSearches {
    static final List<String> ALL = List.of("camera contract", "摄像头", "type:email payment");

    private DemoSearches() {}
}
