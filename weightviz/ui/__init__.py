"""The page: with app.py the only place that knows Streamlit."""
