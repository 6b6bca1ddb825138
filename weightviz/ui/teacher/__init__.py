"""The teacher's side of the lessons.

page.py      the page `?teacher`: all lessons, and each with its notes and sheets
notes.py     what a teacher wants to know of a lesson
sheets.py    the worksheet and its answer sheet
printing.py  black on white, and the button that prints
ways.py      how one comes here from the playground
present.py   a lesson on the projector: large type, hidden answers, page keys
hand_in.py   what a learner hands in: a text, and a link to exactly what is on the page
"""
