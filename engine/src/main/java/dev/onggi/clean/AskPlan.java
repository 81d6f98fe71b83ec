package dev.onggi.clean;

import dev.onggi.clean.ask.AskedModel;
import dev.onggi.clean.ask.Asking;
import dev.onggi.clean.ask.BatchSize;
import dev.onggi.clean.ask.Batching;
import dev.onggi.clean.ask.budget.Price;
import dev.onggi.clean.ask.form.Form;
import dev.onggi.data.Dataset;
import dev.onggi.data.Session;
import dev.onggi.problem.OnggiException;
import java.util.List;
import java.util.Optional;

/// What a task asks models about a dataset, and what it will take, known before anybody is asked.
///
/// @param models who is asked; each after the first where those before have no good answer
/// @param fields what items show
/// @param questions the distinct ones
/// @param rejections what all models answered badly before
/// @param bounds items of a request
/// @param estimate what asking will take
record AskPlan(
        List<AskedModel> models,
        AskedFields fields,
        DistinctQuestions questions,
        Rejections rejections,
        BatchSize.Bounds bounds,
        AskEstimate estimate) {

    /// @param ruled the dataset after the task's rules
    static AskPlan of(
            CleaningTask task, ModelTask asks, Asking asking, Dataset ruled, Session session) {
        var models =
                asks.asked().stream()
                        .flatMap(named -> asking.model(named.name(), named.place()).stream())
                        .toList();
        var first = models.getFirst();
        boolean inBatches = asks.tuning().inBatches();
        if (inBatches && first.batching().isEmpty()) {
            throw OnggiException.at(
                    asks.place(), CleanProblem.NO_BATCHES, task.name(), first.address().label());
        }
        var form = ModelForm.of(task, asks, ruled);
        var fields =
                new AskedFields(
                        form,
                        form.version(),
                        first.address().identity(),
                        ruled,
                        ModelForm.masked(task));
        var rejections = new Rejections(asking, models, asks.tuning().retriesRejected());
        var questions = new DistinctQuestions(fields, asking, rejections).scan(session);
        var bounds = bounds(asks, form);
        var estimate =
                AskEstimate.of(
                        questions,
                        form,
                        inBatches ? bounds.start() : bounds.most(),
                        price(first, inBatches),
                        Optional.of(first.manners().rate()).filter(limit -> !inBatches));
        return new AskPlan(models, fields, questions, rejections, bounds, estimate);
    }

    private static Price price(AskedModel model, boolean inBatches) {
        return model.batching()
                .filter(batching -> inBatches)
                .map(Batching::price)
                .orElse(model.address().price());
    }

    private static BatchSize.Bounds bounds(ModelTask asks, Form form) {
        return asks.tuning().batch() > 0
                ? BatchSize.Bounds.fixed(asks.tuning().batch())
                : BatchSize.Bounds.auto(form.tuning().maxTokens());
    }

    /// Who is asked first.
    AskedModel.Address first() {
        return models.getFirst().address();
    }
}
