package dev.onggi.clean.eval;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantTest {
    @Test
    void everyTaskMeetsEveryModelAndEveryCombination() {
        var parameters = new LinkedHashMap<String, List<String>>();
        parameters.put("temperature", List.of("0", "1"));
        parameters.put("batch", List.of("5"));
        var all = Variant.all(List.of("a", "b"), List.of("m", "n"), parameters);
        assertThat(all).hasSize(8);
        assertThat(all.getFirst().written()).isEqualTo("temperature=0 batch=5");
        assertThat(all.getLast())
                .isEqualTo(new Variant("b", "n", Map.of("temperature", "1", "batch", "5")));
    }

    @Test
    void withoutModelsTheTaskSaysWhoIsAsked() {
        var one = Variant.all(List.of("a"), List.of(), Map.of()).getFirst();
        assertThat(one.settings()).isEmpty();
        assertThat(new Variant("a", "m", Map.of()).settings())
                .containsExactly(Map.entry("model", "m"));
    }
}
