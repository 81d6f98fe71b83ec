package dev.onggi.examples;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The example `reviews`: a workspace whose data is generated beside its known truth.
public final class ReviewExample {
    /// The name of its pipeline.
    public static final String PIPELINE = "reviews";

    /// Where, within the workspace, the dirty table lies.
    public static final String INBOX = "inbox/reviews_2025.csv";

    /// Where, within the workspace, the truth of the dirty table lies.
    public static final String TRUTH = "truth/reviews_2025.csv";

    /// The files of the workspace, without its data.
    public static final List<String> FILES =
            List.of(
                    "onggi.yaml",
                    ".gitignore",
                    "README.md",
                    "README.ko.md",
                    "pipelines/reviews.yaml",
                    "resources/review_cleaning.yaml");

    private ReviewExample() {}

    /// Copies the workspace's files, but no data, into a folder, which is made if need be; what
    /// lies there under the same name is left as it is.
    public static void copyTo(Path folder) throws IOException {
        for (String file : FILES) {
            Path target = folder.resolve(file);
            if (Files.exists(target)) {
                continue;
            }
            Files.createDirectories(target.toAbsolutePath().getParent());
            try (var stream =
                    ReviewExample.class.getResourceAsStream("/examples/reviews/" + file)) {
                if (stream == null) {
                    throw new FileNotFoundException("examples/reviews/" + file);
                }
                Files.copy(stream, target);
            }
        }
    }
}
