"""A night a day in Airflow 2: the verdict is what the task returns."""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG(
    dag_id="recommender_retrain",
    schedule="30 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
) as dag:
    BashOperator(
        task_id="retrain",
        bash_command=(
            "/opt/recommender/submit/retrain.sh --conf /etc/recommender/retrain.conf "
            "--date {{ ds }} --output hdfs:///recommender --lists hdfs:///lists --keep 30"
        ),
        # What was trained and not promoted (4) has nothing to follow, and is no failure.
        skip_on_exit_code=4,
        # A killed night goes on from its checkpoints.
        retries=1,
        retry_delay=timedelta(minutes=10),
        do_xcom_push=True,
    )
