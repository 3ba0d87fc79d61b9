"""The rules that reading a file enforces: what YAML, a file's name and a record's fields must be.

Their problems come from `yaml_reader`, `shapes` and `loading`; this module only says why.
"""

from generator.rules.rule import Rule

RULES = (
    Rule(
        "HB101",
        "not YAML",
        "A file that cannot be read says nothing.",
        "Compare the line with a record that works; put text with “: ” or a special first character in quotes.",
    ),
    Rule(
        "HB102",
        "the same key twice",
        "YAML tools would silently keep the last one and lose the first.",
        "Keep one of the two lines.",
    ),
    Rule(
        "HB103",
        "a value that can be read in two ways",
        "YAML tools read “no” as false and “012” as ten; a fact must not depend on the tool.",
        "Put the value in quotes if it is text; write a plain number otherwise.",
    ),
    Rule(
        "HB104",
        "YAML that records do not use",
        "Anchors, aliases, tags and second documents hide what a file says.",
        "Write the value out; one record a file.",
    ),
    Rule(
        "HB105",
        "a file that cannot be opened, is not UTF-8 text, or is too large",
        "Everybody must be able to open and compare a fact, and a page about them.",
        "Save the file as UTF-8; one record a file.",
    ),
    Rule(
        "HB106",
        "a file where no record lives",
        "A misplaced file would silently be left out.",
        "Move it to the folder of its kind and let its name end in .yml.",
    ),
    Rule(
        "HB201", "an unknown field", "A misspelt field would silently be left out.", "Use the name that the hint gives."
    ),
    Rule("HB202", "a missing field", "Without it the record cannot be understood.", "Add the field."),
    Rule(
        "HB203",
        "a value of the wrong kind",
        "Each field takes one kind of value, so that data can be compared, and text that a reader can see.",
        "Give what the message expects.",
    ),
    Rule(
        "HB204",
        "an impossible date",
        "A date must be in the calendar, to the precision that the source gives.",
        "Write 2025-10-12, 2025-10, 2025, 2025-10~ or 2025-10-09/2025-10-12.",
    ),
    Rule(
        "HB205",
        "a name that can be no id",
        "The id is the record's address for ever, and no record may take the place of the list of all.",
        "Rename the file: lower-case letters, digits and single hyphens, at most 64, and not “index”.",
    ),
    Rule(
        "HB206",
        "an id that is taken twice",
        "An id stands for one record, whatever its kind.",
        "Rename one of the two files.",
    ),
    Rule(
        "HB412",
        "a broken fingerprint",
        "Only `handbook capture` writes fingerprints; one that was edited proves nothing.",
        "Capture the source anew.",
    ),
)
