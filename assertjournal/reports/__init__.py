"""Documents that leave the journal: core objects in, bytes or plain text out.

May import core and ReportLab.
"""
