package daylight.custody;

import daylight.id.Actor;
import daylight.id.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;

/// The public half of a device key: Ed25519 (RFC 8032) as SubjectPublicKeyInfo (RFC 8410) in PEM (RFC 7468), the form
/// `openssl pkey -pubin` reads and writes.
record VerifyingKey(PublicKey key) {
    private static final int ACTOR_DIGITS = 16;
    private static final String BEGIN = "-----BEGIN PUBLIC KEY-----\n";
    private static final String END = "\n-----END PUBLIC KEY-----\n";

    /// The chain this key signs.
    Actor actor() {
        return new Actor(Sha256.of(key.getEncoded()).hex().substring(0, ACTOR_DIGITS));
    }

    String pem() {
        return BEGIN + Base64.getEncoder().encodeToString(key.getEncoded()) + END;
    }

    /// @return none unless the bytes are exactly what [#pem] writes, so that a change of any bit is seen
    static Optional<VerifyingKey> parse(byte[] pem) {
        String text = new String(pem, StandardCharsets.ISO_8859_1);
        if (!text.startsWith(BEGIN) || !text.endsWith(END) || text.length() < BEGIN.length() + END.length()) {
            return Optional.empty();
        }
        try {
            byte[] der = Base64.getDecoder().decode(text.substring(BEGIN.length(), text.length() - END.length()));
            VerifyingKey read =
                    new VerifyingKey(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(der)));
            return read.pem().equals(text) ? Optional.of(read) : Optional.empty();
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    boolean signed(byte[] message, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }
}
