package dev.onggi.server.airflow.v2;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.AirflowProblem;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What version 2 has and Onggi has not, and where people sign in.
@RestController
@RequestMapping(V2Configuration.BASE)
@SuppressWarnings("DoNotCallSuggester") // whoever calls is told why not
public final class NotOfferedRoutes {
    private static final String RUN = "/dags/{dag_id}/dagRuns/{dag_run_id}";
    private static final String TASK = RUN + "/taskInstances/{task_id}";

    @Access(Permission.OPEN)
    @GetMapping({"/auth/login", "/auth/logout"})
    ResponseEntity<Void> signIn() {
        return ResponseEntity.status(HttpStatus.TEMPORARY_REDIRECT)
                .location(URI.create("/"))
                .build();
    }

    /// Pools are settings in `onggi.yaml`.
    @Access(Permission.ADMINISTER)
    @PostMapping("/pools")
    void addPool() {
        throw CallException.of(AirflowProblem.NOT_OFFERED);
    }

    @Access(Permission.ADMINISTER)
    @PatchMapping({"/pools", "/pools/{name}"})
    void changePools() {
        throw CallException.of(AirflowProblem.NOT_OFFERED);
    }

    @Access(Permission.ADMINISTER)
    @DeleteMapping("/pools/{name}")
    void removePool() {
        throw CallException.of(AirflowProblem.NOT_OFFERED);
    }

    /// There are no connections that everybody would have.
    @Access(Permission.VAULT)
    @PostMapping("/connections/defaults")
    void addDefaults() {
        throw CallException.of(AirflowProblem.NOT_OFFERED);
    }

    /// What a run did is a record.
    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @DeleteMapping(TASK)
    void removeTask() {
        throw CallException.of(AirflowProblem.NOT_OFFERED);
    }

    /// Datasets have no other names.
    @Access(Permission.LIST)
    @GetMapping("/assets/aliases/{id}")
    void alias(@PathVariable String id) {
        throw CallException.of(ServerProblem.NOT_FOUND, id);
    }

    /// Nobody has to answer anything before a step goes on.
    @Access(value = Permission.READ, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @GetMapping({
        TASK + "/{map_index}/hitlDetails",
        TASK + "/{map_index}/hitlDetails/tries/{number}"
    })
    void question(@PathVariable("task_id") String task) {
        throw CallException.of(ServerProblem.NOT_FOUND, task);
    }

    @Access(value = Permission.STEER, on = On.RUN, by = "dag_run_id", of = "dag_id")
    @PatchMapping(TASK + "/{map_index}/hitlDetails")
    void answer(@PathVariable("task_id") String task) {
        throw CallException.of(ServerProblem.NOT_FOUND, task);
    }

    /// Nothing queues: a dataset begins the runs after it at once.
    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping({
        "/dags/{dag_id}/assets/queuedEvents",
        "/dags/{dag_id}/assets/{asset_id}/queuedEvents"
    })
    void queued(@PathVariable("dag_id") String dag) {
        throw CallException.of(ServerProblem.NOT_FOUND, dag);
    }

    @Access(value = Permission.STEER, on = On.PIPELINE, by = "dag_id")
    @DeleteMapping({
        "/dags/{dag_id}/assets/queuedEvents",
        "/dags/{dag_id}/assets/{asset_id}/queuedEvents"
    })
    void forgetQueued(@PathVariable("dag_id") String dag) {
        throw CallException.of(ServerProblem.NOT_FOUND, dag);
    }

    @Access(Permission.LIST)
    @GetMapping("/assets/{asset_id}/queuedEvents")
    void queuedOf(@PathVariable("asset_id") String asset) {
        throw CallException.of(ServerProblem.NOT_FOUND, asset);
    }

    @Access(Permission.STEER)
    @DeleteMapping("/assets/{asset_id}/queuedEvents")
    void forgetQueuedOf(@PathVariable("asset_id") String asset) {
        throw CallException.of(ServerProblem.NOT_FOUND, asset);
    }
}
