"""Ballots in, results out: exact, the same on every machine, and able to say why.

It imports nothing of Civic, so that whoever doubts a result can take this folder and count again.
"""
