package daylight.custody;

import daylight.id.Actor;
import daylight.store.CaseFolder;
import java.nio.file.Path;

/// Where a case keeps the public keys of its chains.
final class Keys {
    private Keys() {}

    static Path folder(CaseFolder folder) {
        return folder.root().resolve("keys");
    }

    static Path file(CaseFolder folder, Actor chain) {
        return folder(folder).resolve(chain + ".pem");
    }
}
