"""Stands for Pillow: st.logo asks whether what it is given is one of these pictures. The page's are SVG files."""


class Image:
    """Stands for the module PIL.Image."""

    class Image:
        """No picture is one."""


class ImageFile:
    """Stands for the module PIL.ImageFile."""

    class ImageFile:
        """No file is one."""
