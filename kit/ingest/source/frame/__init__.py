"""What stands around and between the cells of a table and is none of its content: `frameless.frameless`."""
