"""Fields and forms for passphrases and recovery keys, and copying a secret.

May import widgets and appearance.
"""
