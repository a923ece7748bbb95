"""The people of the stand-ins are nobody's, and there is one of each kind that the tests need."""

import re
from datetime import date

import pytest
from stdnum.fi import hetu, ytunnus

from integrations.evaka.sandbox_sample import families
from integrations.sandbox.persons import Mandate, Organisation, Person, Population, population

CENTURY = {**dict.fromkeys("-YXWVU", 1900), **dict.fromkeys("ABCDEF", 2000)}
WITH_CODE = [one for one in population().persons.values() if one.identity_code]


def born(identity_code: str) -> date:
    day, month, year = (int(identity_code[start : start + 2]) for start in (0, 2, 4))
    return date(CENTURY[identity_code[6]] + year, month, day)


@pytest.mark.parametrize("person", WITH_CODE, ids=[one.calling_name for one in WITH_CODE])
def test_identity_codes_are_right_and_artificial(person: Person) -> None:
    code = person.identity_code or ""
    assert re.fullmatch(r"\d{6}[-A-FU-Y]9\d\d[0-9A-FHJ-NPR-Y]", code)
    assert born(code) < date.today()
    # python-stdnum knows no artificial numbers unless it is told to.
    assert hetu.is_valid(code, allow_temporary=True) and not hetu.is_valid(code)
    assert code not in repr(person)


def test_business_ids_are_right_and_not_in_use() -> None:
    for organisation in population().organisations.values():
        assert ytunnus.is_valid(organisation.business_id)
        assert organisation.business_id.startswith("99")


def test_everybody_is_found_by_their_code_only() -> None:
    known = population()
    for key, person in known.persons.items():
        if person.identity_code:
            assert known.holder(person.identity_code) == key
    assert known.holder("") is None
    assert len({one.identity_code for one in WITH_CODE}) == len(WITH_CODE)


def test_there_is_one_of_each_kind() -> None:
    persons = population().persons
    child, guardian = persons["onni"], persons["liisa"]
    assert date.today().year - born(child.identity_code or "").year < 18 and not child.logs_in
    assert guardian.acts_for[0] == Mandate(person="onni")
    assert persons["helmi"].protected and persons["helmi"].address is None
    assert persons["ines"].eidas and persons["ines"].identity_code is None
    assert persons["johan"].acts_for[0].organisation == "seura"


def test_what_cannot_be_is_refused() -> None:
    names = {"given_names": "A", "calling_name": "A", "family_name": "B"}
    known = Person(identity_code="010594Y9021", **names)
    address = population().persons["liisa"].address
    for wrong in (
        lambda: Person(**names),
        lambda: Person(identity_code="010594Y9021", protected=True, address=address, **names),
        lambda: Mandate(),
        lambda: Mandate(person="a", organisation="b"),
        lambda: Organisation(business_id="1", name="A"),
        lambda: Population(
            persons={"a": known.copy(update={"acts_for": (Mandate(person="b"),)})}, organisations={}
        ),
    ):
        with pytest.raises(ValueError):
            wrong()


def test_early_education_knows_the_same_families() -> None:
    persons, known = population().persons, families()
    for key, person in persons.items():
        wards = [persons[str(one.person)] for one in person.acts_for if one.person and one.issues is None]
        mine = known.children_of.get(known.guardians.get(person.identity_code or "", ""), ())
        assert [known.kids[id].first_names for id in mine] == [ward.given_names for ward in wards], key
    assert sum(one.decision is not None for one in known.kids.values()) == 2
