"""A whole journal on the disk: making, opening, salvaging, copying and re-encrypting it, and its keys in force.

May import every other room of the data layer.
"""
