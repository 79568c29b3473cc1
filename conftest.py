"""Test set-up of the whole house."""

pytest_plugins = ["bureau.tests.fixtures"]
