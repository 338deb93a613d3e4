"""The importers, as the commands of `rolecmp import`."""

IMPORTERS = {
    "onet": """Build a catalog from an O*NET release (about 1,000 occupations).

    \b
      rolecmp import onet db_29_3_text.zip -o onet.json
      rolecmp compare Statisticians Actuaries --roles onet.json

    The text database is on https://www.onetcenter.org/database.html.
    """,
    "esco": """Build a catalog from an ESCO download (about 3,000 occupations).

    \b
      rolecmp import esco esco_1_2_0_en_csv.zip -o esco.json
      rolecmp show "data scientist" --roles esco.json

    Download the CSV files, in any language: https://esco.ec.europa.eu/en/use-esco/download.
    """,
}
"""The help of each, by the name of its module in `rolecmp.importers`."""
