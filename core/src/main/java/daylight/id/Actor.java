package daylight.id;

/// Who acts: the id of a device key, the first 16 hexadecimal digits of the SHA-256 of its public key. Never
/// the name of a person, an operating system's user or a host.
public record Actor(String key) {
    private static final int HEX_DIGITS = 16;

    public Actor {
        if (key.length() != HEX_DIGITS || !Sha256.isPrefix(key)) {
            throw new IllegalArgumentException("an actor is 16 lower-case hexadecimal digits, found: " + key);
        }
    }

    @Override
    public String toString() {
        return key;
    }
}
