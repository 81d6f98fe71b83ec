"""The official client of Airflow 3.2 reads and writes what it can: client3.py ADDRESS USER PASSWORD PIPELINE"""
import json
import sys
import time
import urllib.request

import airflow_client.client as airflow
from airflow_client.client import models

address, user, password, pipeline = sys.argv[1:5]
calls = 0


def ask(call, *arguments, **keywords):
    global calls
    calls += 1
    return call(*arguments, **keywords)


def refused(status, call, *arguments, **keywords):
    try:
        ask(call, *arguments, **keywords)
    except airflow.ApiException as problem:
        assert problem.status == status, (call.__name__, problem.status, problem.body)
        return
    raise AssertionError(call.__name__ + " was not refused")


body = json.dumps({"username": user, "password": password}).encode()
request = urllib.request.Request(address + "/auth/token", body, {"Content-Type": "application/json"})
with urllib.request.urlopen(request) as reply:
    assert reply.status == 201
    token = json.load(reply)["access_token"]

with airflow.ApiClient(airflow.Configuration(host=address, access_token=token)) as client:
    monitor = airflow.MonitorApi(client)
    assert ask(monitor.get_health).metadatabase.status == "healthy"
    assert ask(airflow.VersionApi(client).get_version).version

    dags = airflow.DAGApi(client)
    assert pipeline in [dag.dag_id for dag in ask(dags.get_dags, limit=100).dags]
    assert ask(dags.get_dag, pipeline).is_paused is False
    assert ask(dags.patch_dag, pipeline, models.DAGPatchBody(is_paused=True)).is_paused
    assert not ask(dags.patch_dag, pipeline, models.DAGPatchBody(is_paused=False)).is_paused
    ask(dags.favorite_dag, pipeline)
    assert ask(dags.get_dag_details, pipeline).is_favorite
    ask(dags.unfavorite_dag, pipeline)
    ask(dags.get_dag_tags)
    refused(409, dags.delete_dag, pipeline)
    tasks = airflow.TaskApi(client)
    names = [task.task_id for task in ask(tasks.get_tasks, pipeline).tasks]
    ask(tasks.get_task, pipeline, names[0])
    ask(airflow.DagSourceApi(client).get_dag_source, pipeline)
    ask(airflow.DagStatsApi(client).get_dag_stats, dag_ids=[pipeline])
    ask(airflow.DagWarningApi(client).list_dag_warnings)

    runs = airflow.DagRunApi(client)
    name = "from_client_3_%d" % time.time_ns()
    wanted = models.TriggerDAGRunPostBody(dag_run_id=name, logical_date=None, conf={"note": "x"})
    assert ask(runs.trigger_dag_run, pipeline, wanted).dag_run_id == name
    refused(409, runs.trigger_dag_run, pipeline, wanted)
    refused(422, runs.trigger_dag_run, pipeline, models.TriggerDAGRunPostBody(logical_date=None, conf={"nobody": 1}))
    for _ in range(300):
        run = ask(runs.get_dag_run, pipeline, name)
        if run.state not in ("queued", "running"):
            break
        time.sleep(0.1)
    assert run.state == "success", run
    assert ask(runs.get_dag_runs, pipeline, limit=5, order_by=["-start_date"]).total_entries >= 1
    ask(runs.get_dag_runs, "~", limit=5)
    ask(runs.get_list_dag_runs_batch, "~", models.DAGRunsBatchBody(dag_ids=[pipeline]))
    assert ask(runs.patch_dag_run, pipeline, name, models.DAGRunPatchBody(note="seen")).note == "seen"
    ask(runs.get_upstream_asset_events, pipeline, name)
    ask(runs.clear_dag_run, pipeline, name, models.DAGRunClearBody(dry_run=True))
    refused(409, runs.delete_dag_run, pipeline, name)
    versions = airflow.DagVersionApi(client)
    ask(versions.get_dag_version, pipeline, ask(versions.get_dag_versions, pipeline).dag_versions[0].version_number)

    steps = airflow.TaskInstanceApi(client)
    assert ask(steps.get_task_instances, pipeline, name).total_entries == len(names)
    ask(steps.get_task_instances, "~", "~", limit=5)
    ask(steps.get_task_instances_batch, "~", "~", models.TaskInstancesBatchBody(dag_ids=[pipeline]))
    assert ask(steps.get_task_instance, pipeline, name, names[0]).state == "success"
    ask(steps.get_task_instance_tries, pipeline, name, names[0])
    ask(steps.get_task_instance_try_details, pipeline, name, names[0], 1)
    ask(steps.get_mapped_task_instances, pipeline, name, names[0])
    ask(steps.get_task_instance_dependencies, pipeline, name, names[0])
    assert ask(steps.get_log, pipeline, name, names[0], 1, full_content=True).content is not None
    ask(steps.patch_task_instance, pipeline, name, names[0], models.PatchTaskInstanceBody(note="n"))
    ask(steps.patch_task_instance_dry_run, pipeline, name, names[0], models.PatchTaskInstanceBody(new_state="success"))
    ask(steps.post_clear_task_instances, pipeline, models.ClearTaskInstancesBody(dry_run=True, only_failed=False, dag_run_id=name))
    ask(airflow.ExtraLinksApi(client).get_extra_links, pipeline, name, names[0])

    xcoms = airflow.XComApi(client)
    ask(xcoms.get_xcom_entries, pipeline, name, names[0])
    ask(xcoms.create_xcom_entry, pipeline, names[0], name, models.XComCreateBody(key="left", value={"a": 1}))
    ask(xcoms.get_xcom_entry, pipeline, names[0], name, "left")
    ask(xcoms.update_xcom_entry, pipeline, names[0], name, "left", models.XComUpdateBody(value=2))
    ask(xcoms.delete_xcom_entry, pipeline, names[0], name, "left")

    variables = airflow.VariableApi(client)
    ask(variables.post_variable, models.VariableBody(key="from_client_3", value="secret"))
    ask(variables.get_variables)
    assert ask(variables.get_variable, "from_client_3").value == "***"
    ask(variables.patch_variable, "from_client_3", models.VariableBody(key="from_client_3", value="other"))
    ask(variables.delete_variable, "from_client_3")

    connections = airflow.ConnectionApi(client)
    one = models.ConnectionBody(connection_id="from_client_3", conn_type="postgres", host="127.0.0.1", port=9, password="secret")
    ask(connections.post_connection, one)
    ask(connections.get_connections)
    assert ask(connections.get_connection, "from_client_3").host == "127.0.0.1"
    ask(connections.patch_connection, "from_client_3", models.ConnectionBody(connection_id="from_client_3", conn_type="postgres", login="kim"))
    assert ask(connections.test_connection, one).status is False
    ask(connections.delete_connection, "from_client_3")

    pools = airflow.PoolApi(client)
    ask(pools.get_pools)
    ask(pools.get_pool, "default_pool")
    assets = airflow.AssetApi(client)
    found = ask(assets.get_assets).assets
    ask(assets.get_asset, found[0].id)
    ask(assets.get_asset_events)
    ask(assets.get_asset_aliases)
    ask(airflow.BackfillApi(client).list_backfills, dag_id=pipeline)
    ask(airflow.ImportErrorApi(client).get_import_errors)
    logs = airflow.EventLogApi(client)
    ask(logs.get_event_log, ask(logs.get_event_logs, limit=3).event_logs[0].event_log_id)
    ask(airflow.JobApi(client).get_jobs)
    ask(airflow.PluginApi(client).get_plugins)
    ask(airflow.ProviderApi(client).get_providers)
    ask(airflow.ConfigApi(client).get_config)
    ask(airflow.ConfigApi(client).get_config_value, "core", "cpu")
print("client 3.2.1: %d calls" % calls)
