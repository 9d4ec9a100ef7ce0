"""One module of queries per thing that is stored, over the tables that `rows` names.

May import migrations, database, keys and disk.
"""
