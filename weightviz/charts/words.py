"""Names from outside in a figure: Plotly reads a part of HTML in every text, and templates in what pointing tells."""

ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def literal(text: str) -> str:
    """A text, such as the name of a column, that Plotly shows letter by letter.

    >>> literal("<b>R&D</b>"), literal("%{x}, 5 %")
    ('&lt;b&gt;R&amp;D&lt;/b&gt;', '%&#123;x}, 5 %')
    """
    return "".join(ENTITIES.get(letter, letter) for letter in text).replace("%{", "%&#123;")


def literal_in_space(text: str) -> str:
    """The same for the axes of a surface, where Plotly knows tags but no entities: look-alikes stand for < and >.

    >>> literal_in_space("age<b>")
    'age‹b›'
    """
    return text.replace("<", "‹").replace(">", "›")
