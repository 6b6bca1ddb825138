"""Why the weights are what they are: calculations as plain data, which the page draws and a notebook can print.

Every function takes a `Trainer` as it stands, changes nothing about it, and returns a frozen value.
"""
