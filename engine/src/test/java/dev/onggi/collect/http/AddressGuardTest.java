package dev.onggi.collect.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onggi.collect.FakeWorkspace;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.spi.Failure;
import dev.onggi.yaml.YamlNode;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    private static final AddressGuard STRICT = new AddressGuard(List.of());

    private static void check(AddressGuard guard, String host, String address) throws Failure {
        guard.check(host, InetAddress.ofLiteral(address));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.255.254",
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.255.255",
                "192.0.0.8",
                "192.0.2.1",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.7",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "fc00::1",
                "fdff::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::7f00:1",
                "::a00:1",
                "::ffff:0:127.0.0.1",
                "64:ff9b::7f00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2002:7f00:1::",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1",
                "100::1",
                "3fff::1"
            })
    void specialAddressesAreRefused(String address) {
        assertThatThrownBy(() -> check(STRICT, "h.example", address))
                .isInstanceOf(Failure.class)
                .hasMessageStartingWith("h.example stands for ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "128.0.0.1",
                "126.255.255.255",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.255.255",
                "192.169.0.0",
                "223.255.255.255",
                "211.45.27.231",
                "2606:4700:4700::1111",
                "2001:4860:4860::8888",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "::ffff:8.8.8.8"
            })
    void publicAddressesPass(String address) {
        assertThatCode(() -> check(STRICT, "h.example", address)).doesNotThrowAnyException();
    }

    @Test
    void aMappedAddressIsSeenThroughEvenWhereJavaKeepsItAsIpv6() throws Exception {
        var bytes = new byte[16];
        bytes[10] = -1;
        bytes[11] = -1;
        bytes[12] = 127;
        bytes[15] = 1;
        var mapped = Inet6Address.getByAddress("h", bytes, -1);

        assertThat(mapped.getAddress()).hasSize(16);
        assertThatThrownBy(() -> STRICT.check("h", mapped)).isInstanceOf(Failure.class);
    }

    @Test
    void saysWhatTheAddressIsAndHowToAllowIt() {
        var literal =
                catchThrowableOfType(Failure.class, () -> check(STRICT, "127.0.0.1", "127.0.0.1"));
        assertThat(literal).hasMessage("127.0.0.1 is a loopback address and is not asked");
        assertThat(literal.hint()).contains("http: {allow: [127.0.0.1]}");
        assertThat(literal.retryable()).isFalse();
        var name = catchThrowableOfType(Failure.class, () -> check(STRICT, "db.corp", "10.1.2.3"));
        assertThat(name)
                .hasMessage("db.corp stands for 10.1.2.3, a private address, and is not asked");
        assertThat(name.hint()).contains("[db.corp]");
    }

    @Test
    void hostsAddressesAndRangesCanBeAllowed() {
        var guard = new AddressGuard(List.of("Intranet.Example.", "10.0.0.5", "fd00::/8", "[::1]"));

        assertThatCode(() -> check(guard, "intranet.example", "192.168.1.1"))
                .doesNotThrowAnyException();
        assertThatCode(() -> check(guard, "x.example", "10.0.0.5")).doesNotThrowAnyException();
        assertThatCode(() -> check(guard, "x.example", "fd12::1")).doesNotThrowAnyException();
        assertThatCode(() -> check(guard, "[::1]", "::1")).doesNotThrowAnyException();
        assertThatCode(() -> check(guard, "x.example", "64:ff9b::a00:5"))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> check(guard, "x.example", "10.0.0.6")).isInstanceOf(Failure.class);
        assertThatThrownBy(() -> check(guard, "sub.intranet.example", "10.0.0.6"))
                .isInstanceOf(Failure.class);
    }

    @Test
    void everyWrongEntryIsTold() {
        assertThatThrownBy(() ->
                        new AddressGuard(List.of("10.0.0.0/33", "ok.example", "a b", "0x7f.1")))
                .isInstanceOfSatisfying(
                        OnggiException.class, e -> assertThat(e.problems()).hasSize(3));
    }

    @Test
    void theWorkspaceNamesWhatIsAllowed() {
        var workspace = new FakeWorkspace(Path.of("").toAbsolutePath());
        assertThatThrownBy(() -> check(AddressGuard.of(workspace), "a", "10.0.0.1"))
                .isInstanceOf(Failure.class);
        workspace.with("http.allow", "10.0.0.0/8");
        assertThatCode(() -> check(AddressGuard.of(workspace), "a", "10.0.0.1"))
                .doesNotThrowAnyException();
        workspace.settings().put("http.allow", FakeWorkspace.scalar("10.0.0.1"));
        assertThatCode(() -> check(AddressGuard.of(workspace), "a", "10.0.0.1"))
                .doesNotThrowAnyException();
        workspace.settings().put("http.allow", FakeWorkspace.scalar(null));
        assertThatThrownBy(() -> check(AddressGuard.of(workspace), "a", "10.0.0.1"))
                .isInstanceOf(Failure.class);
        workspace
                .settings()
                .put("http.allow", new YamlNode.Entries(Map.of(), Place.of("onggi.yaml")));
        assertThatThrownBy(() -> AddressGuard.of(workspace)).isInstanceOf(OnggiException.class);
    }
}
