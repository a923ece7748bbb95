"""eVaka: early childhood education: applications, decisions and absences."""
