# Clause 5: roles and approvals.

role = Role
    .plural = Roles
    .why = Responsibilities and authorities for information security have to be assigned and made known.
    .belongs = Who is responsible for what and may decide what, with the people who hold each role.
role-title = Title
    .example = Information security manager
role-top-management = Top management
    .help = It belongs to those who direct the organization at the highest level.
role-conformity = Sees to conformity
    .help = It sees to it that the management system conforms to the standard. Somebody has to.
role-reporting = Reports on performance
    .help = It reports to top management how the management system performs. Somebody has to.
role-responsibilities = Responsibilities
    .example = Reports on the performance of the management system to top management.
role-authorities = Authorities
    .example = Countersigns the acceptance of risks that are High.
role-holders = Held by
role-deputies = Deputies
role-unit = Unit
role-reports-to = Reports to
role-documents = Written down in
role-assignments = Assigned
role-assignments-person = Person
role-communicated = Made known
role-communicated-to = To whom
role-communicated-how = How

act-role-assign = Assign
    .help = Say who holds the role from now on. It is kept who assigned it and when.
    .done = { $reference } is assigned.
act-role-assign-person = Person
act-role-assign-on = Assigned on
    .help = Leave empty for today.
act-role-assign-by = Assigned by
    .help = Leave empty if it is you.
act-role-communicate = Make known
    .help = Record that people were told what the role is responsible for, what it may decide and who holds it.
    .done = It is recorded that { $reference } was made known.
act-role-communicate-to = To whom
    .example = All staff
act-role-communicate-how = How
    .example = Organization chart on the intranet
act-role-communicate-on = On
    .help = Leave empty for today.

## Commitments

commitment = Commitment
    .plural = Leadership and commitment
    .why = The standard names eight ways in which top management has to show leadership; an auditor asks top management itself how it did.
    .belongs = What top management said, decided and did for information security, with the day and what proves it. One or two records a year for each of the eight ways are enough.
commitment-title = What was done
    .example = The managing director opened the security week and took part in the exercise
commitment-way = Way
commitment-person = By
commitment-on = On
commitment-description = Description
    .example = Said to all staff why customers trust us with their declarations, and granted a day of work for the course.
commitment-audience = Reached
    .example = All staff, at the meeting of 4 March
commitment-shown-by = Shown by records
    .help = The policy, objectives, resources, review or improvement that show it.
commitment-documents = Documents
commitment-evidence = Evidence
commitment-again-on = Again on

choice-way = Way
choice-way-direction = a: policy and objectives fit the strategic direction
choice-way-integration = b: requirements are part of everyday processes
choice-way-resources = c: the resources needed are there
choice-way-message = d: people hear why it matters
choice-way-results = e: the intended results are reached
choice-way-people = f: people who contribute are directed and supported
choice-way-improvement = g: continual improvement is promoted
choice-way-managers = h: other managers are backed in their areas
