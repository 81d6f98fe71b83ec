package dev.onggi.cli;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A workspace that asks a pretended model to correct 100 reviews, of which every two are the same.
final class ReviewShop {
    private final Shell shell;
    private final String endpoint;

    /// @param endpoint of the pretended model, in OpenAI's format
    /// @param task the YAML of its task `spelling`
    ReviewShop(Path folder, String endpoint, String task) {
        this.shell = new Shell(folder);
        this.endpoint = endpoint;
        settings("");
        shell.file("resources/spelling.yaml", task);
        shell.file(
                "pipelines/reviews.yaml",
                """
                name: reviews
                steps:
                  fetch: {uses: collect/file, path: inbox/r.csv, text: 리뷰, incremental: true}
                  refine: {uses: clean, task: spelling}
                  export: {uses: save/csv, bom: false, path: out.csv}
                """);
        shell.file(
                "inbox/r.csv",
                IntStream.range(0, 100)
                        .mapToObj(i -> "리뷰 %d 배송이 빨라요,%d".formatted(i / 2, i))
                        .collect(Collectors.joining("\n", "리뷰,번호\n", "\n")));
    }

    Shell shell() {
        return shell;
    }

    /// Writes onggi.yaml anew.
    ///
    /// @param more lines behind the connection and the model
    void settings(String more) {
        shell.file(
                "onggi.yaml",
                """
                timezone: Asia/Seoul
                connections: {llm: {type: openai, url: "%s", api_key: sk-1}}
                models: {gpt: {uses: "openai:gpt-4o", connection: llm}}
                """
                                .formatted(endpoint)
                        + more);
    }
}
