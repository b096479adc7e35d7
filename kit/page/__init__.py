"""What a notebook cell shows, and the exporters that make pages of it: HTML, CSS, templates.

`verbs` are the notebook's, `exporters` nbconvert's; `content` and `layout` say what is printed, in no format.
"""
