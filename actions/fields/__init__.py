"""How each type of field is asked, read, checked and shown. One file a type."""

from actions.fields.base import FieldReader
from actions.fields.booking import BookingReader
from actions.fields.choice import ChoiceReader
from actions.fields.contact import ContactReader, EmailReader, PhoneReader
from actions.fields.count import CountReader
from actions.fields.date import DateReader
from actions.fields.day import DayReader, DaysReader
from actions.fields.hours import HoursReader
from actions.fields.municipality import MUNICIPALITY, MunicipalityReader
from actions.fields.number import NumberReader
from actions.fields.participants import ParticipantsReader
from actions.fields.photo import PhotoReader
from actions.fields.place import PlaceReader
from actions.fields.postal_address import PostalAddressReader
from actions.fields.reference_or_place import ReferenceOrPlaceReader
from actions.fields.several import SeveralReader
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
    "day": DayReader(),
    "days": DaysReader(),
    "hours": HoursReader(),
    "email": EmailReader(),
    "municipality": MunicipalityReader(),
    "number": NumberReader(),
    "participants": ParticipantsReader(),
    "phone": PhoneReader(),
    "photo": PhotoReader(),
    "place": PlaceReader(),
    "postal_address": PostalAddressReader(),
    "reference_or_place": ReferenceOrPlaceReader(),
    "several": SeveralReader(),
    "slot": SlotReader(),
    "space": SpaceReader(),
    "text": TextReader(),
    "time": TimeReader(),
}


def reader_of(field: FieldSpec) -> FieldReader:
    """The reader of a field's type."""
    return _READERS[field.type]
