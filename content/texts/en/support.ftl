# Clause 7: resources, people, competence, awareness, communication, documents, access.

## People

person = Person
    .plural = People
    .why = People who do work that affects information security have to be known, competent and aware.
    .belongs = Everybody who works under the organization's control, with or without an account, and outsiders you deal with.
    .example =
        The managing director
        The head of operations
        A developer
person-name = Name
person-email = E-mail
person-position = Position
person-unit = Unit
person-site = Works at
person-phone = Telephone
person-kind = Bound as
person-kind-employee = Employee
person-kind-temporary = Temporary
person-kind-board = Member of a body
person-kind-contractor = Contractor
person-kind-outsider = Outsider
person-employer = Employer
person-supplier = Supplier
person-manager = Manager
person-deputy = Deputy
person-joined-on = First day
person-left-on = Last day
person-screened-on = Background checked on
person-confidentiality-on = Signed to keep secrets on
person-works-since = At work since
person-in-field-since = In information security since
person-education = Education
    .example = MSc in computer science, University of Oslo, 2011
person-notes = Notes

## Resources

resource = Resource
    .plural = Resources
    .why = The standard asks that what the management system needs is determined and provided.
    .belongs = People, money, equipment, places and outside help that security needs, with what was decided about them.
    .example =
        One day a week of the information security manager
        Licences for a password manager
        A consultant for the internal audit
resource-title = What is needed
resource-kind = Kind
resource-kind-people = People
resource-kind-money = Money
resource-kind-equipment = Equipment
resource-kind-premises = Premises
resource-kind-outside-help = Outside help
resource-kind-knowledge = Knowledge
resource-purpose = Serves to
resource-purpose-establish = Establish
resource-purpose-implement = Implement
resource-purpose-maintain = Maintain
resource-purpose-improve = Improve
resource-need = Need
    .example = Eight hours a week from March on; without them the risk assessment slips past the audit.
resource-serves = For
resource-requested-by = Requested by
resource-budget = Budget
    .example = 12000 EUR
resource-effort-days = Days of work
resource-from = From
resource-until = Until
resource-state = State
resource-state-needed = Needed
resource-state-granted = Granted
resource-state-refused = Refused
resource-state-provided = Provided
resource-state-ended = Ended
resource-provided-on = Provided on
resource-decision = Decision
resource-decision-verdict = Decision
resource-decision-budget = Amount granted
resource-decision-because = Why
grant = Decision
grant-granted = Granted
grant-in-part = Granted in part
grant-refused = Refused

act-resource-decide = Decide
    .help = What was decided about this resource, by whom and when.
    .done = The decision about { $reference } is recorded.
act-resource-decide-verdict = Decision
act-resource-decide-because = Why
act-resource-decide-by = Decided by
act-resource-decide-on = Decided on

## Competences

competence = Competence
    .plural = Competences
    .why = The competence of people whose work affects security has to be determined before it can be shown.
    .belongs = What somebody in a role has to know or be able to do, how well, and what counts as proof.
    .example =
        Assess risks by the organization's method
        Audit a management system
        Restore the platform from backup
competence-title = Competence
competence-roles = Needed by roles
competence-others = Needed by others
    .example = All developers
competence-level = Level
mastery = Level
mastery-aware = Aware
    .help = Knows what it is and whom to ask.
mastery-guided = With guidance
    .help = Does it with help.
mastery-independent = Independent
    .help = Does it alone.
mastery-expert = Expert
    .help = Leads and teaches others.
competence-description = What it covers
competence-proof = What counts as proof
    .example = A course of two days, or two assessments done beside somebody experienced.
competence-courses = Courses
competence-credentials = Credentials
competence-renewal-months = Fresh again after months
competence-owner = Decided by

## Qualifications

qualification = Qualification
    .plural = Qualifications
    .why = Evidence of competence has to be kept; where it is missing, something is done, and whether that worked is evaluated.
    .belongs = One line for each person and need: whether it is met, what proves it, what is done about a gap.
    .example =
        Jonas restores the platform from backup
        Aisha assesses risks by the method
        Oskar audits management systems
qualification-title = Who masters what
qualification-person = Person
qualification-competence = Need
qualification-state = Met
qualification-state-not-judged = Not judged
qualification-state-met = Met
qualification-state-partly = Partly met
qualification-state-gap = Gap
qualification-mastery = Level today
qualification-education = Education
qualification-trainings = Trainings
qualification-credentials = Credentials
qualification-experiences = Logged work
qualification-experience = Other experience
qualification-file = Proof
qualification-judged-by = Judged by
qualification-judged-on = Judged on
qualification-valid-until = Holds until
qualification-gap = What is missing
qualification-way = How it is closed
closing-way = How it is closed
closing-way-training = Training
closing-way-mentoring = Mentoring
closing-way-reassigning = Giving the work to others
closing-way-hiring = Hiring
closing-way-contracting = Contracting
qualification-action = What is done
qualification-action-owner = Seen to by
qualification-action-due = Due
qualification-action-done-on = Done on
qualification-evaluation = Did it work
qualification-evaluation-worked = It worked
qualification-evaluation-result = How that was seen
effect = Effect
effect-effective = It worked
effect-in-part = It worked in part
effect-not-effective = It did not work

act-qualification-evaluate = Judge the action
    .help = Whether what was done closed the gap. Somebody else than the person judges.
    .done = The action of { $reference } is judged.
act-qualification-evaluate-worked = Did it work
act-qualification-evaluate-result = How that was seen
act-qualification-evaluate-by = Judged by
act-qualification-evaluate-on = Judged on

## Courses

course = Course
    .plural = Courses
    .why = Training is one way to reach competence; a list of courses keeps it comparable from person to person.
    .belongs = Courses and lessons people take, inside and outside, with their exams.
    .example =
        ISO 27001 Lead Implementer
        Security on the first day
        Secure coding, an afternoon with the lead developer
course-title = Course
course-provider = Given by
course-form = Form
course-form-in-person = In person
course-form-remote = Remote
course-form-self-paced = At one's own pace
course-form-on-the-job = At work
course-form-reading = Reading
course-days = Days
course-content = Content
course-audience = For whom
course-needs = Needed before
course-exam = Exam
    .example = Lead Auditor Exam
course-exam-hours = Hours of exam
course-pass-percent = Passed from percent
course-leads-to-certification = Leads to a credential
course-renewal-months = Again after months
course-cost = Cost of a place
course-address = Web address
course-material = Material
course-description = Description
course-owner = Looked after by

## Trainings

training = Training
    .plural = Trainings
    .why = Who learnt what, when and with what result is evidence of competence.
    .belongs = One line for each person and course: due, done, score.
    .example =
        Security on the first day, Emil
        Lead Auditor course, Oskar
        Phishing lesson, customer operations
training-title = What is learnt
training-person = Person
training-course = Course
training-campaign = Campaign
training-due = Due
training-state = State
training-state-planned = Planned
training-state-booked = Booked
training-state-done = Done
training-state-missed = Missed
training-state-cancelled = Cancelled
training-done-on = Done on
training-hours = Hours
training-exam-on = Exam on
training-result = Result
training-result-attended = Attended
training-result-passed = Passed
training-result-failed = Failed
training-score = Score
    .help = Percent reached in the exam or the questions.
training-valid-until = Counts until
training-acknowledgements = Acknowledged with it
training-file = Proof
training-cost = Cost
training-opinion = Opinion of the person
training-effect = Effect at work

## Credential types

credential-type = Credential type
    .plural = Credential types
    .why = What a credential asks for says who can reach it, and what is still missing.
    .belongs = Professional credentials with the exams, years and hours they ask for. The figures can be edited.
    .example =
        Lead Auditor
        Lead Implementer
        Foundation
credential-type-title = Credential
credential-type-family = Family
credential-family = Family
credential-family-foundation = Foundation
credential-family-implementer = Implementer
credential-family-auditor = Auditor
credential-family-master = Master
credential-family-other = Other
credential-type-issuer = Issuer
credential-type-exams = Exams of
credential-type-experience-years = Years of work
credential-type-field-experience-years = Years in the field
credential-type-audit-hours = Hours of audits
credential-type-project-hours = Hours of projects
credential-type-validity-months = Holds for months
credential-type-renewal = Renewal
credential-type-audience = For whom
credential-type-source = Source
credential-type-looked-up-on = Looked up on
credential-type-remark = Remark

## Credentials

credential = Credential
    .plural = Credentials
    .why = A credential is evidence of competence, as long as it holds and is genuine.
    .belongs = Professional credentials that people hold or work towards.
    .example =
        Lead Auditor, Oskar Nyberg
        Lead Implementer, Aisha Rahman, working towards it
        CISSP, Tomas Brekke
credential-title = Credential
credential-person = Person
credential-credential-type = Type
credential-issuer = Issuer
credential-state = State
credential-state-pursued = Working towards it
credential-state-applied = Applied for
credential-state-held = Held
credential-state-lapsed = Lapsed
credential-state-withdrawn = Withdrawn
credential-wished-by = Wished by
credential-exams = Exams
credential-experiences = Hours that count
credential-number = Number
credential-issued-on = Issued on
credential-expires-on = Holds until
credential-upkeep = To keep it
credential-verified-by = Verified by
credential-verified-on = Verified on
credential-file = Certificate
credential-remark = Remark

## Experience

experience = Experience
    .plural = Experience log
    .why = Hours of audits and projects count for competence and credentials once somebody confirms them.
    .belongs = One line for each stretch of audit or project work of a person.
    .example =
        Internal audit of IT operations, as team member
        Building the management system of a customer
        Second-party audit of the hosting provider
experience-title = Work
experience-person = Person
experience-kind = Kind
experience-kind-audit = Audit
experience-kind-project = Project
experience-kind-field = Other work in the field
experience-role = Role in it
    .example = Lead auditor
experience-client = For
experience-about = Recorded here as
experience-from = From
experience-until = Until
experience-hours = Hours
experience-description = Description
experience-file = Proof
experience-confirmation = Confirmation
experience-confirmation-by = Recorded by
experience-confirmation-client = Confirmed by, outside

act-experience-confirm = Confirm
    .help = You say as lead, or for a client who said so, that this work was done.
    .done = { $reference } is confirmed.
act-experience-confirm-client = Confirmed by, outside
act-experience-confirm-remark = Remark

## Campaigns

campaign = Campaign
    .plural = Campaigns
    .why = People have to know the policy, what they contribute, and what follows when rules are not kept.
    .belongs = Lessons, talks, messages and harmless traps that make people aware, with what came of them.
    .example =
        Spotting a fraudulent invoice
        The new policy in ten minutes
        Phishing simulation of the spring
campaign-title = Campaign
campaign-form = Form
campaign-form-lesson = Lesson
campaign-form-talk = Talk
campaign-form-reading = Reading
campaign-form-phishing-simulation = Phishing simulation
campaign-form-message = Message
campaign-form-induction = Induction
campaign-goal = Goal
campaign-tells-policy = The policy
campaign-tells-contribution = What people contribute
campaign-tells-consequences = What follows otherwise
campaign-units = Units
campaign-roles = Roles
campaign-audience = For whom
    .example = Everybody who handles invoices
campaign-documents = Documents
campaign-course = Course
campaign-content = Content
campaign-owner = Run by
campaign-starts-on = Starts
campaign-ends-on = Ends
campaign-state = State
campaign-state-planned = Planned
campaign-state-running = Running
campaign-state-ended = Ended
campaign-state-cancelled = Cancelled
campaign-questions = Questions
campaign-questions-question = Question
    .example = A supplier writes that its bank account has changed. What do you do?
campaign-questions-answers = Answers
campaign-questions-right = Right answer
campaign-questions-because = Why it is right
campaign-pass-percent = Passed from percent
campaign-invited = To be reached
campaign-reached = Reached
campaign-passed = Passed
campaign-result = Result
campaign-lessons = Next time

## Communications

communication = Communication
    .plural = Communications
    .why = It has to be determined on what, when, with whom and how to communicate about security.
    .belongs = What is communicated regularly or on occasion, inside and outside, and each time it was.
    .example =
        Security numbers of the quarter to the management
        Report of a data breach to the authority
        Answers to security questionnaires of customers
communication-title = On what
communication-direction = Direction
communication-direction-internal = Inside
communication-direction-external = Outside
communication-direction-both = Both
communication-content = What it says
communication-occasion = Occasion
    .example = Within 72 hours of noticing a breach
communication-rhythm = How often
communication-next-on = Next on
communication-with-whom = With whom
communication-parties = Interested parties
communication-units = Units
communication-roles = Roles
communication-owner = By whom
communication-released-by = Released by
communication-channel = How
    .example = E-mail to all staff
communication-language = Language
communication-classification = Classification
communication-obligations = Demanded by
communication-documents = Documents
communication-occasions = Each time
communication-occasions-with = With whom
communication-occasions-what = What was said

## Documents

document = Document
    .plural = Documents
    .why = Documented information has to be identified, approved, available, protected and kept under control.
    .belongs = Policies, procedures, plans, methods, forms, records and documents of others that the management system needs.
    .example =
        Information security policy
        Access control procedure
        Guide of the data protection authority
document-title = Title
document-kind = Kind
document-kind-policy = Policy
document-kind-procedure = Procedure
document-kind-plan = Plan
document-kind-methodology = Methodology
document-kind-form = Form
document-kind-record = Record
document-kind-external = External document
document-identifier = Identifier
    .example = ISMS-POL-001
document-purpose = Purpose
document-answers = Answers to
    .example = 5.2
document-owner = Owner
document-authors = Authors
document-reviewers = Reviewers
document-approver = Approved by the role
document-classification = Classification
document-language = Language
document-medium = Medium
document-medium-electronic = Electronic
document-medium-paper = Paper
document-medium-both = Both
document-printed-version = Version as printed
    .example = 2.1
document-changes = What changed
document-body = Text
document-file = File
document-suits-purpose = Suits the purpose
    .example = Section 1, second sentence
document-states-objectives = Objectives or their frame
    .example = Section 3
document-commits-to-requirements = Commits to requirements
    .example = Section 4, "we meet all requirements that apply to us"
document-commits-to-improvement = Commits to improvement
    .example = Section 4, last sentence
document-available-to-parties = For interested parties
    .example = On the website; on request by e-mail
document-statements = What it demands regularly
document-statements-what = What
    .example = Review of access rights
document-statements-rhythm = How often
document-statements-role = By the role
document-statements-section = Section
document-controls = Controls
document-origin = Published by
document-edition = Edition
document-source = Where newer editions appear
document-edition-checked-on = Edition checked on
document-units = For units
document-roles = For roles
document-distribution = Distribution
document-to-acknowledge = To be acknowledged
document-access = Access
document-storage = Storage
document-retention-from = Kept from
retention-start = Kept from
retention-start-creation = Its making
retention-start-replacement = Its replacement
retention-start-year-end = The end of its year
retention-start-contract-end = The end of the contract
retention-start-cycle-end = The end of the certification cycle
document-retention-months = Kept for months
document-legal-hold = Legal hold
document-disposal = Disposal
document-disposed-on = Disposed of on
document-review-months = Months between reviews
document-review-triggers = Reviewed earlier when
document-next-review = Next review
document-revises = Revision of
document-version = Version
document-state = State
document-state-draft = Draft
document-state-review = In review
document-state-approved = Approved
document-state-published = Published
document-state-superseded = Superseded
document-state-retired = Retired
document-submission = Handed in
document-reviews = Reviews
document-reviews-suits = Can stay as it is
document-approval = Approval
document-seal = Seal
document-publication = Publication
document-publication-holds-from = Holds from
document-withdrawal = Withdrawal

act-document-submit = Hand in
    .help = The draft is ready to be read and approved.
    .done = { $reference } is handed in.
act-document-submit-remark = What to look at
act-document-review = Review
    .help = You have read it and say whether it can stay as it is.
    .done = The review of { $reference } is recorded.
act-document-review-suits = It can stay as it is
act-document-review-on = Read on
act-document-return = Give back
    .help = Something has to change first. It becomes a draft again.
    .done = { $reference } is a draft again.
act-document-return-reason = What has to change
act-document-approve = Approve
    .help = You answer for its being suitable and adequate. Nobody approves their own work.
    .done = { $reference } is approved.
act-document-publish = Publish
    .help = It is in force from now on, and replaces the version before.
    .done = { $reference } is in force.
act-document-publish-holds-from = Holds from
act-document-bring-in = Bring in as approved before
    .help = It was approved and in force before it was recorded here.
    .done = { $reference } is in force.
act-document-bring-in-approved-by = Approved by
act-document-bring-in-approved-on = Approved on
act-document-bring-in-proof = Where that can be seen
    .example = Signed copy in the safe, minutes of 3 March
act-document-bring-in-holds-from = Held from
act-document-revise = Start a revision
    .help = A new version to work on. The one in force holds until the new one is published.
    .done = A revision of { $reference } is open.
act-document-withdraw = Withdraw
    .help = It no longer holds, and nothing replaces it.
    .done = { $reference } is withdrawn.
act-document-withdraw-reason = Why

## Acknowledgements

acknowledgement = Acknowledgement
    .plural = Acknowledgements
    .why = That people know the policy is shown by their word on the version they read.
    .belongs = Who read which version of what, and when. Given here by the person, or brought in from paper.
    .example =
        Information security policy, version 2
        Rules for working from home, version 1
        Rules for mobile devices, on paper at the start of work
acknowledgement-title = What was read
acknowledgement-person = Person
acknowledgement-document = Document
acknowledgement-version = Version
acknowledgement-on = On
acknowledgement-campaign = Campaign
acknowledgement-way = How
acknowledgement-way-on-paper = On paper
acknowledgement-way-by-message = By message
acknowledgement-way-in-training = In a training
acknowledgement-way-here = Here
acknowledgement-file = Proof
acknowledgement-remark = Remark
acknowledgement-seal = Seal of what was read

act-acknowledgement-give = Acknowledge
    .help = You say that you have read this version and keep to it.
    .done = Your acknowledgement is recorded.

## Access changes

access-change = Access change
    .plural = Access changes
    .why = Auditors ask for those who came, moved and left, and compare with the access they had.
    .belongs = Access given, changed or taken: for whom, which, decided by whom, done when.
    .example =
        Emil Strand begins in engineering
        Henrik Aas moves to sales
        An administrator leaves, and hands back laptop and keys
access-change-title = Change
access-change-kind = Occasion
access-occasion = Occasion
access-occasion-joiner = Joiner
access-occasion-mover = Mover
access-occasion-leaver = Leaver
access-occasion-need = Other need
access-change-person = Person
access-change-account = Account
access-change-assets = Systems
access-change-rights = Rights
access-change-rights-asset = System
access-change-rights-what = Right
    .example = Group "dispatch", read and write
access-change-rights-step = Step
access-change-rights-done-on = Done on
access-step = Step
access-step-give = Give
access-step-change = Change
access-step-take = Take
access-change-privileged = Privileged
access-change-because = Needed for
access-change-requested-by = Requested by
access-change-requested-on = Requested on
access-change-decided-by = Decided by
access-change-decided-on = Decided on
access-change-due = Due
access-change-state = State
access-change-state-requested = Requested
access-change-state-approved = Approved
access-change-state-refused = Refused
access-change-state-done = Done
access-change-done-by = Done by
access-change-done-on = Done on
access-change-ends-on = Ends on
access-change-returned = Handed out or back
access-change-review = Called for by
access-change-ticket = Ticket
access-change-remark = Remark

## Access reviews

access-review = Access review
    .plural = Access reviews
    .why = Access has to stay what work needs; auditors sample from the list that was reviewed.
    .belongs = Each look at who has which access: the list as it was drawn, what was decided, and when it was carried out.
    .example =
        Booking platform, second quarter
        Administrators of all servers
        Access of the hosting provider
access-review-title = What is reviewed
access-review-assets = Systems
access-review-units = Units
access-review-controls = Controls
access-review-description = In and out
access-review-period-from = Period from
access-review-period-until = Period until
access-review-reviewer = Reviewer
access-review-due = Due
access-review-source = Where the list comes from
    .example = Export of all active accounts from the directory
access-review-drawn-on = Drawn on
access-review-population-size = Accesses in the list
access-review-population = The list
access-review-accesses = Accesses
access-review-accesses-person = Person
access-review-accesses-account = Account
access-review-accesses-what = Access
access-review-accesses-verdict = Decision
access-review-accesses-because = Why
access-review-accesses-done-on = Carried out on
access-verdict = Decision
access-verdict-not-decided = Not decided
access-verdict-keep = Keep
access-verdict-change = Change
access-verdict-remove = Remove
access-review-state = State
access-review-state-planned = Planned
access-review-state-running = Running
access-review-state-completed = Completed
access-review-completion = Completion
access-review-completion-kept = Kept
access-review-completion-changed = Changed or removed
access-review-next-due = Next due

act-access-review-complete = Complete
    .help = Every access is decided about. List and decisions stay as they are from now on.
    .done = { $reference } is complete.
act-access-review-complete-result = What came of it
act-access-review-complete-on = Complete on
