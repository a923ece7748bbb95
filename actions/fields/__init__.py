"""How each type of field is asked, read, checked and shown. One file a type."""

from actions.fields.base import FieldReader
from actions.fields.booking import BookingReader
from actions.fields.choice import ChoiceReader
from actions.fields.contact import ContactReader, EmailReader, PhoneReader
from actions.fields.count import CountReader
from actions.fields.date import DateReader
from actions.fields.municipality import MUNICIPALITY, MunicipalityReader
from actions.fields.number import NumberReader
from actions.fields.photo import PhotoReader
from actions.fields.place import PlaceReader
from actions.fields.reference_or_place import ReferenceOrPlaceReader
from actions.fields.slot import SlotReader
from actions.fields.space import SpaceReader
from actions.fields.text import TextReader
from actions.fields.time import TimeReader
from akkuna.service import FieldSpec

__all__ = ["MUNICIPALITY", "FieldReader", "reader_of"]

_READERS: dict[str, FieldReader] = {
    "booking": BookingReader(),
    "choice": ChoiceReader(),
    "contact": ContactReader(),
    "count": CountReader(),
    "date": DateReader(),
    "email": EmailReader(),
    "municipality": MunicipalityReader(),
    "number": NumberReader(),
    "phone": PhoneReader(),
    "photo": PhotoReader(),
    "place": PlaceReader(),
    "reference_or_place": ReferenceOrPlaceReader(),
    "slot": SlotReader(),
    "space": SpaceReader(),
    "text": TextReader(),
    "time": TimeReader(),
}


def reader_of(field: FieldSpec) -> FieldReader:
    """The reader of a field's type."""
    return _READERS[field.type]
