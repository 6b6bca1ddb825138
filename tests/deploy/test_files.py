"""The files of the deployment, read without an engine to run them: what they promise stands in them."""

import re

import pytest

from harness.server import ROOT

DEPLOY = ROOT / "deploy"
REPLICA_LINE = re.compile(r"server ([\w.-]+):8501 max_fails=0;")


@pytest.fixture(scope="module")
def yaml():
    return pytest.importorskip("yaml", reason="YAML files are read with PyYAML: see requirements-dev.txt.")


@pytest.fixture(scope="module")
def compose(yaml) -> dict:
    return yaml.safe_load((DEPLOY / "compose.yaml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def cluster(yaml) -> dict:
    """The objects of the manifest by kind and name."""
    objects = yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text(encoding="utf-8"))
    return {(each["kind"], each["metadata"]["name"]): each for each in objects}


def instructions(name: str) -> list[tuple[str, str]]:
    """The instructions of a Dockerfile, its lines joined where they go on."""
    text = (DEPLOY / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split(maxsplit=1) for line in text.splitlines() if line and not line.startswith("#")]
    return [(word, rest) for word, rest in lines]


def variables() -> set[str]:
    """The variables of nginx's template."""
    code = re.sub(r"#.*", "", (DEPLOY / "nginx.conf.template").read_text(encoding="utf-8"))
    return set(re.findall(r"\$\{(\w+)\}", code))


def containers(cluster) -> dict[str, dict]:
    """The one container of each kind of pod, with what the pod says for all of its containers."""
    kinds = {name: each for (kind, name), each in cluster.items() if kind in ("StatefulSet", "Deployment")}
    pods = {name: each["spec"]["template"]["spec"] for name, each in kinds.items()}
    return {name: pod["securityContext"] | pod["containers"][0] for name, pod in pods.items()}


def test_the_image_starts_from_slim_python_of_a_named_version():
    bases = [rest.split(" AS ")[0] for word, rest in instructions("Dockerfile") if word == "FROM"]
    assert len(set(bases)) == 1
    assert re.fullmatch(r"python:3\.\d+-slim-\w+", bases[0])


def test_the_image_runs_without_rights_and_looks_after_its_health():
    last = dict(instructions("Dockerfile"))
    assert re.fullmatch(r"[1-9]\d*:[1-9]\d*", last["USER"])
    assert "/_stcore/health" in last["HEALTHCHECK"]
    assert "streamlit" in last["CMD"]


def test_what_the_image_copies_exists_and_reaches_it():
    copied = [rest.split()[:-1] for word, rest in instructions("Dockerfile") if word == "COPY" and "--from" not in rest]
    paths = {path for group in copied for path in group if not path.startswith("--")}
    assert [path for path in paths if not (ROOT / path).exists()] == []
    allowed = {line[1:] for line in (DEPLOY / "Dockerfile.dockerignore").read_text().splitlines() if line[:1] == "!"}
    assert paths == allowed


@pytest.mark.parametrize("path", sorted(DEPLOY.iterdir()), ids=lambda path: path.name)
def test_no_secret_stands_in_the_files(path):
    text = re.sub(r"#.*", "", path.read_text(encoding="utf-8"))
    assert re.findall(r"(?i)password|passwd|\btoken:|api_?key|private_key|cookie_?secret|BEGIN .* KEY", text) == []


def test_compose_runs_two_replicas_that_nginx_knows(compose):
    pages = {name: each for name, each in compose["services"].items() if each["image"] == "weightviz"}
    nginx = compose["services"]["nginx"]
    addresses = [page["networks"]["inside"]["ipv4_address"] for page in pages.values()]
    assert len(pages) >= 2
    assert REPLICA_LINE.findall(nginx["environment"]["REPLICAS"]) == addresses
    assert variables() <= nginx["environment"].keys()


def test_the_containers_of_compose_have_no_rights_and_write_nothing(compose):
    for service in compose["services"].values():
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    published = [name for name, service in compose["services"].items() if "ports" in service]
    assert published == ["nginx"]


def test_the_cluster_runs_two_replicas_that_nginx_knows(cluster):
    page = cluster["StatefulSet", "page"]["spec"]
    names = [f"page-{number}" for number in range(page["replicas"])]
    environment = {each["name"]: each["value"] for each in containers(cluster)["nginx"]["env"]}
    assert page["replicas"] >= 2
    assert REPLICA_LINE.findall(environment["REPLICAS"]) == names
    assert variables() <= environment.keys()
    for name in names:
        selector = cluster["Service", name]["spec"]["selector"]
        assert selector == {"statefulset.kubernetes.io/pod-name": name}


def test_the_containers_of_the_cluster_have_no_rights_and_write_nothing(cluster):
    assert containers(cluster).keys() == {"page", "nginx"}
    for container in containers(cluster).values():
        assert container["runAsNonRoot"] is True
        assert container["securityContext"] == {
            "readOnlyRootFilesystem": True,
            "allowPrivilegeEscalation": False,
            "capabilities": {"drop": ["ALL"]},
        }
        assert "/_stcore/health" in str(container["readinessProbe"])


def test_the_cluster_takes_the_configuration_that_compose_takes(yaml, compose):
    generated = yaml.safe_load((DEPLOY / "kustomization.yaml").read_text(encoding="utf-8"))
    assert generated["configMapGenerator"] == [{"name": "nginx", "files": ["nginx.conf.template"]}]
    assert compose["services"]["nginx"]["volumes"][0].split(":")[0] == "./nginx.conf.template"
