package dev.onggi.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onggi.problem.OnggiException;
import dev.onggi.store.Database;
import dev.onggi.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {
    @TempDir Path folder;
    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T06:00:00Z"));
    private Database database;
    private Identity identity;

    @BeforeEach
    void open() {
        database = Database.open(folder.resolve("onggi.db"));
        identity = Identity.of(database, clock, head -> {});
        identity.accounts().first("kim", "hash");
    }

    @AfterEach
    void close() {
        identity.close();
        database.close();
    }

    @Test
    void theFirstAdministratorIsMadeOnce() {
        assertThat(identity.accounts().none()).isFalse();
        assertThatThrownBy(() -> identity.accounts().first("lee", "hash"))
                .isInstanceOf(OnggiException.class)
                .hasMessageContaining("ONGGI-8408");
    }

    @Test
    void aNameIsNeverGivenTwice() {
        identity.accounts().add("lee", Role.USER, null);
        identity.accounts().change("lee", Role.USER, true);
        assertThatThrownBy(() -> identity.accounts().add("lee", Role.ADMIN, null))
                .hasMessageContaining("ONGGI-8402");
    }

    @Test
    void namesThatCouldMeanSomethingElseAreRefused() {
        for (var name : new String[] {"", " ", "../kim", "kim\n", "a b", "-x", "kim/lee"}) {
            assertThatThrownBy(() -> identity.accounts().add(name, Role.USER, null))
                    .as(name)
                    .hasMessageContaining("ONGGI-8401");
        }
        assertThat(identity.accounts().add("김철수", Role.USER, null).name()).isEqualTo("김철수");
    }

    @Test
    void theLastAdministratorStays() {
        assertThatThrownBy(() -> identity.accounts().change("kim", Role.USER, false))
                .hasMessageContaining("ONGGI-8404");
        assertThatThrownBy(() -> identity.accounts().change("kim", Role.ADMIN, true))
                .hasMessageContaining("ONGGI-8404");
        identity.accounts().add("lee", Role.ADMIN, null);
        assertThat(identity.accounts().change("kim", Role.VIEWER, false).role())
                .isEqualTo(Role.VIEWER);
    }

    @Test
    void aGrantReachesDownAndNotAside() {
        identity.accounts().add("lee", Role.NONE, null);
        var lee = identity.accounts().grant("lee", "shop", Role.USER);
        assertThat(lee.in("shop")).isEqualTo(Role.USER);
        assertThat(lee.in("shop/orders")).isEqualTo(Role.USER);
        assertThat(lee.in("shopping")).isEqualTo(Role.NONE);
        assertThat(lee.in("")).isEqualTo(Role.NONE);
        assertThat(identity.accounts().grant("lee", "shop", Role.NONE).in("shop"))
                .isEqualTo(Role.NONE);
        for (var wrong : new String[] {"", "/", "shop/", "../x", "shop/../x", "a\\b"}) {
            assertThatThrownBy(() -> identity.accounts().grant("lee", wrong, Role.USER))
                    .as(wrong)
                    .hasMessageContaining("ONGGI-8405");
        }
    }

    @Test
    void aSessionEndsByItselfAndWithItsAccount() {
        var begun = identity.sessions().begin("kim");
        assertThat(identity.sessions().find(begun.secret())).contains(begun.session());
        clock.advance(Duration.ofHours(1));
        assertThat(identity.sessions().find(begun.secret())).isPresent();
        clock.advance(Duration.ofMinutes(90));
        assertThat(identity.sessions().find(begun.secret()))
                .as("it was used an hour ago")
                .isPresent();
        clock.advance(Duration.ofHours(3));
        assertThat(identity.sessions().find(begun.secret())).as("nobody used it").isEmpty();
        var second = identity.sessions().begin("kim");
        identity.accounts().password("kim", "another");
        assertThat(identity.sessions().find(second.secret())).isEmpty();
        assertThat(identity.sessions().find("")).isEmpty();
    }

    @Test
    void aTokenEndsWhenItExpiresIsRevokedOrItsAccountIsShutOut() {
        identity.accounts().add("lee", Role.USER, null);
        var first = identity.tokens().make("lee", "ci", Set.of(Scope.READ), Duration.ofDays(1));
        var second = identity.tokens().make("lee", "ci", Set.of(Scope.READ), Duration.ofDays(9));
        assertThat(identity.tokens().find(first.secret())).contains(first.token());
        clock.advance(Duration.ofDays(2));
        assertThat(identity.tokens().find(first.secret())).isEmpty();
        assertThat(identity.tokens().find(second.secret())).isPresent();
        identity.accounts().change("lee", Role.USER, true);
        assertThat(identity.tokens().find(second.secret())).isEmpty();
        identity.accounts().change("lee", Role.USER, false);
        identity.tokens().revoke(second.token().id());
        assertThat(identity.tokens().find(second.secret())).isEmpty();
        assertThat(identity.tokens().find(second.token().id())).isEmpty();
    }

    @Test
    void secretsAreNotInTheStore() {
        var token = identity.tokens().make("kim", "ci", Set.of(Scope.READ), Duration.ofDays(1));
        var session = identity.sessions().begin("kim");
        var kept =
                database.<String>read(handle ->
                        handle.createQuery(
                                        "SELECT group_concat(hash) FROM (SELECT hash FROM account_token"
                                                + " UNION SELECT hash FROM account_session)")
                                .mapTo(String.class)
                                .one());
        assertThat(kept).doesNotContain(token.secret(), session.secret());
    }

    @Test
    void aRequestBeginsItsRunOnce() {
        var request = new Origins.Request("kim", "key", "print", "p");
        assertThat(identity.origins().begin(request, asked -> "p_1"))
                .isEqualTo(new Origins.Begun("p_1", false));
        assertThat(identity.origins().begin(request, asked -> "p_2"))
                .isEqualTo(new Origins.Begun("p_1", true));
        assertThat(identity.origins().of("p_1")).contains("kim");
        var other = new Origins.Request("kim", "key", "another", "p");
        assertThatThrownBy(() -> identity.origins().begin(other, asked -> "p_3"))
                .hasMessageContaining("ONGGI-8407");
        var lee = new Origins.Request("lee", "key", "print", "p");
        assertThat(identity.origins().begin(lee, asked -> "p_4").run()).isEqualTo("p_4");
    }

    @Test
    void aRequestThatWasRefusedMayBeMadeAgain() {
        var request = new Origins.Request("kim", "key", "print", "p");
        assertThatThrownBy(() ->
                        identity.origins()
                                .begin(
                                        request,
                                        asked -> {
                                            throw OnggiException.of(IdentityProblem.BAD_NAME, "x");
                                        }))
                .isInstanceOf(OnggiException.class);
        assertThat(identity.origins().begin(request, asked -> "p_1").again()).isFalse();
    }
}
