package daylight.reader.container;

import daylight.reader.ground.Node;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HexFormat;
import java.util.Locale;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1SetParser;
import org.bouncycastle.asn1.ASN1StreamParser;
import org.bouncycastle.asn1.ASN1TaggedObjectParser;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.IssuerAndSerialNumber;
import org.bouncycastle.asn1.cms.KEKRecipientInfo;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientIdentifier;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.cms.KeyTransRecipientInfo;
import org.bouncycastle.asn1.cms.PasswordRecipientInfo;
import org.bouncycastle.asn1.cms.RecipientEncryptedKey;
import org.bouncycastle.asn1.cms.RecipientIdentifier;
import org.bouncycastle.asn1.cms.RecipientInfo;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cms.SignerId;
import org.bouncycastle.cms.SignerInformation;

/// For whom a cryptographic message is encrypted and who signed it (CMS, RFC 5652, 5.3 and 6.2): issuer and serial
/// number of a certificate, or the identifier of a key. As metadata, and in lines of the text, where a search finds
/// it. Nothing is decrypted or verified.
final class CmsKeys {
    static final String METHOD = "cms";

    /// What comes before the encrypted bytes; a thousand recipients take a megabyte.
    private static final int HEAD_BYTES_MAX = 8 * 1024 * 1024;

    private static final int TOLD_MAX = 1_000;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private final Node node;
    private int told;

    CmsKeys(Node node) {
        this.node = node;
    }

    /// Tell the recipients of enveloped data; other encrypted kinds name none.
    ///
    /// @param message in binary, from its first byte
    void recipients(InputStream message) throws IOException {
        if (!(new ASN1StreamParser(message, HEAD_BYTES_MAX).readObject() instanceof ASN1SequenceParser whole)) {
            throw new IOException("no sequence");
        }
        whole.readObject();
        if (!(whole.readObject() instanceof ASN1TaggedObjectParser content)
                || !(content.parseExplicitBaseObject() instanceof ASN1SequenceParser enveloped)) {
            throw new IOException("no content");
        }
        // The version, then who sends it where that is said, then the set of recipients.
        for (ASN1Encodable part = enveloped.readObject(); part != null; part = enveloped.readObject()) {
            if (part instanceof ASN1SetParser recipients) {
                for (ASN1Encodable one = recipients.readObject(); one != null; one = recipients.readObject()) {
                    recipient(RecipientInfo.getInstance(one.toASN1Primitive()));
                    node.reading().checkTime();
                }
                return;
            }
            if (!(part instanceof ASN1Integer)) {
                part.toASN1Primitive();
            }
        }
    }

    private void recipient(RecipientInfo one) {
        if (told++ >= TOLD_MAX) {
            return;
        }
        switch (one.getInfo()) {
            case KeyTransRecipientInfo transport -> recipient(transport.getRecipientIdentifier());
            case KeyAgreeRecipientInfo agreement -> {
                for (ASN1Encodable each : agreement.getRecipientEncryptedKeys()) {
                    recipient(RecipientEncryptedKey.getInstance(each).getIdentifier());
                }
            }
            case KEKRecipientInfo known ->
                recipientKey(HEX.formatHex(known.getKekid().getKeyIdentifier().getOctets()));
            case PasswordRecipientInfo _ -> {
                node.put("encryption:password", "yes");
                line("Encrypted with a password");
            }
            default -> line("Encrypted for a recipient of another kind");
        }
    }

    private void recipient(RecipientIdentifier recipient) {
        switch (recipient.getId()) {
            case IssuerAndSerialNumber certificate -> recipient(certificate);
            case ASN1OctetString key -> recipientKey(HEX.formatHex(key.getOctets()));
            default ->
                recipientKey(HEX.formatHex(
                        ASN1OctetString.getInstance(recipient.getId()).getOctets()));
        }
    }

    private void recipient(KeyAgreeRecipientIdentifier recipient) {
        if (recipient.getIssuerAndSerialNumber() != null) {
            recipient(recipient.getIssuerAndSerialNumber());
        } else {
            recipientKey(HEX.formatHex(
                    recipient.getRKeyID().getSubjectKeyIdentifier().getOctets()));
        }
    }

    private void recipient(IssuerAndSerialNumber certificate) {
        String said =
                certificate(certificate.getName(), certificate.getSerialNumber().getValue());
        node.put("encryption:recipient", said);
        line("Encrypted for the certificate " + said);
    }

    private void recipientKey(String key) {
        node.put("encryption:recipient-key", key);
        line("Encrypted for key " + key);
    }

    private static String certificate(X500Name issuer, BigInteger serial) {
        return "serial " + serial.toString(16).toUpperCase(Locale.ROOT) + " of " + issuer;
    }

    /// Tell who signed.
    void signers(Collection<SignerInformation> signers) {
        for (SignerInformation signer : signers) {
            if (told++ >= TOLD_MAX) {
                return;
            }
            if (!node.tells("signature:verified")) {
                node.put("signature:method", METHOD);
                node.put("signature:verified", "no");
            }
            SignerId id = signer.getSID();
            String time = time(signer.getSignedAttributes());
            String who;
            if (id.getIssuer() != null) {
                who = "the certificate " + certificate(id.getIssuer(), id.getSerialNumber());
                node.put("signature:signer", certificate(id.getIssuer(), id.getSerialNumber()));
            } else {
                who = "key " + HEX.formatHex(id.getSubjectKeyIdentifier());
                node.put("signature:key", HEX.formatHex(id.getSubjectKeyIdentifier()));
            }
            node.put("signature:time", time);
            line("Signed by " + who + (time.isEmpty() ? "" : ", " + time) + "; not verified");
        }
    }

    private static String time(AttributeTable signed) {
        if (signed == null || signed.get(CMSAttributes.signingTime) == null) {
            return "";
        }
        try {
            ASN1Encodable value =
                    signed.get(CMSAttributes.signingTime).getAttrValues().getObjectAt(0);
            return Time.getInstance(value).getDate().toInstant().toString();
        } catch (IllegalArgumentException | IllegalStateException | ArrayIndexOutOfBoundsException _) {
            return "";
        }
    }

    private void line(String line) {
        node.text(line + "\n");
    }
}
