"""Who wrote without their name is known in few places: whoever shows authors cannot find out."""

from tests.architecture.house import imports, sources

KNOW = {
    "civic.models": "every table is named there",
    "civic.services.masks": "leads from what was written to who may change it",
    "civic.services.blocking": "a block falls on the mask, not on the person",
    "civic.services.identity": "a block of the mask holds the person back",
}


def test_few_modules_follow_a_mask() -> None:
    tables = {"civic.models.Mask", "civic.models.masks.Mask"}
    found = {module for module, path in sources() if tables & set(imports(path))}

    assert found == set(KNOW)
