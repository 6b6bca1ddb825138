"""Lessons on the page: who is where in which (attempt.py), and the text beside the stage (text.py)."""
