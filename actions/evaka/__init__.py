"""Early childhood education over eVaka: applying for a place, answering decisions, reporting absences."""
