package daylight.reader.container;

import daylight.protocol.NameBytes;
import daylight.protocol.Reason;
import daylight.protocol.Verdict;
import daylight.reader.ground.Contents;
import daylight.reader.ground.Ending;
import daylight.reader.ground.Evidence;
import daylight.reader.ground.Format;
import daylight.reader.ground.Hostile;
import daylight.reader.ground.LimitReached;
import daylight.reader.ground.Members;
import daylight.reader.ground.Node;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1SequenceParser;
import org.bouncycastle.asn1.ASN1StreamParser;
import org.bouncycastle.asn1.cms.CMSObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSCompressedDataParser;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataParser;
import org.bouncycastle.cms.CMSTypedStream;
import org.bouncycastle.cms.jcajce.ZlibExpanderProvider;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.tsp.cms.CMSTimeStampedDataParser;

/// Signed, encrypted and compressed messages (CMS, RFC 5652, RFC 3274, RFC 5544; once PKCS #7): the files `.p7m`,
/// `.p7s`, `.p7z` and such parts of mails. What is signed is a member; who signed is text. No signature is verified.
final class SignedMessage implements Format {
    private static final Set<ASN1ObjectIdentifier> ENCRYPTED = Set.of(
            CMSObjectIdentifiers.envelopedData,
            CMSObjectIdentifiers.signedAndEnvelopedData,
            CMSObjectIdentifiers.encryptedData,
            CMSObjectIdentifiers.authEnvelopedData);

    private static final List<String> SUFFIXES = List.of(".p7m", ".p7s", ".p7z", ".tsd");

    /// A sequence; anything else is the same in letters (PEM or base64).
    private static final int SEQUENCE = 0x30;

    @Override
    public Ending read(Evidence evidence, Node node, Members members) throws IOException {
        ASN1ObjectIdentifier kind = kind(evidence);
        if (ENCRYPTED.contains(kind)) {
            node.put("encryption:method", CmsKeys.METHOD);
            if (!kind.equals(CMSObjectIdentifiers.encryptedData)) {
                recipients(evidence, node);
            }
            return Ending.of(Verdict.ENCRYPTED, Reason.PASSWORD);
        }
        Contents contents = new Contents(node, members);
        if (kind.equals(CMSObjectIdentifiers.signedData)) {
            readSigned(evidence, node, contents);
        } else if (kind.equals(CMSObjectIdentifiers.compressedData)) {
            node.listed(1, List.of());
            contents.file(path(node), evidence.sizeBytes(), () -> expanded(evidence));
        } else if (kind.equals(CMSObjectIdentifiers.timestampedData)) {
            readTimestamped(evidence, node, contents);
        } else {
            return Ending.of(Verdict.UNSUPPORTED, Reason.NO_READER);
        }
        return contents.ending();
    }

    /// Names that cannot be read make it no less encrypted.
    private static void recipients(Evidence evidence, Node node) {
        Optional<Throwable> thrown = Hostile.thrownBy(() -> {
            try (InputStream in = binary(evidence)) {
                new CmsKeys(node).recipients(in);
            }
        });
        if (thrown.orElse(null) instanceof LimitReached limit) {
            throw limit;
        }
        if (thrown.isPresent()) {
            node.text("Encrypted; for whom could not be read in full\n");
        }
    }

    private static ASN1ObjectIdentifier kind(Evidence evidence) throws IOException {
        try (InputStream in = binary(evidence)) {
            if (new ASN1StreamParser(in).readObject() instanceof ASN1SequenceParser sequence
                    && sequence.readObject() instanceof ASN1ObjectIdentifier kind) {
                return kind;
            }
        }
        throw new IOException("no cryptographic message");
    }

    private static InputStream binary(Evidence evidence) throws IOException {
        BufferedInputStream in = new BufferedInputStream(evidence.open());
        in.mark(1);
        int first = in.read();
        in.reset();
        if (first == SEQUENCE) {
            return in;
        }
        if (first == '-') {
            while (first >= 0 && first != '\n') {
                first = in.read();
            }
        }
        return Base64.getMimeDecoder().wrap(new UntilDash(in));
    }

    /// The letters up to the line `-----END …-----`.
    private static final class UntilDash extends FilterInputStream {
        private boolean ended;

        UntilDash(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int read = ended ? -1 : super.read();
            ended |= read == '-';
            return ended ? -1 : read;
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            int count = 0;
            while (count < length) {
                int read = read();
                if (read < 0) {
                    return count == 0 ? -1 : count;
                }
                into[at + count++] = (byte) read;
            }
            return count;
        }
    }

    private static void readSigned(Evidence evidence, Node node, Contents contents) throws IOException {
        try (InputStream in = binary(evidence)) {
            CMSSignedDataParser signed = new CMSSignedDataParser(new BcDigestCalculatorProvider(), in);
            CMSTypedStream content = signed.getSignedContent();
            node.listed(content == null ? 0 : 1, List.of());
            if (content != null) {
                contents.file(path(node), -1, () -> Streams.kept(content.getContentStream()));
                content.drain();
            }
            for (Object each : signed.getCertificates().getMatches(null)) {
                if (each instanceof X509CertificateHolder certificate) {
                    node.text(certificate.getSubject() + "\n" + certificate.getIssuer() + "\n");
                }
            }
            new CmsKeys(node).signers(signed.getSignerInfos().getSigners());
        } catch (CMSException e) {
            throw new IOException(e);
        }
    }

    private static InputStream expanded(Evidence evidence) throws IOException, CMSException {
        return new CMSCompressedDataParser(binary(evidence))
                .getContent(new ZlibExpanderProvider())
                .getContentStream();
    }

    private static void readTimestamped(Evidence evidence, Node node, Contents contents) throws IOException {
        try (InputStream in = binary(evidence)) {
            InputStream content = new CMSTimeStampedDataParser(in).getContent();
            node.listed(content == null ? 0 : 1, List.of());
            if (content != null) {
                contents.file(path(node), -1, () -> content);
            }
        } catch (CMSException e) {
            throw new IOException(e);
        }
    }

    private static NameBytes path(Node node) {
        String name = node.name().display();
        for (String suffix : SUFFIXES) {
            if (name.toLowerCase(Locale.ROOT).endsWith(suffix) && name.length() > suffix.length()) {
                return NameBytes.of(name.substring(0, name.length() - suffix.length()));
            }
        }
        return Members.unnamed(1);
    }
}
