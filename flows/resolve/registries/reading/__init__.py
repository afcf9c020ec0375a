"""How the registries' formats are read: texts, dates, licences, XML."""
