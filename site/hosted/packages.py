"""Which Python packages the page needs: some before its first picture, the others when something imports them."""

# Loaded before the page starts. Streamlit and stlite's own library come with stlite, the rest from wheels.txt.
PURE_AT_START = (
    "anyio", "blinker", "idna", "itsdangerous", "packaging", "protobuf", "python-multipart", "starlette",
    "typing-extensions",
)  # fmt: skip
STREAMLIT = ("streamlit", "stlite-lib")
STAND_INS = ("micropip", "PIL", "ssl")  # modules of this project in site/stand_ins

# Compiled for Pyodide, so its own release alone has them.
COMPILED_AT_START = ("numpy",)
COMPILED_LATER = ("cramjam", "fastparquet", "pandas")

# What is imported -> the packages that it then needs, in the order in which they are unpacked.
ON_DEMAND = {
    "plotly": ("narwhals", "plotly"),
    "_plotly_utils": ("narwhals", "plotly"),
    "narwhals": ("narwhals",),
    "pandas": ("six", "python-dateutil", "pytz", "pandas"),
    "fastparquet": ("fsspec", "cramjam", "fastparquet"),
}
AT_START = (*PURE_AT_START, *STREAMLIT, *map(str.lower, STAND_INS), *COMPILED_AT_START)
LATER = tuple(dict.fromkeys(name for names in ON_DEMAND.values() for name in names))
