"""The secrets of a journal: key derivation, the key file and its header, the recovery key.

May import disk.
"""
