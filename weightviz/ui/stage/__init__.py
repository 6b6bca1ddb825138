"""The live picture.

component.py  the Streamlit component that plays what it is sent
assets.py     its JavaScript (js/) and style (css/), joined
scene.py      what it needs to know once for each experiment
wire.py       what it is sent: frames as bytes
messages.py   what it sends back, checked value by value
"""
