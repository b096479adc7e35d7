"""What words state of the tables: `statements.statements` collects it, role by role and label by label."""
