# Clause 7: people.

person = Person
    .plural = People
    .why = People who do work that affects information security have to be known, competent and aware.
    .belongs = Everybody who works under the organization's control, with or without an account.
    .example =
        The managing director
        The head of operations
        A developer
person-name = Name
person-email = E-mail
person-position = Position
person-unit = Unit
person-left-on = Last day
