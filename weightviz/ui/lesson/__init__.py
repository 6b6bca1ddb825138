"""Lessons on the page.

attempt.py     who is where in which, and what they answered and did
state_told.py  the network that solved a task, in words
progress.py    answers and tasks as a word, for address.py: what the address says of lessons
choice.py      the list in the strip
text.py        the text beside the stage
"""
