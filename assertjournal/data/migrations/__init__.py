"""Numbered schema steps; each module makes one version out of the one before."""
