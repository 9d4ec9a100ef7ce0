"""The session summary: what may be shared, what is offered and what is written.

May import the services at the top.
"""
