package daylight.reader.container;

import static org.assertj.core.api.Assertions.assertThat;

import daylight.reader.ReadingFixture;
import daylight.reader.RecordedTree;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.CMSAlgorithm;
import org.bouncycastle.cms.CMSCompressedDataGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataGenerator;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInfoGeneratorBuilder;
import org.bouncycastle.cms.bc.BcPasswordRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.cms.jcajce.JceKeyTransRecipientInfoGenerator;
import org.bouncycastle.cms.jcajce.ZlibCompressor;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.Test;

class SignedMessageTest {
    private static final byte[] WORDS = "the river is green".getBytes(StandardCharsets.US_ASCII);

    private static X509CertificateHolder certificate(KeyPair keys, BigInteger serial) throws Exception {
        X500Name name = new X500Name("CN=Harbour Office");
        return new JcaX509v3CertificateBuilder(
                        name, serial, new Date(0), new Date(Integer.MAX_VALUE * 1000L), name, keys.getPublic())
                .build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate()));
    }

    private static byte[] signed(byte[] content, boolean withContent) throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        ContentSigner signer = new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate());
        X509CertificateHolder certificate = certificate(keys, BigInteger.ONE);
        CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
        generator.addSignerInfoGenerator(
                new SignerInfoGeneratorBuilder(new BcDigestCalculatorProvider()).build(signer, certificate));
        generator.addCertificate(certificate);
        return generator
                .generate(new CMSProcessableByteArray(content), withContent)
                .getEncoded();
    }

    private static byte[] encrypted() throws Exception {
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
        generator.addRecipientInfoGenerator(
                new JceKeyTransRecipientInfoGenerator(new byte[] {1, 2, 3}, keys.getPublic()));
        return generator
                .generate(
                        new CMSProcessableByteArray(WORDS),
                        new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES128_CBC).build())
                .getEncoded();
    }

    @Test
    void whatIsSignedIsAMemberAndWhoSignedIsText() throws Exception {
        RecordedTree tree = ReadingFixture.read("letter.txt.p7m", signed(WORDS, true));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().listed()).isEqualTo(1);
        assertThat(tree.root().text()).contains("Harbour Office");
        assertThat(tree.at("letter.txt").text()).contains("green");
        assertThat(tree.at("letter.txt").outcome()).isEqualTo("read/none");
    }

    @Test
    void whoSignedIsNamedAndNotVerified() throws Exception {
        RecordedTree.Doc doc =
                ReadingFixture.read("letter.txt.p7m", signed(WORDS, true)).root();
        assertThat(doc.ended().metadata())
                .containsEntry("signature:method", List.of("cms"))
                .containsEntry("signature:signer", List.of("serial 1 of CN=Harbour Office"))
                .containsEntry("signature:verified", List.of("no"));
        assertThat(doc.text()).contains("Signed by the certificate serial 1 of CN=Harbour Office", "not verified");
    }

    @Test
    void thoseItIsEncryptedForAreNamed() throws Exception {
        CMSEnvelopedDataGenerator generator = new CMSEnvelopedDataGenerator();
        KeyPair keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        generator.addRecipientInfoGenerator(new JceKeyTransRecipientInfoGenerator(
                new JcaX509CertificateConverter().getCertificate(certificate(keys, BigInteger.valueOf(42)))));
        generator.addRecipientInfoGenerator(
                new JceKeyTransRecipientInfoGenerator(new byte[] {1, 2, (byte) 0xAB}, keys.getPublic()));
        generator.addRecipientInfoGenerator(
                new BcPasswordRecipientInfoGenerator(CMSAlgorithm.AES128_CBC, "x".toCharArray()));
        byte[] plain = generator
                .generate(
                        new CMSProcessableByteArray(WORDS),
                        new JceCMSContentEncryptorBuilder(CMSAlgorithm.AES128_CBC).build())
                .getEncoded();
        RecordedTree.Doc doc = ReadingFixture.read("smime.p7m", plain).root();
        assertThat(doc.outcome()).isEqualTo("encrypted/password");
        assertThat(doc.ended().metadata())
                .containsEntry("encryption:method", List.of("cms"))
                .containsEntry("encryption:recipient", List.of("serial 2A of CN=Harbour Office"))
                .containsEntry("encryption:recipient-key", List.of("0102AB"))
                .containsEntry("encryption:password", List.of("yes"));
        assertThat(doc.text()).contains("Encrypted for the certificate serial 2A of CN=Harbour Office");
    }

    @Test
    void aSignatureAloneIsRead() throws Exception {
        RecordedTree tree = ReadingFixture.read("smime.p7s", signed(WORDS, false));
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.root().text()).contains("Harbour Office");
        assertThat(tree.root().members()).isZero();
    }

    @Test
    void theSameInLettersIsReadToo() throws Exception {
        String letters = "-----BEGIN PKCS7-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(signed(WORDS, true))
                + "\n-----END PKCS7-----\n";
        RecordedTree tree = ReadingFixture.read("letter.txt.p7m", letters.getBytes(StandardCharsets.US_ASCII));
        assertThat(tree.at("letter.txt").text()).contains("green");
    }

    @Test
    void anEncryptedMessageIsEncrypted() throws Exception {
        assertThat(ReadingFixture.read("smime.p7m", encrypted()).root().outcome())
                .isEqualTo("encrypted/password");
    }

    @Test
    void aMailThatIsSignedWholeIsReadPartByPart() throws Exception {
        String inner = "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getEncoder().encodeToString(WORDS) + "\r\n";
        String mail = "From: a@example.org\r\nTo: b@example.org\r\nSubject: s\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\n"
                + "Content-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=smime.p7m\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(signed(inner.getBytes(StandardCharsets.US_ASCII), true))
                + "\r\n";
        RecordedTree tree = ReadingFixture.read("x.eml", mail.getBytes(StandardCharsets.US_ASCII));
        assertThat(tree.all()).anySatisfy(doc -> assertThat(doc.text()).contains("green"));
    }

    @Test
    void aCompressedMessageIsUnpacked() throws Exception {
        byte[] packed = new CMSCompressedDataGenerator()
                .generate(new CMSProcessableByteArray(WORDS), new ZlibCompressor())
                .getEncoded();
        RecordedTree tree = ReadingFixture.read("letter.txt.p7z", packed);
        assertThat(tree.root().outcome()).isEqualTo("read/none");
        assertThat(tree.at("letter.txt").text()).contains("green");
    }
}
