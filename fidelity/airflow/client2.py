"""The official client of Airflow 2.10 reads and writes what it can: client2.py ADDRESS USER PASSWORD PIPELINE"""
import sys
import time
import warnings

warnings.filterwarnings("ignore")

import airflow_client.client as airflow
from airflow_client.client.api import (
    config_api, connection_api, dag_api, dag_run_api, dag_stats_api, dataset_api, event_log_api, import_error_api,
    monitoring_api, plugin_api, pool_api, provider_api, role_api, task_instance_api, user_api, variable_api, x_com_api)
from airflow_client.client.model.clear_dag_run import ClearDagRun
from airflow_client.client.model.clear_task_instances import ClearTaskInstances
from airflow_client.client.model.connection import Connection
from airflow_client.client.model.dag import DAG
from airflow_client.client.model.dag_run import DAGRun
from airflow_client.client.model.list_dag_runs_form import ListDagRunsForm
from airflow_client.client.model.list_task_instance_form import ListTaskInstanceForm
from airflow_client.client.model.set_dag_run_note import SetDagRunNote
from airflow_client.client.model.set_task_instance_note import SetTaskInstanceNote
from airflow_client.client.model.update_task_instance import UpdateTaskInstance
from airflow_client.client.model.update_task_state import UpdateTaskState
from airflow_client.client.model.variable import Variable

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


with airflow.ApiClient(airflow.Configuration(host=address + "/api/v1", username=user, password=password)) as client:
    monitoring = monitoring_api.MonitoringApi(client)
    assert str(ask(monitoring.get_health).metadatabase.status) == "healthy"
    assert ask(monitoring.get_version).version == "2.10.0"

    dags = dag_api.DAGApi(client)
    assert pipeline in [dag.dag_id for dag in ask(dags.get_dags, limit=100).dags]
    assert ask(dags.get_dag, pipeline).is_paused is False
    ask(dags.get_dag_details, pipeline)
    assert ask(dags.patch_dag, pipeline, DAG(is_paused=True), update_mask=["is_paused"]).is_paused
    assert not ask(dags.patch_dag, pipeline, DAG(is_paused=False)).is_paused
    ask(dags.patch_dags, dag_id_pattern=pipeline, dag=DAG(is_paused=False))
    tasks = [task.task_id for task in ask(dags.get_tasks, pipeline).tasks]
    ask(dags.get_task, pipeline, tasks[0])
    ask(dags.get_dag_source, pipeline)
    ask(dag_stats_api.DagStatsApi(client).get_dag_stats, dag_ids=pipeline)
    refused(409, dags.delete_dag, pipeline)

    runs = dag_run_api.DAGRunApi(client)
    name = "from_client_2_%d" % time.time_ns()
    run = ask(runs.post_dag_run, pipeline, DAGRun(dag_run_id=name, conf={"note": "x"}))
    assert run.dag_run_id == name, run
    refused(409, runs.post_dag_run, pipeline, DAGRun(dag_run_id=name))
    refused(400, runs.post_dag_run, pipeline, DAGRun(conf={"nobody_knows_this": 1}))
    for _ in range(300):
        run = ask(runs.get_dag_run, pipeline, name)
        if str(run.state) not in ("queued", "running"):
            break
        time.sleep(0.1)
    assert str(run.state) == "success", run
    assert ask(runs.get_dag_runs, pipeline, limit=5, order_by="-start_date").total_entries >= 1
    ask(runs.get_dag_runs, "~", limit=5)
    ask(runs.get_dag_runs_batch, ListDagRunsForm(dag_ids=[pipeline], page_limit=5))
    assert ask(runs.set_dag_run_note, pipeline, name, SetDagRunNote(note="seen")).note == "seen"
    ask(runs.get_upstream_dataset_events, pipeline, name)
    ask(runs.clear_dag_run, pipeline, name, ClearDagRun(dry_run=True))
    refused(409, runs.delete_dag_run, pipeline, name)

    steps = task_instance_api.TaskInstanceApi(client)
    assert ask(steps.get_task_instances, pipeline, name).total_entries == len(tasks)
    ask(steps.get_task_instances, "~", "~", limit=5)
    ask(steps.get_task_instances_batch, ListTaskInstanceForm(dag_ids=[pipeline]))
    assert str(ask(steps.get_task_instance, pipeline, name, tasks[0]).state) == "success"
    ask(steps.get_task_instance_tries, pipeline, name, tasks[0])
    ask(steps.get_task_instance_try_details, pipeline, name, tasks[0], 1)
    ask(steps.get_mapped_task_instances, pipeline, name, tasks[0])
    ask(steps.get_task_instance_dependencies, pipeline, name, tasks[0])
    ask(steps.get_extra_links, pipeline, name, tasks[0])
    assert ask(steps.get_log, pipeline, name, tasks[0], 1, full_content=True).content is not None
    ask(steps.set_task_instance_note, pipeline, name, tasks[0], SetTaskInstanceNote(note="n"))
    ask(steps.patch_task_instance, pipeline, name, tasks[0], UpdateTaskInstance(dry_run=True, new_state=UpdateTaskState("success")))
    ask(dags.post_clear_task_instances, pipeline, ClearTaskInstances(dry_run=True, only_failed=False, dag_run_id=name))

    xcoms = x_com_api.XComApi(client)
    entries = ask(xcoms.get_xcom_entries, pipeline, name, tasks[0]).xcom_entries
    ask(xcoms.get_xcom_entry, pipeline, name, tasks[0], entries[0].key)

    variables = variable_api.VariableApi(client)
    ask(variables.post_variables, Variable(key="from_client_2", value="secret", description="d"))
    ask(variables.get_variables)
    assert ask(variables.get_variable, "from_client_2").value == "***"
    ask(variables.patch_variable, "from_client_2", Variable(key="from_client_2", value="other"))
    ask(variables.delete_variable, "from_client_2")

    connections = connection_api.ConnectionApi(client)
    one = Connection(connection_id="from_client_2", conn_type="postgres", host="127.0.0.1", port=9, password="secret")
    ask(connections.post_connection, one)
    ask(connections.get_connections)
    assert ask(connections.get_connection, "from_client_2").host == "127.0.0.1"
    ask(connections.patch_connection, "from_client_2", Connection(connection_id="from_client_2", conn_type="postgres", login="kim"))
    assert ask(connections.test_connection, one).status is False
    ask(connections.delete_connection, "from_client_2")

    pools = pool_api.PoolApi(client)
    ask(pools.get_pools)
    ask(pools.get_pool, "default_pool")
    datasets = dataset_api.DatasetApi(client)
    found = ask(datasets.get_datasets).datasets
    ask(datasets.get_dataset, found[0].uri)
    ask(datasets.get_dataset_events)
    ask(import_error_api.ImportErrorApi(client).get_import_errors)
    logs = event_log_api.EventLogApi(client)
    ask(logs.get_event_log, ask(logs.get_event_logs, limit=3).event_logs[0].event_log_id)
    ask(config_api.ConfigApi(client).get_config)
    ask(config_api.ConfigApi(client).get_value, "core", "cpu")
    ask(plugin_api.PluginApi(client).get_plugins)
    ask(provider_api.ProviderApi(client).get_providers)
    ask(user_api.UserApi(client).get_users)
    ask(user_api.UserApi(client).get_user, user)
    ask(role_api.RoleApi(client).get_roles)
print("client 2.10.0: %d calls" % calls)
