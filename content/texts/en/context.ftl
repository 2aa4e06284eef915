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
scope-processes = Processes inside
scope-units = Units inside
scope-sites = Sites inside
scope-issues = Issues considered
    .help = Which external and internal issues (4.1) shaped this scope, and how.
    .example = Customers ask for a certificate for the platform (external); development and operation are one team (internal).
scope-linked-issues = Issues, as records
    .help = The records of 4.1 that shaped this scope.
scope-parties = Interested parties considered
    .help = Whose needs (4.2) shaped this scope, and how.
    .example = The customs authority sets rules for declarations; customers demand notice of incidents within a day.
scope-linked-parties = Interested parties, as records
    .help = The records of 4.2 that shaped this scope.
scope-interfaces = Interfaces and dependencies
    .example = Hosting provider: runs machines and power; patches above the hypervisor are ours.
scope-interfaces-with = With whom
scope-interfaces-what = What passes, and who is responsible for what
scope-interfaces-supplier = Supplier, if recorded
scope-exclusions = Left outside
    .example = The test laboratory in Bergen: holds no information of customers and has a network of its own.
scope-exclusions-what = What is left outside
scope-exclusions-justification = Why it may be
scope-owner = Looked after by
scope-documents = Written down in
scope-next-review = Next review
    .help = When to ask whether the scope still fits.
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
unit-short-name = Short name
    .example = OPS
unit-kind = Kind
unit-kind-company = Company
unit-kind-division = Division
unit-kind-department = Department
unit-kind-team = Team
unit-kind-committee = Committee
unit-parent = Part of
unit-head = Led by
unit-deputy = Deputy
unit-persons = Persons
    .help = How many people work in it, without the units below it.
unit-sites = Works at
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
site-kind = Kind
site-kind-office = Office
site-kind-data-centre = Data centre
site-kind-production = Production
site-kind-warehouse = Warehouse
site-kind-branch = Branch or shop
site-kind-home = Work from home
site-kind-elsewhere = At a customer or elsewhere
site-address = Address
site-country = Country
site-persons = Persons
    .help = How many people work here under the organization's control.
site-part-time = Of them part-time
    .help = Certification bodies count them in part when they plan audit time.
site-same-work = Of them doing the same work
    .help = People who do the same work by the same rules, such as in a call centre; certification bodies may count fewer of them.
site-shifts = Shifts a day
site-central = Leads the management system
    .help = The management system is led from here; a certification body always visits such a site.
site-temporary = Temporary
    .help = It exists only for a while, as for a project.
site-manager = Answers for the place
site-description = What is done here
site-protection = How it is protected
    .help = Perimeter, entry, zones, alarms, visitors.
    .example = Entry by badge, visitors are fetched at the desk, the server room opens to four persons.
site-opened-on = Open since
site-closed-on = Closed on

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
    .why = The standard asks what matters outside and inside that can affect what the management system is to reach, and whether climate change does.
    .belongs = Facts and trends around you and within you that help or hinder information security: law, market, technology, staff, culture, resources. One record answers the question of climate change, also when the answer is no.
    .example =
        Ransomware attacks on logistics companies increase every year
        Development grows faster than the team that runs the systems
        Floods at the river site become more frequent with climate change
issue-title = Issue
    .example = Two of our five administrators retire within a year
issue-kind = From outside or inside
issue-kind-external = External
issue-kind-internal = Internal
issue-category = Category
    .help = Political to environmental (PESTLE) outside; governance to systems inside.
issue-category-political = Political
issue-category-economic = Economic
issue-category-social = Social
issue-category-technological = Technological
issue-category-legal = Legal
issue-category-environmental = Environmental
issue-category-governance = Governance and organization
issue-category-people = People and culture
issue-category-resources = Resources
issue-category-operations = How the work is done
issue-category-systems = Own systems
issue-description = What is behind it
issue-effect = Effect on the management system
    .help = How it affects what the management system is to reach.
    .example = Access rights are withdrawn late while only two people know the systems; the objective of one day is at risk.
issue-influence = Influence
issue-importance = Importance
issue-climate = Climate change
    .help = Fill this in on the record that answers whether climate change is a relevant issue.
issue-units = Units concerned
    .help = All where none is named.
issue-owner = Watched by
issue-response = What follows
    .help = In short. Risks, opportunities and objectives that follow link to this record.
issue-source = Found in
    .example = Strategy meeting, March 2026
issue-documents = Documents
issue-identified-on = Identified on
issue-reviewed-on = Last review
issue-next-review = Next review
issue-state = State
issue-state-current = Current
issue-state-watched = Watched
issue-state-past = No longer matters

influence = Influence
influence-hinders = Hinders
    .help = A weakness inside, a threat outside.
influence-helps = Helps
    .help = A strength inside, an opportunity outside.
influence-both = Both

climate = Climate change
climate-relevant = Relevant
    .help = Climate change is a relevant issue for the management system.
climate-not-relevant = Not relevant
    .help = It was determined that it is not; the description says why.

importance = Importance
importance-high = High
importance-medium = Medium
importance-low = Low

## Parties

party = Interested party
    .plural = Interested parties
    .why = The standard asks who matters to information security, what they require, and which of it the management system addresses.
    .belongs = Persons and groups who can affect your security or are affected by it, each with what they need and expect. Ten are enough for most.
    .example =
        Customers who ship goods through us
        The customs authority
        Our employees
party-name = Interested party
party-kind = Kind
party-kind-customer = Customer
party-kind-owner = Owner or lender
party-kind-staff = Staff
party-kind-authority = Authority
party-kind-supplier = Supplier
party-kind-partner = Partner
party-kind-insurer = Insurer
party-kind-data-subject = Person behind the data
party-kind-auditor = Auditor or certification body
party-kind-public = The public
party-kind-other = Other
party-relevance = Why they matter
party-needs = Needs and expectations
    .help = One row for each need; say for each whether the management system addresses it.
    .example = Notice of an incident within 24 hours; contractual; addressed by the incident process.
party-needs-what = What they need or expect
party-needs-kind = Comes from
party-needs-addressed = In the management system
party-needs-how = How, or why not
party-needs-climate = About climate change
party-influence = Their influence on us
party-interest = Their interest in our security
party-owner = In touch with them
party-contact = Contact
party-source = How their needs become known
    .example = Yearly talk with the five largest customers
party-reviewed-on = Last review
party-next-review = Next review

need-kind = Comes from
need-kind-expectation = Expectation
need-kind-contractual = Contract
need-kind-legal = Law or regulation

addressed = In the management system
addressed-undecided = Not decided
addressed-addressed = Addressed
addressed-not-addressed = Not addressed

## Feedback

feedback = Feedback
    .plural = Feedback
    .why = Management review has to look at what interested parties said; complaints show where the system does not work.
    .belongs = Complaints, praise, measured satisfaction and questions of customers, staff, authorities and others, with what was done about them.
    .example =
        A customer complains that a report of an incident came after three days
        Satisfaction with the service desk: 4.2 of 5
        The customs authority praises the quality of our declarations
feedback-title = What it says
feedback-kind = Kind
feedback-kind-complaint = Complaint
feedback-kind-satisfaction = Satisfaction, measured
feedback-kind-service-quality = Service quality
feedback-kind-praise = Praise
feedback-kind-suggestion = Suggestion
feedback-kind-question = Question
feedback-party = Interested party
feedback-said-by = Said by
feedback-received-on = Received on
feedback-channel = Came by
    .example = Yearly customer survey
feedback-said = What was said
feedback-score = Score
feedback-score-of = Highest score
    .help = The highest number of the scale used, such as 5 or 10.
feedback-answers = Answers
    .help = How many answered.
feedback-about = About
    .help = Records it is about: a process, an incident, a supplier, a control.
feedback-owner = Dealt with by
feedback-due = Answer due
feedback-done = What was done
feedback-led-to = Led to
    .help = Records that followed: nonconformities, actions, improvements, changes.
feedback-answered-on = Answered on
feedback-reaction = How they took it
feedback-state = State
feedback-state-received = Received
feedback-state-in-work = In work
feedback-state-answered = Answered
feedback-state-closed = Closed

## Obligations

obligation = Obligation
    .plural = Obligations
    .why = The standard asks for the requirements of law, regulation and contract that concern information security, and how each is met.
    .belongs = What laws, authorities, contracts and standards demand of your information security: one record for each demand that somebody has to see to.
    .example =
        Report incidents with personal data to the authority within 72 hours
        Keep customs declarations for ten years
        Let the customer audit us once a year
obligation-title = What has to be done
obligation-kind = Kind
obligation-kind-law = Law
obligation-kind-regulation = Regulation
obligation-kind-contract = Contract
obligation-kind-standard = Standard
obligation-kind-commitment = Own commitment
obligation-source = Source
    .example = General Data Protection Regulation
obligation-article = Article
    .example = Article 33
obligation-jurisdiction = Applies in
obligation-text-at = Where the text is
    .example = https://eur-lex.europa.eu/eli/reg/2016/679/oj
obligation-party = Demanded by
obligation-demands = What it demands
    .help = What it demands of information security, in your own words.
obligation-personal-data = Protects personal data
obligation-units = Units bound
    .help = All where none is named.
obligation-owner = Owner
obligation-approach = How it is met
obligation-controls = Controls that meet it
obligation-documents = Documents
obligation-compliance = Met
obligation-judged-on = Judged on
obligation-judgement = Judgement
    .help = What it is judged by, or what is missing.
obligation-penalty = What a breach costs
obligation-binding-from = Binding from
obligation-binding-until = Binding until
obligation-reviewed-on = Last review
    .help = The day somebody last looked whether the text has changed.
obligation-next-review = Next review

compliance = Met
compliance-not-judged = Not judged
compliance-met = Met
compliance-partly-met = Partly met
compliance-not-met = Not met

## Processes

process = Process
    .plural = Processes
    .why = The standard asks for the processes of the management system and how they work together, and that security is part of everyday business.
    .belongs = The processes that earn the money, those that support them, and those of the management system itself: assessing risks, handling incidents, auditing, improving.
    .example =
        Customs declaration for customers
        Joining, moving and leaving of staff
        Handling of incidents
process-name = Name
process-kind = Kind
process-kind-core = Core business
process-kind-support = Support
process-kind-management = Management
process-kind-management-system = Part of the management system
process-purpose = Purpose
process-owner = Owner
process-unit = Run by
process-parent = Part of
process-inputs = What goes in
    .help = One line for each: what sets it off and what it takes in.
process-steps = What is done
process-outputs = What comes out
    .help = One line for each result.
process-feeds = Works on with it
    .help = The processes that take up what comes out.
process-security = Security in it
    .help = Where security is built in: approvals, checks, records.
    .example = No access is given before the line manager and the owner of the system agreed.
process-criteria = How one sees that it works
    .example = Nine in ten requests are done within a day; each has its approval.
process-importance = Importance
process-suppliers = Done in part by
process-documents = Written down in
process-reviewed-on = Last review
process-next-review = Next review

## How often

rhythm = How often
rhythm-continuous = Continuously
rhythm-daily = Daily
rhythm-weekly = Weekly
rhythm-monthly = Monthly
rhythm-quarterly = Quarterly
rhythm-half-yearly = Twice a year
rhythm-yearly = Yearly
rhythm-two-yearly = Every two years
rhythm-three-yearly = Every three years
rhythm-on-occasion = When needed
