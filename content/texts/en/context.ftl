# Clause 4: context and scope.

scope = Scope
    .plural = Scopes
    .why = The standard asks where the management system begins and ends, in writing.
    .belongs = What the management system covers: services, places, people and technology, where it meets others, and what is left out.
    .example =
        Development and operation of the freight platform, at Oslo and Gothenburg
        All services of the company, at all its sites
        The hosting of customer data, with the support that goes with it
scope-title = Title
scope-statement = Statement
    .help = The words that would stand on the certificate.
    .example = Development, operation and support of the customs declaration service for freight forwarders, at the sites Oslo and Gothenburg.
scope-business = Boundary by business
    .example = The services for customers and everything needed to provide them; not the letting of the office building.
scope-location = Boundary by location
    .example = Both offices and work from home; the data centre of the provider is an interface.
scope-technology = Boundary by assets and technology
    .example = All systems that store or carry customer data, and every device that reaches them.
scope-units = Units inside
scope-sites = Sites inside
scope-issues = Issues considered
    .help = Which external and internal issues (4.1) shaped this scope, and how.
    .example = Customers ask for a certificate for the platform (external); development and operation are one team (internal).
scope-parties = Interested parties considered
    .help = Whose needs (4.2) shaped this scope, and how.
    .example = The customs authority sets rules for declarations; customers demand notice of incidents within a day.
scope-interfaces = Interfaces and dependencies
    .example = Hosting provider: runs machines and power; patches above the hypervisor are ours.
scope-interfaces-with = With whom
scope-interfaces-what = What passes, and who is responsible for what
scope-exclusions = Left outside
    .example = The test laboratory in Bergen: holds no information of customers and has a network of its own.
scope-exclusions-what = What is left outside
scope-exclusions-justification = Why it may be
scope-revises = Revision of
scope-version = Version
scope-approval = Approval
scope-operates-from = In operation from
    .help = The day on which the management system begins to run as planned. From this day unfinished work counts as a gap.

unit = Unit
    .plural = Units
    .why = Boundaries, owners and reports need the parts of the organization by name.
    .belongs = Departments, teams and companies, each with who leads it.
    .example =
        Operations
        Development
        Human resources
unit-name = Name
unit-parent = Part of
unit-head = Led by
unit-description = What it does

site = Site
    .plural = Sites
    .why = The scope has boundaries by location, and certification bodies plan by sites and persons.
    .belongs = Every place where people work for the organization, with how many.
    .example =
        Head office
        Warehouse
        Work from home
site-name = Name
site-address = Address
site-persons = Persons
    .help = How many people work here under the organization's control.
site-description = What is done here

act-scope-approve = Approve the scope
    .help = This version is in force from today, with your name.
    .done = { $reference } is approved.
act-scope-revise = Start a revision
    .help = A new version to work on. The approved one stays in force until the new one is approved.
    .done = A revision of { $reference } is open.
act-scope-begin-operation = Begin operation
    .help = From this day the management system runs as planned, and unfinished work counts as a gap.
    .done = { $reference } is in operation.

scope-page-why = One page that says what lies inside, where it ends and what was left out.
scope-page-inside = Inside
scope-page-outside = Outside
scope-page-meets = Where it meets others
scope-page-draft = Draft, not approved
scope-page-approved = Version { $version }, approved by { $person } on { $day }

## Issues

issue = Issue
    .plural = Issues
    .why = Something inside or outside the organization that affects what its management system can reach.
    .belongs = Something inside or outside the organization that affects what its management system can reach.
issue-title = Title

## Parties

party = Party
    .plural = Parties
    .why = Somebody whose needs and expectations matter to information security.
    .belongs = Somebody whose needs and expectations matter to information security.
party-title = Title

## Feedback

feedback = Feedback
    .plural = Feedback
    .why = What an interested party told the organization: a complaint, a measure of satisfaction, praise.
    .belongs = What an interested party told the organization: a complaint, a measure of satisfaction, praise.
feedback-title = Title

## Obligations

obligation = Obligation
    .plural = Obligations
    .why = Something the organization must meet by law, regulation or contract.
    .belongs = Something the organization must meet by law, regulation or contract.
obligation-title = Title

## Processes

process = Process
    .plural = Processes
    .why = A process of the management system or of the business it protects.
    .belongs = A process of the management system or of the business it protects.
process-title = Title
