"""What each block of an article is: headline, dateline, body, credit line, boilerplate."""
