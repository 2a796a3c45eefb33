"""Participatory budget: people propose, the team costs, and everybody chooses what is paid for."""
