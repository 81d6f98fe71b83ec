package dev.onggi.sql;

import dev.onggi.data.DataProblem;
import dev.onggi.problem.OnggiException;
import dev.onggi.problem.Place;
import dev.onggi.step.StepSettings;
import dev.onggi.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;

/// A query and where it was written.
///
/// @param text the SQL
/// @param place the key `query`, or the file
record QueryText(String text, Place place) {
    static QueryText of(StepSettings settings, Workspace workspace) {
        if (settings.has("query") == settings.has("file")) {
            throw OnggiException.at(
                    settings.node().place(), SqlProblem.ONE_OF_QUERY_AND_FILE, settings.name());
        }
        if (settings.has("query")) {
            return new QueryText(settings.require("query"), settings.place("query"));
        }
        var name = settings.require("file");
        try {
            var file = workspace.resolve(name);
            var text = Files.readString(file);
            return new QueryText(
                    text.startsWith("\uFEFF") ? text.substring(1) : text,
                    Place.of(workspace.display(file)));
        } catch (NoSuchFileException e) {
            throw unreadable(settings, name, "there is no such file");
        } catch (CharacterCodingException e) {
            throw unreadable(settings, name, "it is not UTF-8");
        } catch (IOException e) {
            throw OnggiException.because(e, DataProblem.UNREADABLE, name, e.getMessage());
        }
    }

    private static OnggiException unreadable(StepSettings settings, String name, String why) {
        return OnggiException.at(settings.place("file"), SqlProblem.NO_QUERY_FILE, name, why);
    }

    /// Where a line of the query stands. Of a query inside of YAML only the key's place is known.
    Place place(int line, int column) {
        return place.line() == 0 && line > 0 ? new Place(place.file(), line, column) : place;
    }
}
