"""What a county's list of units tells of the site on which its reports are published: `site_details`."""
