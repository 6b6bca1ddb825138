"""Two replicas behind nginx: a session keeps its own, a lost one loses no page, a hundred sessions are held."""

import pytest

from tests.deploy.visitor import KEY, Visitor


def visit_elsewhere(visit, replicas, other):
    """A visitor whose replica is not the other's; keys are drawn, so it may take a few."""
    for _ in range(30):
        visitor = visit()
        if visitor.at_home(replicas) != other.at_home(replicas):
            return visitor
    raise AssertionError("Thirty visitors came to the same replica.")


@pytest.fixture
def kill(replicas):
    """End a replica as a power cut would: ``kill(number)``. Those still down at the end are started again."""

    def kill(number: int) -> None:
        replicas[number].process.kill()
        replicas[number].process.wait()

    yield kill
    lost = [number for number, replica in enumerate(replicas) if replica.process.poll() is not None]
    for number in lost:
        replicas[number].start()
    for number in lost:
        replicas[number].wait()


def test_all_that_a_visitor_asks_for_comes_from_one_replica(visit, replicas):
    visitors = [visit("data=circle") for _ in range(12)]
    homes = [visitor.at_home(replicas) for visitor in visitors]
    assert {len(home) for home in homes} == {1}
    assert {home[0] for home in homes} == {0, 1}  # by chance all on one: once in 2,000, and keys are drawn anew
    assert [visitor.upload() for visitor in visitors] == [204] * 12  # any other replica would not know the session


def test_another_key_leads_elsewhere_and_there_the_session_is_unknown(visit, replicas):
    first = visit()
    second = visit_elsewhere(visit, replicas, first)
    first.cookies[KEY] = second.cookies[KEY]
    assert first.upload() == 400


def test_a_dropped_connection_finds_its_session_again(visit):
    visitor = visit("data=circle")
    key, session = visitor.cookies[KEY], visitor.session
    visitor.leave()
    visitor.connect()
    assert (visitor.cookies[KEY], visitor.session) == (key, session)


@pytest.mark.parametrize("key", ["", "nonsense", "x" * 100 + "0" * 32, 'a"; Path=/, b=c'])
def test_a_key_that_nginx_did_not_give_is_replaced(nginx, key):
    visitor = Visitor(nginx.address)
    visitor.cookies[KEY] = key
    visitor.get("/")
    assert len(visitor.cookies[KEY]) == 32
    assert set(visitor.cookies[KEY]) <= set("0123456789abcdef")


def test_visitors_of_a_lost_replica_get_their_page_back_and_stay_where_they_are(visit, replicas, kill):
    moved = visit("data=circle&layers=3&rate=0.3")
    (lost,) = moved.at_home(replicas)
    stayed = visit_elsewhere(visit, replicas, moved)
    session = stayed.session
    kill(lost)
    moved.settings = {}
    moved.connect()
    assert (moved.settings["hidden_layers"], moved.settings["learning_rate"]) == ([3], 0.3)
    assert moved.at_home(replicas) == [1 - lost]
    assert moved.upload() == 204
    replicas[lost].start()
    replicas[lost].wait()
    assert moved.upload() == 204  # still there, where the websocket is
    assert moved.at_home(replicas) == [1 - lost]
    stayed.run()
    assert (stayed.session, stayed.at_home(replicas)) == (session, [1 - lost])


def test_while_a_replica_is_lost_newcomers_notice_nothing(visit, kill):
    kill(0)
    visitors = [visit("data=circle") for _ in range(6)]
    assert [visitor.get("/")[0] for visitor in visitors] == [200] * 6
    assert [visitor.upload() for visitor in visitors] == [204] * 6


def test_with_no_replica_left_a_sentence_says_so(visit, kill):
    visitor = visit()
    kill(0)
    kill(1)
    status, _, body = visitor.get("/")
    assert status == 503
    assert body.decode().startswith("The page cannot be reached at the moment.")


def test_a_hundred_sessions_are_held_and_answered(visit, replicas):
    visitors = [visit("data=circle") for _ in range(100)]
    sessions = [visitor.session for visitor in visitors]
    assert len(set(sessions)) == 100
    for visitor in visitors:
        visitor.run()
    assert [visitor.session for visitor in visitors] == sessions
    homes = [home for visitor in visitors for home in visitor.at_home(replicas)]
    assert len(homes) == 100
    assert 20 <= sum(homes) <= 80  # a fair coin leaves this range once in a thousand million times
