"""What a role catalog is: its words, its model, how it is read and checked."""
