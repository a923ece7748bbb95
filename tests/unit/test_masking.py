"""Personal data is masked however it is written; ordinary numbers, dates and addresses survive."""

import calendar
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from akkuna.folding import fold
from akkuna.masking import ALL_KINDS, IDENTITY_ONLY, Masked, mask, may_begin_code, split_over

CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
SIGNS = "+-YXWVUABCDEF"
WORDS = st.sampled_from(["", "tunnus ", "Hetuni on ", "min beteckning är ", "se on:", "(", "katu 15 "])
AFTER = st.sampled_from(["", " kiitos", ".", ", ja Kalliontie 15", ")", " tack"])


@st.composite
def identity_codes(draw: st.DrawFn) -> tuple[str, str, str]:
    """Date, sign and the rest of an artificial code: nobody's individual number is above 899."""
    month = draw(st.integers(1, 12))
    day = draw(st.integers(1, calendar.mdays[month]))
    date = f"{day:02}{month:02}{draw(st.integers(0, 99)):02}"
    number = str(draw(st.integers(900, 999)))
    return date, draw(st.sampled_from(SIGNS)), number + CHECK_CHARACTERS[int(date + number) % 31]


compact_codes = identity_codes().map("".join)
gaps = st.sampled_from(["", "", " ", "  ", ".", "\u00a0", "\u200b", "\u2060", "\n"])
dashes = st.sampled_from(["-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2014", "\u2212", "\uff0d"])


def full_width(text: str) -> str:
    return "".join(chr(ord(character) + 0xFEE0) if character.isalnum() else character for character in text)


@st.composite
def disguised_codes(draw: st.DrawFn) -> str:
    """An identity code with gaps between its parts, odd dashes, another case or full-width characters."""
    date, sign, rest = draw(identity_codes())
    dash = draw(dashes) if sign == "-" else sign
    parts = [date[:2], date[2:4], date[4:], dash, rest[:3], rest[3]]
    code = parts[0] + "".join(draw(gaps) + part for part in parts[1:])
    return draw(st.sampled_from([str, str.lower, full_width]))(code)


@given(disguised_codes(), WORDS, AFTER)
@example("010594Y9032", "", "")
@example("010594 – 9032", "", "")
@example("01.05.94-903 2", "", "")
@example("0\u200b1\u200b0594\u200b-9032", "", "")
@example("0\u03011\u03010594y9032", "", "")
@example("0①0594-9032", "", "")
@example("٠١٠٥٩٤-٩٠٣٢", "", "")
def test_identity_codes_are_masked_and_nothing_else(code: str, before: str, after: str) -> None:
    expected = Masked(f"{before}‹hetu›{after}", frozenset({"hetu"}))
    assert mask(before + code + after) == expected
    assert mask(before + code + after, IDENTITY_ONLY) == expected


@given(identity_codes(), st.sampled_from(CHECK_CHARACTERS))
def test_the_shape_is_enough_when_the_check_character_is_wrong(
    parts: tuple[str, str, str], check: str
) -> None:
    date, sign, rest = parts
    assert mask(f"{date}{sign}{rest[:3]}{check}").text == "‹hetu›"


@pytest.mark.parametrize("code", ["350594Y9032", "019994A9032", "320594-9032", "999999-999J"])
def test_the_shape_is_enough_when_the_date_is_none(code: str) -> None:
    assert mask(code).text == "‹hetu›"


@pytest.mark.parametrize("text", ["010594 9032", "01.05.94 9032", "150594 9163"])
def test_without_a_century_sign_the_check_character_decides(text: str) -> None:
    digits = "".join(filter(str.isdigit, text))
    right = CHECK_CHARACTERS[int(digits[:9]) % 31] == digits[9]
    assert ("hetu" in mask(text, IDENTITY_ONLY).found) == right


def test_a_letter_that_begins_a_word_is_no_check_character() -> None:
    text = "010124-100 kpl tiiliä"
    assert mask(text, IDENTITY_ONLY) == Masked(text, frozenset())


def test_several_are_masked_each() -> None:
    text = "Minun 010594Y9032, lapsen 020320A901C ja kortti 4111 1111 1111 1111"
    assert mask(text).text == "Minun ‹hetu›, lapsen ‹hetu› ja kortti ‹card›"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("hetu010594-9032ja osoite", "hetu‹hetu›ja osoite"),
        ("010594-903Rja", "010594-903Rja"),
        ("010594-900Yja", "‹hetu›ja"),
        ("85500 010594-9032 15", "85500 ‹hetu› 15"),
    ],
)
def test_words_and_numbers_beside_it_do_not_hide_it(text: str, masked: str) -> None:
    assert mask(text, IDENTITY_ONLY).text == masked


mobile = st.tuples(
    st.sampled_from(["040", "041", "044", "045", "046", "050"]), st.integers(10**6, 10**7 - 1).map(str)
)
PHONE_FORMATS = [
    "{p}{a}{b}",
    "{p} {a} {b}",
    "{p}-{a}{b}",
    "{p} {a}{b}",
    "{p}-{a} {b}",
    "({p}) {a} {b}",
    "+358 {q} {a} {b}",
    "+358{q}{a}{b}",
    "+358 {q} {a}{b}",
    "+358-{q}-{a}{b}",
    "00358 {q} {a}{b}",
    "358{q}{a}{b}",
]


@pytest.mark.parametrize("form", PHONE_FORMATS)
@settings(max_examples=20)
@given(number=mobile, before=st.sampled_from(["", "numero ", "puh."]), after=AFTER)
def test_phone_numbers_are_masked_unless_they_may_be_answers(
    form: str, number: tuple[str, str], before: str, after: str
) -> None:
    prefix, rest = number
    before = before.replace(".", ". ")
    phone = form.format(p=prefix, q=prefix[1:], a=rest[:3], b=rest[3:])
    text = before + phone + after
    assert mask(text, IDENTITY_ONLY) == Masked(text, frozenset())
    masked = mask(text)
    assert masked == Masked(f"{before}‹phone›{after}", frozenset({"phone"}))


@pytest.mark.parametrize(
    "text",
    [
        "+358 800 000 001",
        "0457 5550 101",
        "08 449 000",
        "0800 123 456",
        "010 123 4567",
        "+46 70 123 45 67",
        "040\u00a0123\u00a04567",
        "０４０１２３４５６７",
    ],
)
def test_other_phone_numbers_are_masked(text: str) -> None:
    assert mask(text) == Masked("‹phone›", frozenset({"phone"}))


def test_neighbouring_phone_numbers_are_masked_each() -> None:
    assert mask("040 123 4567 050 123 4567").text == "‹phone› ‹phone›"


@pytest.mark.parametrize(
    "text",
    [
        "nimi@example.org",
        "etu.suku+kunta@posti.example.org",
        "väinö_äijö@exämple.org",
        "NIMI@EXAMPLE.ORG",
        "nimi(at)example.org",
        "nimi [at] example.org",
        "nimi＠example.org",
    ],
)
@given(before=WORDS, after=AFTER)
def test_email_addresses_are_masked_unless_they_may_be_answers(text: str, before: str, after: str) -> None:
    assert mask(before + text + after) == Masked(f"{before}‹email›{after}", frozenset({"email"}))
    assert mask(before + text + after, IDENTITY_ONLY).text == before + text + after


@st.composite
def finnish_accounts(draw: st.DrawFn) -> str:
    account = f"{draw(st.integers(0, 10**14 - 1)):014}"
    return f"FI{98 - int(account + '151800') % 97:02}{account}"


@given(finnish_accounts(), WORDS, AFTER)
def test_finnish_account_numbers_are_masked(iban: str, before: str, after: str) -> None:
    spaced = " ".join(iban[place : place + 4] for place in range(0, len(iban), 4))
    for written in (iban, spaced, spaced.lower(), spaced.replace(" ", "-")):
        masked = mask(before + written + after)
        assert masked == Masked(f"{before}‹iban›{after}", frozenset({"iban"}))
        assert mask(before + written + after, IDENTITY_ONLY).text == before + written + after


@pytest.mark.parametrize(
    "text",
    [
        # The examples of the IBAN registry (SWIFT, ISO 13616).
        "DE89 3704 0044 0532 0130 00",
        "SE45 5000 0000 0583 9825 7466",
        "EE382200221020145685",
        "NO93 8601 1117 947",
        "GB29 NWBK 6016 1331 9268 19",
        "FI21 1234 5600 0007 86",
    ],
)
def test_account_numbers_end_before_the_words_that_follow(text: str) -> None:
    assert mask(f"Tili {text} kiitos paljon avusta").text == "Tili ‹iban› kiitos paljon avusta"


@pytest.mark.parametrize(
    "text", ["4111 1111 1111 1111", "5500-0000-0000-0004", "378282246310005", "4999 1234 5678 0000"]
)
def test_card_numbers_are_masked(text: str) -> None:
    assert mask(text) == Masked("‹card›", frozenset({"card"}))


dates = st.dates().map(lambda day: day.replace(year=1950 + day.year % 100))
clock = st.times()


@settings(max_examples=50)
@given(dates, dates, clock)
def test_dates_and_times_survive(first: object, second: object, time: object) -> None:
    texts = [
        f"{first:%d.%m.%Y}",
        f"{first:%d.%m.%y}",
        f"{first:%Y-%m-%d}",
        f"{first:%d-%m-%Y}",
        f"{first:%d/%m/%Y}",
        f"{first:%d%m%y}",
        f"{first:%d.%m.%Y} klo {time:%H.%M}",
        f"{first:%d.%m.%y} {time:%H:%M}",
        f"{first:%d.%m.%y} {time:%H%M}",
        f"{first:%d.%m.%y}-{second:%d.%m.%y}",
        f"{first:%d.%m.%y} – {second:%d.%m.%y}",
        f"{first:%d.%m.}–{second:%d.%m.%Y}",
        f"{time:%H.%M}-{time:%H.%M}",
    ]
    for text in texts:
        assert mask(text) == Masked(text, frozenset())


@pytest.mark.parametrize(
    "text",
    [
        "Kalliontie 15 85500 Nivala",
        "Kalliontie 15 A 12, 85500 Nivala",
        "Rantakatu 8 as. 4, 00100 Helsinki",
        "KA-7F3K2Q",
        "Viite KA-234567.",
        "cdb06d302e62482b944ec970edceadb1",
        "010594a9032e62482b944ec970edcead",
        "550e8400-e29b-41d4-a716-446655440000",
        "ma-pe 08.00-16.00, la 10-14",
        "112",
        "116 117",
        "Y-tunnus 1234567-1",
        "12 345,60 €",
        "Valaisin 1234567 ja pylväs 0123",
        "N62 55.123456, E24 59.654321",
        "10.05.24 - 1000 kpl",
        "",
    ],
)
def test_ordinary_numbers_survive(text: str) -> None:
    assert mask(text) == Masked(text, frozenset())


@given(
    st.text(alphabet=st.sampled_from("01589 .-+()@aAfFiIyY\u200b\u0661\uff10ä‹›\n"), max_size=60) | st.text()
)
def test_masking_is_honest_and_final(text: str) -> None:
    masked = mask(text)
    assert masked.found <= ALL_KINDS
    assert (masked.text == text) == (not masked.found)
    assert mask(masked.text).text == masked.text


@pytest.mark.parametrize(
    "piece", ["a", "1 ", "a.b-", "+3", "FI21 ", "AA11 ", "01.05.94 ", "04 0", "(at)", "0\u0301", "@"]
)
def test_long_messages_are_masked_too(piece: str) -> None:
    text = piece * (3000 // len(piece))
    assert mask(f"{text} 010594Y9032").text.endswith("‹hetu›")


@given(compact_codes, st.data(), WORDS, AFTER)
@example("010594Y9032", None, "", "")
def test_a_code_in_two_messages_is_masked_in_both(
    code: str, data: st.DataObject | None, before: str, after: str
) -> None:
    cut = data.draw(st.integers(1, len(code) - 1)) if data else 6
    previous, current = before + code[:cut], code[cut:] + after
    assert may_begin_code(previous)
    assert split_over(previous, current) == (f"{before}‹hetu›", f"‹hetu›{after}")


@pytest.mark.parametrize(
    ("previous", "current"),
    [
        ("010594", "Y9032"),
        ("010594-", "9032"),
        ("010594", "9032"),
        ("01.05.94 ", " - 9032"),
        ("０１０５９４", "y9032"),
        ("pitkä alku " * 20 + "010594", "-9032" + " pitkä loppu" * 20),
    ],
)
def test_halves_are_found_at_the_end_and_the_beginning(previous: str, current: str) -> None:
    assert may_begin_code(previous)
    masked = split_over(previous, current)
    assert masked is not None
    before, after = masked
    assert before.endswith("‹hetu›") and after.startswith("‹hetu›")
    assert not any(unicodedata.category(character) == "Nd" for character in before + after)


@given(disguised_codes(), st.data())
def test_what_begins_a_code_of_any_spelling_is_known_for_it(code: str, data: st.DataObject) -> None:
    cut = data.draw(st.integers(1, len(code) - 1))
    if split_over(code[:cut], code[cut:]):
        assert may_begin_code(code[:cut])


@pytest.mark.parametrize(
    "text", ["", "Kalliontie 15 Nivala", "kello 12 jälkeen", "010594Y9032 kyllä", "maija.malli@example.org"]
)
def test_what_ends_in_words_begins_no_code(text: str) -> None:
    assert not may_begin_code(text)


def test_whole_codes_beside_the_halves_are_masked_too() -> None:
    masked = split_over("010594Y9032 ja 020320", "A901C sekä 010594Y9032")
    assert masked == ("‹hetu› ja ‹hetu›", "‹hetu› sekä ‹hetu›")


@pytest.mark.parametrize(
    ("previous", "current"),
    [
        ("Kalliontie 15", "85500 Nivala"),
        ("010594Y9032", "kyllä"),
        ("01.05.24", "12.30"),
        ("040", "123 4567"),
        ("0401234", "567"),
        ("", "010594Y9032"),
        ("010594", "ei ole -9032"),
        ("010594 ei ole", "-9032"),
        ("", ""),
    ],
)
def test_ordinary_messages_one_after_the_other_survive(previous: str, current: str) -> None:
    assert split_over(previous, current) is None


@given(st.text() | st.text(alphabet="aÄ\u0301\u200b½ﬁ０① -"))
def test_every_character_of_the_folded_view_has_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.view) == len(folded.places)
    places = list(folded.places)
    assert places == sorted(places)
    assert all(0 <= place < len(text) for place in places)
    for index in range(len(places)):
        start, end = folded.original(index, index + 1)
        assert fold(text[start:end]).view.count(folded.view[index])
