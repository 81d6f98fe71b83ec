package dev.onggi.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    @Test
    void the_name_that_takes_the_fewest_edits_is_meant() {
        assertThat(NearestName.of("adress", List.of("dress", "address"))).contains("address");
        assertThat(NearestName.of("Adress", List.of("ADDRESS"))).contains("ADDRESS");
        assertThat(NearestName.of("colour", List.of("price"))).isEmpty();
    }

    @Test
    void of_two_that_are_as_near_letters_were_rather_left_out_than_changed() {
        assertThat(NearestName.of("modl", List.of("mode", "model"))).contains("model");
    }

    @Test
    void a_single_character_is_like_nothing() {
        assertThat(NearestName.of("#", List.of(",", ";"))).isEmpty();
    }
}
