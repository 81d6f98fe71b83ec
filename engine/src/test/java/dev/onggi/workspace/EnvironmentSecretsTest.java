package dev.onggi.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class EnvironmentSecretsTest {
    @Test
    void aSettingOfOnggiIsNoSecretUnlessItsNameSaysSo() {
        var secrets =
                new EnvironmentSecrets(
                        Map.of(
                                "ONGGI_MODEL", "openai:gpt-4o",
                                "ONGGI_ADMIN_PASSWORD", "hunter22",
                                "SHOP_DB", "sesame99"),
                        Map.of());
        Map.of("ONGGI_MODEL", 1, "ONGGI_ADMIN_PASSWORD", 2, "SHOP_DB", 3)
                .keySet()
                .forEach(secrets::get);

        assertThat(secrets.mask("openai:gpt-4o hunter22 sesame99"))
                .isEqualTo("openai:gpt-4o *** ***");
    }
}
