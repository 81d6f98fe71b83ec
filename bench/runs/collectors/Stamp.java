import dev.onggi.spi.Request;
import dev.onggi.spi.Rows;
import dev.onggi.spi.Setting;
import dev.onggi.spi.Source;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

/// Collects one row, and writes down when its code was reached.
public final class Stamp implements Source {
    @Override
    public List<Setting> settings() {
        return List.of(
                Setting.text("into", "The file that the time is written to, if any."),
                Setting.text("until", "The file without which it does not go on, if any."));
    }

    @Override
    public void collect(Request request, Rows rows) throws Exception {
        var now = Instant.now();
        var into = request.setting("into", "");
        if (!into.isEmpty()) {
            Files.writeString(
                    request.folder().resolve(into),
                    now.getEpochSecond() + "." + "%09d".formatted(now.getNano()) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
        var until = request.setting("until", "");
        while (!until.isEmpty() && !Files.exists(request.folder().resolve(until))) {
            if (request.cancelled()) {
                return;
            }
            Thread.sleep(10);
        }
        rows.add("nothing", 1);
    }
}
