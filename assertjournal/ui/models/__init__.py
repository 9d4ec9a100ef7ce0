"""Item models: lists that Qt asks for rows; none of them reaches the database."""
