"""The people of most tests here: Alice, a student, and Bob, who is her instructor where his class is used."""

import pytest
from django.test import Client

from accounts.models import Class, User
from tests import factories


@pytest.fixture
def alice(db: None) -> User:
    return factories.alice()


@pytest.fixture
def bob(db: None) -> User:
    return factories.bob()


@pytest.fixture
def bobs_class(alice: User, bob: User) -> Class:
    return factories.school_class(bob, alice, name="Bobs")


@pytest.fixture
def as_alice(alice: User) -> Client:
    return logged_in(alice)


@pytest.fixture
def as_bob(bob: User) -> Client:
    return logged_in(bob)


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client
