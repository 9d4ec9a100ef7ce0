"""A process that saves one text in a database that is not encrypted: the control that the leak trace must see."""

import sqlite3
import sys
from contextlib import closing

if __name__ == "__main__":
    with closing(sqlite3.connect(sys.argv[1])) as connection, connection:
        connection.execute("CREATE TABLE entry (answers TEXT)")
        connection.execute("INSERT INTO entry VALUES (?)", (sys.argv[2],))
