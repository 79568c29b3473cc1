"""Brings a fresh Debian machine to a running system: `make run`, `make test`.

Standard library only until the virtual environment stands.
"""
