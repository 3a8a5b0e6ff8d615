"""Which address goes into the QR code."""

from __future__ import annotations

import socket

import pytest

from cocreation_desk.domain.errors import Unavailable
from cocreation_desk.server import network


def test_the_wifi_comes_before_the_vpn_the_containers_and_what_is_not_private() -> None:
    found = [
        ("docker0", "172.17.0.1"),
        ("tun0", "10.8.0.2"),
        ("Ethernet", "10.1.2.3"),
        ("Wi-Fi", "192.168.1.23"),
        ("lo", "127.0.0.1"),
        ("awdl0", "169.254.3.4"),
        ("en7", "8.8.8.8"),
        ("tailscale0", "100.64.1.2"),
    ]

    assert [each.ip for each in network.ranked(found)] == ["192.168.1.23", "10.1.2.3", "10.8.0.2", "172.17.0.1"]


def test_the_adapter_that_leads_out_comes_first_among_real_ones() -> None:
    found = [("Wi-Fi", "192.168.1.23"), ("Ethernet", "10.1.2.3"), ("tun0", "10.8.0.2")]

    assert network.ranked(found, source="10.1.2.3")[0].ip == "10.1.2.3"
    assert network.ranked(found, source="10.8.0.2")[0].ip == "192.168.1.23"


def test_a_hotspot_is_known_by_its_addresses() -> None:
    hotspots = network.ranked([("Local 2", "192.168.137.1"), ("en0", "172.20.10.2"), ("en0", "192.168.1.2")])

    assert {each.ip: each.is_hotspot for each in hotspots} == {
        "192.168.137.1": True,
        "172.20.10.2": True,
        "192.168.1.2": False,
    }


def test_asking_for_our_addresses_works_here() -> None:
    assert all(address.adapter for address in network.addresses())


def test_an_address_that_is_no_longer_ours_is_noticed() -> None:
    ours = network.addresses()

    assert not network.reach("203.0.113.9").is_ours
    assert all(network.reach(each.ip).is_ours for each in ours)
    assert all(network.reach(host).is_ours for host in ("127.0.0.1", "0.0.0.0", "salle.local"))
    assert network.reach("203.0.113.9").best == next(iter(ours), None)


@pytest.mark.parametrize(
    ("name", "password", "text"),
    [
        ("Salle 2", "soleil", "WIFI:T:WPA;S:Salle 2;P:soleil;;"),
        ("Ouvert", "", "WIFI:T:nopass;S:Ouvert;;"),
        ('a;b:c,"d\\', "p;w", 'WIFI:T:WPA;S:a\\;b\\:c\\,\\"d\\\\;P:p\\;w;;'),
    ],
)
def test_a_phone_joins_the_wifi_by_its_code(name: str, password: str, text: str) -> None:
    """The format and its escapes: zxing, “Wi-Fi Network config”."""
    assert network.Wifi(name, password).code == text


def test_no_wifi_has_no_code() -> None:
    assert network.Wifi().code == ""


def test_the_adapter_that_was_chosen_comes_before_the_likelier_ones() -> None:
    found = network.ranked([("Wi-Fi", "192.168.1.23"), ("Ethernet", "10.1.2.3"), ("tun0", "10.8.0.2")])

    assert [each.ip for each in network.first_of("Ethernet", found)] == ["10.1.2.3", "192.168.1.23", "10.8.0.2"]
    assert network.first_of("gone", found) == found


def test_each_address_is_told_for_what_it_most_likely_is() -> None:
    found = network.ranked(
        [("Wi-Fi", "192.168.1.23"), ("Ethernet", "10.1.2.3"), ("tun0", "10.8.0.2"), ("en0", "172.20.10.2")],
        source="192.168.1.23",
    )

    assert {each.ip: each.likelihood for each in found} == {
        "192.168.1.23": "route",
        "10.1.2.3": "local",
        "10.8.0.2": "virtual",
        "172.20.10.2": "hotspot",
    }


def test_port_80_is_left_out_of_the_address() -> None:
    assert network.reachable_url("192.168.1.23", 80) == "http://192.168.1.23"
    assert network.reachable_url("192.168.1.23", 8080) == "http://192.168.1.23:8080"


def test_a_taken_port_makes_way_for_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    with network.bind("127.0.0.1", 0) as taken, network.bind("127.0.0.1", 0) as spare:
        free = spare.getsockname()[1]
        spare.close()
        monkeypatch.setattr(network, "PORTS", (taken.getsockname()[1], free))

        with network.bind("127.0.0.1") as door:
            assert door.getsockname()[1] == free


def test_a_taken_port_that_was_asked_for_is_said() -> None:
    with network.bind("127.0.0.1", 0) as taken, pytest.raises(Unavailable) as trouble:
        network.bind("127.0.0.1", taken.getsockname()[1])

    assert trouble.value.key == "port_is_taken"


def test_no_free_port_at_all_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    with network.bind("127.0.0.1", 0) as taken:
        monkeypatch.setattr(network, "PORTS", (taken.getsockname()[1],))

        with pytest.raises(Unavailable) as trouble:
            network.bind("127.0.0.1")

    assert trouble.value.key == "no_port_is_free"


def test_an_address_that_is_not_ours_is_said() -> None:
    with pytest.raises(Unavailable) as trouble:
        network.bind("192.0.2.7", 0)

    assert trouble.value.key == "address_is_not_ours"


def test_only_the_chosen_address_listens() -> None:
    with network.bind("127.0.0.1", 0) as door, socket.socket() as other, pytest.raises(OSError):
        other.connect(("127.0.0.2", door.getsockname()[1]))


def test_open_files_are_raised_as_far_as_allowed() -> None:
    allowed = network.raise_open_files()

    assert allowed is None or allowed >= 256


def test_only_what_came_over_the_network_shows_that_phones_get_through() -> None:
    own = {"192.168.1.23", "127.0.0.1", "fe80::1"}
    alone = [network.Visit(each, 1.0) for each in ("127.0.0.1", "127.0.0.2", "::1", "192.168.1.23", "")]
    earlier, last = network.Visit("192.168.1.57", 40.0), network.Visit("192.168.1.58", 12.5)

    assert network.last_visit([], own) is None
    assert network.last_visit(alone, own) is None
    assert network.last_visit([*alone, earlier, last], own) == last


def test_every_address_of_this_computer_is_its_own() -> None:
    assert {each.ip for each in network.addresses()} <= network.own_addresses()
