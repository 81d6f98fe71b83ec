package dev.onggi.clean.ask.wire;

import dev.onggi.spi.ModelReply.Kind;
import dev.onggi.spi.ModelReply.Rejected;
import dev.onggi.spi.ModelRequest;

/// Which fields a server takes, as learnt from its refusals.
///
/// @param limit the field that limits the answer
/// @param schema whether it takes a schema
/// @param temperature whether it takes a temperature
/// @param seed whether it takes a seed
record Dialect(String limit, boolean schema, boolean temperature, boolean seed) {
    /// What OpenAI and Azure want.
    static final String NEW_LIMIT = "max_completion_tokens";

    /// What servers of one's own want.
    static final String OLD_LIMIT = "max_tokens";

    private static final String[] SCHEMA = {
        "response_format", "json_schema", "output_config", "output_format", "grammar", "structured"
    };

    Dialect(String limit) {
        this(limit, true, true, true);
    }

    /// The dialect without what an error complains about; the same one where it complains about
    /// something else.
    Dialect after(ModelRequest request, Rejected why, ErrorBody error) {
        if (why.kind() != Kind.INVALID_REQUEST || (why.status() != 400 && why.status() != 422)) {
            return this;
        }
        if (request.schema() != null && schema && error.speaksOf(SCHEMA)) {
            return new Dialect(limit, false, temperature, seed);
        }
        if (request.sampling().temperature() != null
                && temperature
                && error.speaksOf("temperature")) {
            return new Dialect(limit, schema, false, seed);
        }
        if (request.sampling().seed() != null && seed && error.speaksOf("seed")) {
            return new Dialect(limit, schema, temperature, false);
        }
        if (error.speaksOf(limit)) {
            var other = limit.equals(NEW_LIMIT) ? OLD_LIMIT : NEW_LIMIT;
            return new Dialect(other, schema, temperature, seed);
        }
        return this;
    }
}
