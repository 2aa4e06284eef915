# Roles given to people and made known, on one page.

appointing = Roles given together
appointing-why = Who holds which role, and that it was made known: all of them on one page, kept as one entry.
appointing-none = There is no role yet. Begin with the examples.
appointing-to = Give it to
appointing-nobody = nobody
appointing-known = Made known
appointing-tick = Now
appointing-told = last on { $day } to { $to }
appointing-tell = Made known
appointing-tell-help = Roles are made known together, by one message or one organization chart. Those ticked above are recorded as made known.
appointing-example = All staff
appointing-on = On which day, where it was not today
appointing-own = A role for yourself
appointing-own-help = Nobody gives a role to themselves. One click asks somebody else to give it to you; it stands under their Today.
appointing-task = Give “{ $role }” to { $person }
appointing-done = { $given ->
    [0] { "" }
    [one] One role is given.
   *[other] { $given } roles are given.
} { $known ->
    [0] { "" }
    [one] One is made known.
   *[other] { $known } are made known.
}
