"""Scenarios: the team writes a few, people compare and discuss them, and choose one."""
