"""A release elsewhere: object stores through fsspec, and Zenodo's drafts."""

import json
import shutil

import fsspec
import pytest
from publishing import V1, V2, publish

from flows.publish import verify_release
from flows.publish.deposit import DepositError, deposit_release
from flows.publish.remote import RemoteError, push_release


@pytest.fixture(scope="module")
def s3():
    """A real object store server on loopback, with one bucket."""
    from moto.server import ThreadedMotoServer

    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    patch = pytest.MonkeyPatch()
    for name, value in {
        "AWS_ACCESS_KEY_ID": "testing",
        "AWS_SECRET_ACCESS_KEY": "testing",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ENDPOINT_URL": f"http://{host}:{port}",
    }.items():
        patch.setenv(name, value)
    fsspec.filesystem("s3", skip_instance_cache=True).mkdir("releases")
    yield "s3://releases/tearsheet"
    patch.undo()
    server.stop()


@pytest.fixture(params=["file", "s3"])
def url(request, tmp_path):
    if request.param == "file":
        return f"file://{tmp_path}/elsewhere"
    return f"{request.getfixturevalue('s3')}/{tmp_path.name}"


def pointer(url):
    with fsspec.open(f"{url}/latest.json") as file:
        return json.loads(file.read())


def test_a_pushed_release_is_whole_and_pointed_to(released, url, tmp_path):
    pushed = push_release(released, url)
    assert (pushed.status, pushed.version, pushed.latest) == ("uploaded", V1, V1)
    store, root = fsspec.core.url_to_fs(url)
    store.get(f"{root}/releases/{V1}", str(tmp_path / "back"), recursive=True)
    back = tmp_path / "back"
    assert verify_release(back if (back / "SHA256SUMS").exists() else back / V1).problems == ()
    assert pointer(url)["path"] == f"releases/{V1}"
    assert not store.exists(f"{root}/.staging/{V1}")
    assert push_release(released, url).status == "unchanged"


def test_the_pointer_never_goes_back_and_a_version_is_never_replaced(
    small_tables, other_tables, url, tmp_path
):
    older = publish(small_tables, tmp_path / "a").path
    newer = publish(other_tables, tmp_path / "b", V2).path
    push_release(newer, url)
    assert push_release(older, url).latest == V2
    assert pointer(url)["version"] == V2
    rival = publish(small_tables, tmp_path / "c", V2).path
    with pytest.raises(RemoteError, match="another release of the version"):
        push_release(rival, url)


def test_what_arrives_damaged_is_no_release_and_moves_no_pointer(released, url, monkeypatch):
    store, root = fsspec.core.url_to_fs(url)
    original = store.put_file

    def put(local, remote, *arguments, **options):
        original(local, remote, *arguments, **options)
        if remote.endswith("claims.csv"):
            store.pipe_file(remote, b"other bytes")

    monkeypatch.setattr(store, "put_file", put)
    with pytest.raises(RemoteError, match=r"claims.csv is not what was sent"):
        push_release(released, url)
    assert not store.exists(f"{root}/latest.json")
    assert not store.exists(f"{root}/releases/{V1}")
    assert not store.exists(f"{root}/.staging/{V1}")


def test_a_damaged_release_and_an_unknown_protocol_are_refused(copy, released, tmp_path):
    (copy / "csv/claims.csv").write_text("x")
    with pytest.raises(RemoteError, match="is damaged"):
        push_release(copy, f"file://{tmp_path}/elsewhere")
    with pytest.raises(RemoteError, match="cannot be used"):
        push_release(released, "nosuchprotocol://x")


def test_a_dry_run_says_what_would_be_deposited(released, tmp_path):
    first, second = (deposit_release(released, tmp_path) for _ in range(2))
    assert first == second
    assert first.archive == f"tearsheet-{V1}.zip"
    assert first.metadata["version"] == V1
    shutil.unpack_archive(tmp_path / first.archive, tmp_path / "back")
    assert verify_release(tmp_path / "back" / f"tearsheet-{V1}").problems == ()
    with pytest.raises(DepositError, match="ZENODO_TOKEN"):
        deposit_release(released, tmp_path, dry_run=False)


def test_a_deposit_is_left_as_a_draft(released, tmp_path, httpserver):
    planned = deposit_release(released, tmp_path)
    links = {"bucket": httpserver.url_for("/bucket"), "html": "https://zenodo.example/deposit/1"}
    httpserver.expect_ordered_request(
        "/api/deposit/depositions", "POST", json={"metadata": planned.metadata}
    ).respond_with_json({"links": links}, status=201)
    httpserver.expect_ordered_request(f"/bucket/{planned.archive}", "PUT").respond_with_json(
        {"checksum": f"md5:{planned.md5}"}
    )
    made = deposit_release(released, tmp_path, token="t", server=httpserver.url_for(""), dry_run=False)
    assert made.url == links["html"]
    httpserver.check_assertions()
    assert len(httpserver.log) == 2
    with pytest.raises(DepositError, match="answered 500"):
        deposit_release(released, tmp_path, token="t", server=httpserver.url_for(""), dry_run=False)
