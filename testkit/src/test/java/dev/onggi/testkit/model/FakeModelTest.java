package dev.onggi.testkit.model;

import dev.onggi.spi.ModelClient;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;

class FakeModelTest extends ModelClientContract {
    private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(1);

    @Override
    protected ModelClient client(FakeProvider provider) {
        return new FakeModel(provider, scheduler);
    }

    @AfterEach
    void stop() {
        scheduler.shutdownNow();
    }
}
