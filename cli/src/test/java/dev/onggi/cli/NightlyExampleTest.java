package dev.onggi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The workspace `examples/nightly`: scheduled, fanned out, and begun by data.
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class NightlyExampleTest {
    @TempDir Path folder;
    private Shell shell;

    @BeforeEach
    void copyTheExample() throws IOException {
        var example = Path.of("../examples/nightly").toAbsolutePath().normalize();
        try (var files = Files.walk(example)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var copy = folder.resolve(example.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
        }
        shell = new Shell(folder);
    }

    @Test
    void theDayIsForetold() {
        var said = shell.here("validate", "--timing");

        assertThat(said.status()).as(said.err()).isZero();
        assertThat(said.out()).contains("06:00").contains("pipeline orders").contains("prices");
    }

    @Test
    void ordersAreCleanedAndEachCityHasItsOwnFile() throws IOException {
        var orders = shell.here("run", "orders");
        assertThat(orders.status()).as(orders.err()).isZero();
        assertThat(orders.out()).contains("3 in = 2 out + 1 rejected");

        var cities = shell.here("run", "cities");
        assertThat(cities.status()).as(cities.err()).isZero();
        try (var files = Files.list(folder.resolve("data/output"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("orders_Seoul_"))
                    .anyMatch(name -> name.startsWith("orders_Busan_"))
                    .anyMatch(name -> name.startsWith("orders_Jeju_"));
        }
    }

    @Test
    void aPriceListThatArrivesIsCollected() throws Exception {
        var served =
                CompletableFuture.supplyAsync(
                        () -> shell.here("serve", "--no-web", "--for", "20s"));
        while (!Files.exists(folder.resolve(".onggi/door"))) {
            Thread.sleep(20);
        }
        Thread.sleep(3000); // what lies there at its first look is nothing new
        Files.copy(folder.resolve("inbox/prices_1.csv"), folder.resolve("inbox/prices_2.csv"));
        assertThat(served.get().out()).contains("prices is due");
    }
}
