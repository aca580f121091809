package daylight.custody;

import daylight.id.Actor;
import daylight.store.CaseException;
import daylight.store.CaseException.Kind;
import daylight.store.Causes;
import daylight.store.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// The Ed25519 key this machine signs with. It lies outside every case, in a folder and a file that their owner alone
/// can read: the private half as PKCS#8 PEM, which `openssl` reads, and below it the public half.
public final class DeviceKey {
    private static final String FILE = "device.pem";
    private static final String BEGIN = "-----BEGIN PRIVATE KEY-----\n";
    private static final String END = "\n-----END PRIVATE KEY-----\n";

    private final PrivateKey privateKey;
    private final VerifyingKey verifying;

    private DeviceKey(PrivateKey privateKey, VerifyingKey verifying) {
        this.privateKey = privateKey;
        this.verifying = verifying;
    }

    /// Read the machine's key; the first time, make it.
    ///
    /// @param folder outside every case
    public static DeviceKey load(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                make(folder, file);
            }
            return parse(Files.readString(file, StandardCharsets.ISO_8859_1), file);
        } catch (IOException e) {
            throw new CaseException(
                    Kind.UNAVAILABLE, "The device key " + file + " cannot be used: " + Causes.sentence(e) + ".", e);
        }
    }

    /// Two processes may start at once; the second finds the key of the first.
    private static void make(Path folder, Path file) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        Files.createDirectories(folder);
        if (posix) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        try (FileChannel channel = FileChannel.open(
                        folder.resolve("device.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (lock.isValid() && !Files.exists(file)) {
                KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
                String pem = BEGIN
                        + Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded())
                        + END
                        + new VerifyingKey(pair.getPublic()).pem();
                Path fresh = folder.resolve(FILE + ".new");
                Files.deleteIfExists(fresh);
                if (posix) {
                    Files.createFile(
                            fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                }
                DurableFiles.replace(file, pem);
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform of version 15 or newer has Ed25519", e);
        }
    }

    private static DeviceKey parse(String pem, Path file) {
        int end = pem.indexOf(END);
        if (pem.startsWith(BEGIN) && end > 0) {
            try {
                byte[] der = Base64.getDecoder().decode(pem.substring(BEGIN.length(), end));
                PrivateKey key = KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(der));
                DeviceKey read = VerifyingKey.parse(
                                pem.substring(end + END.length()).getBytes(StandardCharsets.ISO_8859_1))
                        .map(verifying -> new DeviceKey(key, verifying))
                        .orElse(null);
                byte[] probe = {1};
                if (read != null && read.verifying.signed(probe, read.sign(probe))) {
                    return read;
                }
            } catch (IllegalArgumentException | GeneralSecurityException e) {
                throw damaged(file, e);
            }
        }
        throw damaged(file, new IllegalArgumentException("the two halves do not fit"));
    }

    private static CaseException damaged(Path file, Throwable cause) {
        return new CaseException(
                Kind.UNAVAILABLE,
                "The device key " + file + " is damaged; restore it, or move it away and a new one is made.",
                cause);
    }

    /// Who acts on this machine; also the name of its chain.
    public Actor actor() {
        return verifying.actor();
    }

    VerifyingKey verifying() {
        return verifying;
    }

    byte[] sign(byte[] message) {
        try {
            Signature signature = Signature.getInstance("Ed25519");
            signature.initSign(privateKey);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the device key cannot sign", e);
        }
    }
}
