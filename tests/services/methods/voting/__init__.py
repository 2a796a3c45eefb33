"""Voting: a method that has nothing but a vote on its inputs."""
