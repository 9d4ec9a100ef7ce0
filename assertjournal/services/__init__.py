"""What a user can do, without Qt, SQL or page layout."""
