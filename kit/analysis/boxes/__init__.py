"""The form that an analyst fills by clicking: `filling_form`, its boxes, and what was typed into one."""
