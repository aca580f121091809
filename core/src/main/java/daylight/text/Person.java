package daylight.text;

/// Somebody as a mail names them.
///
/// @param display as written, safe to show; may be empty
/// @param address lower-case, safe to show; may be empty
public record Person(String display, String address) {
    public Person {
        if (display.isEmpty() && address.isEmpty()) {
            throw new IllegalArgumentException("a person has a display name or an address");
        }
    }
}
