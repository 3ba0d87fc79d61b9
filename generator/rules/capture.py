"""The rules of `handbook capture`: what can be read, how much of it, and where its figures go.

Their problems come from `capturing` and `source_files`; this module only says why.
"""

from generator.rules.rule import Rule

RULES = (
    Rule(
        "HB701",
        "a source that cannot be captured",
        "A fingerprint comes only from reading a real file or address.",
        "Save the page in your browser as HTML or PDF, or its text as a UTF-8 file, and capture that file.",
    ),
    Rule(
        "HB702",
        "too little text to capture",
        "A page that a script fills, or a PDF of pictures, is read as empty, and its fingerprint would prove nothing.",
        "Open the page in a browser, save what you see as HTML or PDF, and capture that file.",
    ),
    Rule(
        "HB703",
        "a record that cannot take the figures of a capture",
        "The command changes nothing in a record but the block that it owns.",
        "Write each field of the record on a line of its own, from the first column on.",
    ),
    Rule(
        "HB704",
        "a data file that cannot be read as a table",
        "A cell is cited by its row and column, so the recipe must name columns that the file has.",
        "Give `--table` a recipe such as “at entries; by Country, Year; only Mineral=Gallium; cells Value”.",
    ),
)
