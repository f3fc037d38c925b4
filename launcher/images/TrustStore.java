import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.stream.Stream;

/** Makes Java's list of authorities from a folder of PEM files: java TrustStore.java folder file. The same folder makes the same file. */
final class TrustStore {

    public static void main(String[] arguments) throws Exception {
        // What is public needs no password, and salts would differ each time.
        System.setProperty("keystore.pkcs12.certProtectionAlgorithm", "NONE");
        System.setProperty("keystore.pkcs12.macAlgorithm", "NONE");
        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Path file : pemFiles(Path.of(arguments[0]))) {
            try (InputStream pem = Files.newInputStream(file)) {
                store.setCertificateEntry(file.getFileName().toString(), x509.generateCertificate(pem));
            }
        }
        try (OutputStream out = Files.newOutputStream(Path.of(arguments[1]))) {
            store.store(out, null);
        }
        System.out.println(store.size());
    }

    private static List<Path> pemFiles(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".crt")).sorted().toList();
        }
    }
}
