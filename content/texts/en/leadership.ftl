# Clause 5: roles and approvals.

role = Role
    .plural = Roles
    .why = Responsibilities and authorities for information security have to be assigned and made known.
    .belongs = Who is responsible for what and may decide what, with the people who hold each role.
    .example =
        Top management
        Information security manager
        Manager
role-title = Title
role-responsibilities = Responsibilities
    .example = Reports on the performance of the management system to top management.
role-authorities = Authorities
    .example = Countersigns the acceptance of risks that are High.
role-holders = Held by

## Commitments

commitment = Commitment
    .plural = Commitments
    .why = How top management showed that it leads the management system.
    .belongs = How top management showed that it leads the management system.
commitment-title = Title
