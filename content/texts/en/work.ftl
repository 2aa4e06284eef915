# Across registers: tasks, comments, own fields, saved views, column maps.

## Tasks

task = Task
    .plural = Tasks
    .why = The standard asks that what was planned is carried out: who does what by when is written down and followed.
    .belongs = Small things that a person is to do by a day, about any record. What treats a risk is a treatment, what mends a nonconformity an action.
task-title = Task
    .example = Ask the payroll office for its certificate
task-about = About
task-assignee = Who
task-due = Due
task-priority = Priority
task-note = Note
    .example = The key to the archive room is with the office manager.
task-done-on = Done on
task-result = Result
    .example = Both doors close again; the lock of the second was replaced.
task-asks = Asks for
    .help = The act that somebody is asked for. The task falls away once that is done.
task-asked-on = Asked on
task-asked-for = For whom
    .help = The person for whom it is asked, where the act names one: who is to hold a role.
asked-for = { $what }, for { $person }
act-task-ask = Ask for a decision
    .help = Makes a task for somebody: it stands under their Today with what is to be decided, and falls away once that is decided.
    .done = { $reference } asks for it.
act-task-ask-act = Act
choice-priority = Priority
choice-priority-low = Low
choice-priority-normal = Normal
choice-priority-high = High
act-task-complete = Done
    .help = Says that the task is done. Empty the day in the record to open it again.
    .done = { $of ->
        [one] { $reference } is done.
       *[other] { $reference } are done.
    }

## What a person owes: the duty in a few words, before the record's title

duty-issue-review = Ask whether the issue still holds
duty-party-review = Ask whether the needs still hold
duty-obligation-review = Look whether the obligation has changed
duty-document-approve = Approve it, or send it back to its author
duty-document-acknowledge = Read it, and say that you did
duty-risk-adopt = Say whether it is a risk of yours
duty-risk-assess = Assess the risk
duty-risk-decide = Choose what to do about the risk
duty-risk-plan = Plan what is done about the risk
duty-risk-expect = Judge what remains after the plan
duty-risk-approve = Approve the plan and accept what remains
duty-risk-approve-plan = Approve the plan: what remains after it is accepted, the plan itself is not approved
duty-risk-accept = Accept what remains, or do more
duty-risk-reassess = Assess again, or accept again: its controls no longer carry it
duty-risk-countersign = Countersign what the owner accepted
duty-risk-accept-above = Accept anew or do more: by the method in force it lies above the line
duty-risk-accept-again = Accept again, the acceptance has ended
duty-treatment-carry-out = Carry out the treatment
duty-treatment-step = Do your step of the treatment
duty-treatment-check = Say whether the treatment works
duty-opportunity = Make use of the opportunity
duty-applicability-due = Put the control in place
duty-objective = Reach the objective
duty-objective-step = Do your step towards the objective
duty-change = Carry out the change
duty-change-step = Do your step of the change
duty-feedback-answer = Answer the feedback
duty-qualification-action = Close the gap in competence
duty-access-change = Carry out the change of access
duty-access-review = Carry out the review of access
duty-incident = Handle the incident
duty-incident-clock = Send a report about the incident
duty-test-plan = Test the control
duty-test-again = Test the control again
duty-audit-lead = Begin the audit you lead
duty-audit-report = Issue the audit report
duty-audit-session = Hold your part of the audit
duty-finding-answer = Answer the finding
duty-finding-close = Close the finding
duty-review-hold = Hold the management review
duty-review-sign = Sign the minutes
duty-review-decision = Carry out what the management review decided
duty-nonconformity = Take the nonconformity further
duty-nonconformity-check = Judge whether the actions worked
duty-action = Do the corrective action
duty-improvement = Carry out the improvement
duty-activity = Do the project activity
duty-body-request = Answer the certification body
duty-task = Do the task
duty-task-undated = Do the task
duty-mention = Read a comment that speaks to you

## Comments

comment = Comment
    .plural = Comments
    .why = What people say about a record stays with it, and everybody sees who said it when.
    .belongs = Questions, remarks and answers about a record. Write them on the record itself.
comment-title = How it begins
    .example = Has the supplier answered?
comment-about = About
comment-text = Text
    .example = Has the supplier answered? @Greta Olsen, the contract ends in November.
comment-mentions = Speaks to
comment-by = By
talk = Tasks and comments
talk-comment = Comment
talk-placeholder = Say something; @ and a name speaks to a person
talk-send = Comment
talk-task = Add a task
act-comment-write = Write a comment
    .done = Your comment stands below.
act-comment-withdraw = Take the comment back
    .done = { $reference } was taken back.

## Own fields

own-field = Own field
    .plural = Own fields
    .why = What your organization keeps beyond the standard has its place on the record it belongs to.
    .belongs = Fields that you add to a register: they stand in its forms, cards, lists and sheets like all others.
own-field-title = Name
    .example = Cost centre
own-field-key = Key
    .help = Names the field in sheets and programs. It stays for ever, so choose it well.
    .example = cost-centre
own-field-register = Register
    .help = The register whose records carry it.
    .example = Assets
own-field-kind = Kind
own-field-choices = Values to choose from
    .help = One a line.
    .example = Green
own-field-help = Help
    .help = What it means, in one sentence; it stands below the name in forms.
    .example = The colour of the label on the device.
own-field-required = Needed
    .help = A new record is not taken without it. Records that are there already stay as they are.
choice-own-kind = Kind
choice-own-kind-text = Text
choice-own-kind-whole = Whole number
choice-own-kind-decimal = Decimal number
choice-own-kind-date = Day
choice-own-kind-flag = Yes or no
choice-own-kind-choice = One of a list
choice-own-kind-person = Person

## Saved views

saved-view = Saved view
    .plural = Saved views
    .why = People who work in a register every day come back to the same question; a saved view is that question, kept as a link.
    .belongs = Filters, order and columns of a list under a name. Save one from the list itself.
saved-view-title = Title
    .example = Suppliers without a review
saved-view-register = Register
    .help = The key of the register it looks at.
    .example = supplier
saved-view-query = What it shows
    .help = Filters, order and columns, as the address of the list has them after its question mark.
    .example = criticality=high&sort=-next_review
saved-view-shared = Shared
    .help = Offered to everybody, not only to its owner.
saved-view-owner = Owner

## Column maps

column-map = Column map
    .plural = Column maps
    .why = A list kept elsewhere comes in again and again; what its columns mean is said once.
    .belongs = One map for each make of sheet: its headings, and the field that each of them fills.
column-map-title = Title
    .example = Inventory of the service desk
column-map-register = Register
    .help = The key of the register that such a sheet is about.
    .example = asset
column-map-headings = Headings
    .example = Risk owner: owner
column-map-headings-heading = Heading
    .example = Risk owner
column-map-headings-place = Place
    .help = The field that the column fills; empty where it is left out.
    .example = owner
column-map-words = Words
    .example = Status, ongoing: under-way
column-map-words-heading = Heading
    .example = Status
column-map-words-word = Word
    .example = ongoing
column-map-words-means = Means
    .help = A choice, a step or a record; + makes a record of that name, empty leaves the place empty.
    .example = under-way

## The calendar

calendar = Calendar
calendar-why = Every day that a record names and that is still open: what was missed first, then month by month.
calendar-late = Overdue
calendar-length = How far ahead
calendar-unowned = Activities of the project that nobody sees to yet
calendar-months = { $count ->
        [3] Three months
        [12] One year
        [36] Three years
       *[other] { $count } months
    }
calendar-mine = Mine
calendar-count = { $count ->
        [one] { $count } date
       *[other] { $count } dates
    }
calendar-later = { $count } later
calendar-none = Nothing is due
calendar-none-help = Audits, reviews, visits, treatments and documents stand here as soon as their records name a day.
calendar-ics = For a calendar program (.ics)
calendar-day = Day
calendar-what = What
calendar-record = Record
calendar-who = Who
calendar-about = About
calendar-looks = Records to look at again
calendar-acceptances = Acceptances that end
calendar-treatments = Treatment plan
calendar-plans = Objectives, changes, controls
calendar-people = People and training
calendar-documents = Documents
calendar-operation = Operation
calendar-tests = Tests of controls
calendar-audits = Audits
calendar-reviews = Management review
calendar-improvement = Improvement
calendar-certification = Certification
calendar-tasks = Tasks and project
date-issue-review = Issue: ask whether it still holds
date-party-review = Needs of the party: ask whether they still hold
date-obligation-review = Obligation: look whether it has changed
date-treatment-carry-out = Treatment is due
date-treatment-step = Step of the treatment is due
date-treatment-check = Whether the treatment works is to be checked
date-opportunity = Opportunity is to be made use of
date-applicability-due = Control is to be in place
date-objective = Objective is to be reached
date-objective-step = Step towards the objective is due
date-change = Change is to be carried out
date-change-step = Step of the change is due
date-test-plan = Control is to be tested
date-test-again = Control is to be tested again
date-incident-clock = Report about the incident is to be sent
date-audit-lead = Audit begins
date-audit-report = Audit ends, its report is due
date-audit-session = Session of the audit
date-finding-answer = Answer to the finding is due
date-finding-close = Finding is to be closed
date-review-hold = Management review
date-review-sign = Minutes are to be signed
date-review-decision = Decision of the management review is due
date-nonconformity-check = Effectiveness is to be judged
date-action = Corrective action is due
date-improvement = Improvement is due
date-activity = Activity of the project is due
date-body-request = Answer to the certification body is due
date-task = Task is due
date-feedback-answer = Feedback is to be answered
date-qualification-action = Gap in competence is to be closed
date-access-change = Access is to be changed
date-access-review = Access is to be reviewed
date-obligation-begin = Obligation begins to bind
date-obligation-end = Obligation ceases to bind
date-site-close = Site closes
date-commitment-again = Commitment is to be shown again
date-asset-disposal = Asset is to be disposed of
date-risk-target = Risk is to have come down
date-control-due = Control is to be in place
date-statement-review = Statement of Applicability is to be looked at again
date-change-start = Change begins
date-resource-need = Resource is needed
date-leaving = Last day of work
date-qualification-end = Competence is to be judged again
date-training-end = Training is to be taken again
date-credential-wish = Credential is wished for by then
date-campaign-end = Awareness campaign ends
date-communication = Communication is planned
date-access-end = Access ends
date-access-review-next = Next review of access is due
date-operation-end = Recurring task ends
date-exercise-again = Exercise is to be repeated
date-evidence-end = Evidence ceases to prove anything
date-certificate-wish = Certificate is wished for by then
date-scope-review = Scope is to be looked at again
date-process-review = Process is to be looked at again
date-method-review = Risk method is to be looked at again
date-asset-review = Asset is to be looked at again
date-risk-review = Risk is to be looked at again
date-acceptance-end = Acceptance of the risk ends
date-objective-review = Objective is to be looked at again
date-training-due = Training is due
date-credential-end = Credential expires
date-campaign-start = Awareness campaign begins
date-document-review = Document is due for review
date-operation-due = Recurring task is due
date-assessment-plan = Risk assessment is planned
date-assessment-next = Next risk assessment is due
date-supplier-review = Supplier is to be looked at again
date-supplier-contract-end = Contract with the supplier ends
date-supplier-certificate-end = Certificate of the supplier ends
date-exception-review = Exception is to be looked at again
date-exception-end = Exception ends
date-impact-review = Impact analysis is to be looked at again
date-continuity-review = Continuity plan is to be looked at again
date-continuity-exercise = Continuity plan is to be exercised
date-exercise-plan = Exercise
date-programme-end = Audit programme ends
date-review-next = Next management review
date-visit = Visit of the certification body
date-certificate-end = Certificate expires
