"""Tables in files: CSV and XLSX in, CSV, XLSX and GeoJSON out, all row by row."""

from civic.adapters.sheets.reading import Sheet, read
from civic.adapters.sheets.tables import MAX_BYTES, MAX_COLUMNS, MAX_ROWS
from civic.adapters.sheets.writing import write_csv, write_geojson, write_xlsx

__all__ = [
    "MAX_BYTES",
    "MAX_COLUMNS",
    "MAX_ROWS",
    "Sheet",
    "read",
    "write_csv",
    "write_geojson",
    "write_xlsx",
]
