"""The style sheets of a web page, as far as they bear on what is seen: `css_cascade`."""
