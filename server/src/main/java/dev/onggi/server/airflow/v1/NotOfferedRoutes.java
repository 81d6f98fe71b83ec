package dev.onggi.server.airflow.v1;

import dev.onggi.server.access.Access;
import dev.onggi.server.access.On;
import dev.onggi.server.access.Permission;
import dev.onggi.server.airflow.AirflowProblem;
import dev.onggi.server.reply.CallException;
import dev.onggi.server.reply.ServerProblem;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What version 1 has and Onggi has not.
@RestController
@RequestMapping(V1Configuration.BASE)
@SuppressWarnings("DoNotCallSuggester") // whoever calls is told why not
public final class NotOfferedRoutes {
    /// Roles are Onggi's own; grants of folders do the rest.
    @Access(Permission.ADMINISTER)
    @PostMapping("/roles")
    void addRole() {
        throw CallException.of(AirflowProblem.NOT_OFFERED);
    }

    @Access(Permission.ADMINISTER)
    @PatchMapping("/roles/{name}")
    void changeRole() {
        throw CallException.of(AirflowProblem.NOT_OFFERED);
    }

    @Access(Permission.ADMINISTER)
    @DeleteMapping("/roles/{name}")
    void removeRole() {
        throw CallException.of(AirflowProblem.NOT_OFFERED);
    }

    /// Pools are settings in `onggi.yaml`.
    @Access(Permission.ADMINISTER)
    @PostMapping("/pools")
    void addPool() {
        throw CallException.of(AirflowProblem.NOT_OFFERED);
    }

    @Access(Permission.ADMINISTER)
    @PatchMapping("/pools/{name}")
    void changePool() {
        throw CallException.of(AirflowProblem.NOT_OFFERED);
    }

    @Access(Permission.ADMINISTER)
    @DeleteMapping("/pools/{name}")
    void removePool() {
        throw CallException.of(AirflowProblem.NOT_OFFERED);
    }

    /// Nothing queues: a dataset begins the runs after it at once.
    @Access(value = Permission.READ, on = On.PIPELINE, by = "dag_id")
    @GetMapping({
        "/dags/{dag_id}/datasets/queuedEvent",
        "/dags/{dag_id}/datasets/queuedEvent/{uri}"
    })
    void queued(@PathVariable("dag_id") String dag) {
        throw CallException.of(ServerProblem.NOT_FOUND, dag);
    }

    @Access(value = Permission.STEER, on = On.PIPELINE, by = "dag_id")
    @DeleteMapping({
        "/dags/{dag_id}/datasets/queuedEvent",
        "/dags/{dag_id}/datasets/queuedEvent/{uri}"
    })
    void forgetQueued(@PathVariable("dag_id") String dag) {
        throw CallException.of(ServerProblem.NOT_FOUND, dag);
    }

    @Access(Permission.LIST)
    @GetMapping("/datasets/queuedEvent/{uri}")
    void queuedOf(@PathVariable String uri) {
        throw CallException.of(ServerProblem.NOT_FOUND, uri);
    }

    @Access(Permission.STEER)
    @DeleteMapping("/datasets/queuedEvent/{uri}")
    void forgetQueuedOf(@PathVariable String uri) {
        throw CallException.of(ServerProblem.NOT_FOUND, uri);
    }
}
