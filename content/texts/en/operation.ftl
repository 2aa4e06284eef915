# Clause 8: recurring tasks, assessments, incidents, suppliers, exceptions, continuity.

severity = Severity
severity-low = Low
    .help = Hardly anybody notices.
severity-medium = Medium
    .help = Work is disturbed.
severity-high = High
    .help = Customers, money or the law are touched.
severity-critical = Critical
    .help = The organization itself is in danger.

## Operations

operation = Recurring task
    .plural = Recurring tasks
    .why = Processes have to be carried out as planned, by criteria that were set before.
    .belongs = What security needs again and again: who does it, how often, and what a good result looks like.
    .example =
        Restore a backup as a test
        Look through the logs of administrators
        Apply security updates to the servers
operation-title = Task
operation-rhythm = How often
operation-owner = Seen to by
operation-role = Done by the role
operation-steps = How it is done
operation-criteria = A good result
    .example = All critical updates are in place within 14 days of their publication.
operation-proof = Proof to keep
    .example = Report of the backup software
operation-processes = Processes
operation-controls = Controls
operation-assets = Assets
operation-documents = Documents
operation-suppliers = Suppliers
operation-effort-hours = Hours each time
operation-starts-on = From
operation-ends-on = Until
operation-next-due = Next due
operation-grace-days = May be late by days
operation-state = State
operation-state-active = Active
operation-state-paused = Paused
operation-state-ended = Ended

act-operation-record = Record as done
    .help = How it went this time. The task is due again in its rhythm.
    .done = { $reference } is recorded.
act-operation-record-outcome = How it went
act-operation-record-result = Result
act-operation-record-on = Done on
act-operation-record-by = Done by

## Records of operation

record-of-operation = Record of operation
    .plural = Records of operation
    .why = Records are kept so that one can trust that processes ran as planned.
    .belongs = Each time a recurring task was done, with its result.
    .example =
        Restore test of October: 41 minutes
        Log review of week 40: nothing found
        Updates of September: two servers late
record-of-operation-title = What was done
record-of-operation-operation = Task
record-of-operation-due = Due
record-of-operation-done-on = Done on
record-of-operation-by = Done by
record-of-operation-outcome = How it went
operation-outcome = How it went
operation-outcome-as-planned = As planned
operation-outcome-with-deviation = With a deviation
operation-outcome-not-done = Not done
record-of-operation-result = Result
record-of-operation-deviation = Deviation
record-of-operation-follow-up = What follows
record-of-operation-incident = Incident
record-of-operation-assets = Assets
record-of-operation-hours = Hours
record-of-operation-file = Proof

## Assessments

assessment = Risk assessment
    .plural = Risk assessments
    .why = Risks have to be assessed at planned intervals and when something significant changes; the results are kept.
    .belongs = Each dated run of the method over the scope, or over a part of it, planned or called for.
    .example =
        Yearly risk assessment
        Before moving the platform to another provider
        After the outage of March
assessment-title = Assessment
assessment-occasion = Why now
assessment-occasion-planned = Planned
assessment-occasion-change = A change
assessment-occasion-incident = An incident
assessment-trigger = What happened
assessment-change = Planned change
assessment-incident = Incident
assessment-scope = Scope
assessment-units = Units
assessment-assets = Assets
assessment-description = In and out
assessment-method = Method
assessment-lead = Led by
assessment-participants = Participants
assessment-sources = Rests on
assessment-planned-on = Planned for
assessment-from = From
assessment-until = Until
assessment-risks = Risks assessed
assessment-findings = Findings
assessment-file = Report
assessment-state = State
assessment-state-planned = Planned
assessment-state-running = Running
assessment-state-completed = Completed
assessment-state-cancelled = Cancelled
assessment-completion = Completion
assessment-completion-version = Version of the method
assessment-completion-risks = Risks
assessment-completion-above-line = Above the line
assessment-completion-conclusion = Conclusion
assessment-next-due = Next due

act-assessment-complete = Complete
    .help = The results as they are today are kept: risks, those above the line, your conclusion.
    .done = { $reference } is complete.
act-assessment-complete-conclusion = Conclusion
act-assessment-complete-on = Complete on

## Incidents

incident = Incident
    .plural = Incidents
    .why = What goes wrong has to be noticed, judged, contained and learnt from, and sometimes reported in time.
    .belongs = Whatever harmed information security or could have, reported by anybody. Write it down first, judge it later.
    .example =
        A laptop was left on the train
        An invoice with a false bank account was paid
        The booking platform was down for two hours
incident-title = What happened
incident-description = Description
incident-reported-by = Reported by
incident-reporter = Reported by, from outside
incident-occurred-at = Began at
    .example = 2026-11-23T09:30:00Z
incident-detected-at = Detected at
incident-reported-at = Reported at
incident-state = State
incident-state-reported = Reported
incident-state-triaged = Triaged
incident-state-contained = Contained
incident-state-resolved = Resolved
incident-state-closed = Closed
incident-class = Turned out to be
incident-class-not-judged = Not judged
incident-class-incident = An incident
incident-class-event = An event without harm
incident-class-weakness = A weakness
incident-class-false-alarm = A false alarm
incident-category = Category
incident-category-malware = Malware
incident-category-phishing = Phishing or fraud
incident-category-unauthorized-access = Unauthorized access
incident-category-lost-device = Lost or stolen
incident-category-disclosure = Disclosure
incident-category-outage = Outage
incident-category-denial-of-service = Denial of service
incident-category-mistake = Mistake
incident-category-misuse = Misuse
incident-category-supplier = At a supplier
incident-category-physical = Fire, water, break-in
incident-category-other = Other
incident-severity = Severity
incident-confidentiality = C
    .help = Confidentiality was lost, or might have been.
incident-integrity = I
    .help = Integrity was lost, or might have been.
incident-availability = A
    .help = Availability was lost, or might have been.
incident-personal-data = Personal data
incident-data-concerned = Data concerned
incident-people-concerned = People concerned
incident-people-told-on = People told on
incident-not-told-because = Not reported because
incident-clocks = Clocks
incident-clocks-kind = Clock
incident-clocks-to = To whom
    .example = Data protection authority
incident-clocks-obligation = Obligation
incident-clocks-runs-from = Runs from
incident-clocks-hours = Hours
incident-clocks-sent-at = Sent at
clock = Clock
clock-day = 24 hours
    .help = Early warning, as for important and essential entities.
clock-three-days = 72 hours
    .help = Notification, as for personal data.
clock-month = 1 month
    .help = Final report.
clock-own = Own
    .help = As agreed, in hours.
incident-owner = Handled by
incident-team = Helped by
incident-assets = Assets
incident-processes = Processes
incident-sites = Sites
incident-suppliers = Suppliers
incident-risks = Risks
incident-controls = Controls
incident-timeline = Timeline
incident-timeline-at = At
incident-timeline-what = What
incident-containment = Containment
incident-contained-at = Contained at
incident-recovery = Recovery
incident-recovered-at = Recovered at
incident-consequences = Consequences
incident-cost = Cost
incident-evidence = Evidence kept
incident-cause = Cause
incident-lessons = Lessons
incident-closed-at = Closed at
incident-closure = Closure
incident-reopening = Reopened

act-incident-close = Close
    .help = Nothing remains to be done. Lessons of an incident are written by then.
    .done = { $reference } is closed.
act-incident-close-at = Closed at
act-incident-reopen = Open again
    .help = It went on, or more came to light.
    .done = { $reference } is open again.
act-incident-reopen-reason = Why

## Suppliers

supplier = Supplier
    .plural = Suppliers
    .why = What others provide and security depends on has to be under control.
    .belongs = Everybody outside whose service, product or people the scope depends on, deeper the more depends on them.
    .example =
        The hosting provider
        The payroll office
        The cleaning company
supplier-name = Supplier
supplier-kind = Kind
supplier-kind-cloud = Cloud service
supplier-kind-software = Software
supplier-kind-hardware = Hardware
supplier-kind-it-service = IT service
supplier-kind-telecommunication = Telecommunication
supplier-kind-consulting = Consulting
supplier-kind-staffing = Staffing
supplier-kind-facilities = Facilities
supplier-kind-logistics = Logistics
supplier-kind-other = Other
supplier-service = Provides
    .example = Hosting of the booking platform
supplier-tier = Tier
tier = Tier
tier-first = Tier 1
    .help = The scope stands still without it, or it holds the most sensitive data.
tier-second = Tier 2
    .help = The scope suffers without it.
tier-third = Tier 3
    .help = It can be replaced at any time.
supplier-criticality = Criticality
supplier-owner = Owner
supplier-units = Used by
supplier-state = State
supplier-state-active = Active
supplier-state-candidate = Candidate
supplier-state-leaving = Being replaced
supplier-state-ended = Ended
supplier-contact = Contact
supplier-address = Web address
supplier-country = Country
supplier-data = Data
supplier-classification = Highest classification
supplier-personal-data = Personal data
supplier-processing-agreed-on = Processing agreed on
supplier-data-location = Where data are kept
supplier-access = Access
supplier-subcontractors = Subcontractors
supplier-contract = Contract
supplier-contract-from = Contract from
supplier-contract-until = Contract until
supplier-notice-days = Days of notice
supplier-yearly-cost = Cost in a year
supplier-clauses = Contract clauses
supplier-clauses-topic = Topic
supplier-clauses-agreed = Agreed
supplier-clauses-text = Where and what
    .example = Annex 2, section 4: within 24 hours
clause-topic = Topic
clause-topic-security-measures = Security measures
clause-topic-confidentiality = Confidentiality
clause-topic-personal-data = Personal data
clause-topic-incident-reporting = Incident reporting
clause-topic-audit = Right to audit
clause-topic-subcontractors = Subcontractors
clause-topic-service-levels = Service levels
clause-topic-continuity = Continuity
clause-topic-people = People
clause-topic-return-and-deletion = Return and deletion
clause-topic-data-location = Location of data
clause-topic-other = Other
agreed = Agreed
agreed-yes = Yes
agreed-partly = Partly
agreed-no = No
agreed-not-applicable = Does not apply
supplier-documents = Documents
supplier-obligations = Obligations
supplier-controls = Controls
supplier-risks = Risks
supplier-approach = Way of assessing
    .example = Questionnaire each year, certificate on the website
supplier-assessed-on = Last assessment
supplier-assessed-by = Assessed by
supplier-result = Result
supplier-result-satisfactory = Satisfactory
supplier-result-conditional = Under conditions
supplier-result-unsatisfactory = Unsatisfactory
supplier-findings = Findings
supplier-certificate = Certificate
    .example = ISO/IEC 27001
supplier-certificate-scope = Certificate covers
supplier-certificate-until = Certificate until
supplier-certificate-file = Certificate as a file
supplier-reviews = Service reviews
supplier-reviews-what = What was looked at
supplier-review-months = Months between assessments
supplier-next-review = Next assessment
supplier-exit = Way out
supplier-description = Description

## Exceptions

exception = Exception
    .plural = Exceptions
    .why = A rule that cannot be kept for now is waived openly, by somebody with authority and until a day.
    .belongs = Waivers from policies and controls, with what keeps the risk low meanwhile.
    .example =
        The old scanner keeps a shared password until it is replaced
        A developer tests with production data for one week
        No disk encryption on the weighbridge computer
exception-title = What is done otherwise
exception-documents = Waives the rule of
exception-controls = Waives controls
exception-rule = The rule
exception-description = What is done instead
exception-units = For units
exception-assets = For assets
exception-because = Why
exception-instead = What keeps the risk low
exception-risks = Risks
exception-way-back = Way back to the rule
exception-requested-by = Requested by
exception-requested-on = Requested on
exception-owner = Owner
exception-wanted-until = Wanted until
exception-state = State
exception-state-requested = Requested
exception-state-approved = Approved
exception-state-refused = Refused
exception-state-ended = Ended
exception-ended-because = Refused or ended because
exception-ended-on = Ended on
exception-next-review = Next review
exception-approval = Approval

act-exception-approve = Approve
    .help = The rule is waived until this day. Who asks for it does not approve it.
    .done = { $reference } holds until its last day.
act-exception-approve-until = Until
act-exception-approve-remark = Under which conditions

## Business impact

impact = Business impact
    .plural = Business impacts
    .why = How soon an interruption hurts says how soon things have to work again.
    .belongs = One line for each process or service: what an interruption does, the times, and what it depends on.
    .example =
        Booking of shipments
        Customs declarations
        Payroll
impact-title = Process or service
impact-process = Process
impact-unit = Unit
impact-owner = Owner
impact-criticality = Criticality
impact-effects = Effects as time goes by
impact-effects-after-hours = After hours
impact-effects-severity = Severity
impact-effects-loss = Loss
impact-effects-what = What happens
impact-peak = Worst time
    .example = Friday afternoon, end of quarter
impact-mtpd-hours = MTPD, hours
impact-rto-hours = RTO, hours
impact-rpo-hours = RPO, hours
impact-minimum = Least that has to work
impact-assets = Needs assets
impact-suppliers = Needs suppliers
impact-sites = Needs sites
impact-roles = Needs roles
impact-depends-on = Needs
impact-people-needed = Needs people
impact-workaround = Meanwhile
impact-assessed-by = Judged by
impact-assessed-on = Judged on
impact-next-review = Next review

## Continuity

continuity = Continuity plan
    .plural = Continuity plans
    .why = Security has to hold, and work has to come back, when something fails.
    .belongs = Plans to go on or to come back: who does what, in which order, within which time.
    .example =
        The platform fails in the main data centre
        Head office cannot be entered
        Ransomware on the workplaces
continuity-title = Plan
continuity-kind = Kind
plan-kind = Kind
plan-kind-continuity = Business continuity
plan-kind-recovery = Disaster recovery
plan-kind-crisis = Crisis
plan-kind-emergency = Emergency
continuity-scenario = What has happened
continuity-impacts = For interruptions of
continuity-processes = Processes
continuity-assets = Assets
continuity-sites = Sites
continuity-risks = Risks
continuity-controls = Controls
continuity-owner = Owner
continuity-activation = Set off
continuity-team = Team
continuity-team-person = Person
continuity-team-deputy = Deputy
continuity-team-what = Task
continuity-team-reached = Reached by
continuity-steps = Steps
continuity-steps-role = By the role
continuity-steps-within-hours = Within hours
continuity-communication = Communication
continuity-resources = Has to be ready
continuity-suppliers = Suppliers
continuity-security = Security meanwhile
continuity-return-to-normal = Back to normal
continuity-rto-hours = Works again within hours
continuity-rpo-hours = Loses at most hours
continuity-document = Document
continuity-kept-at = Kept at
    .example = Printed, in the car of the head of operations
continuity-state = State
plan-state = State
plan-state-draft = Draft
plan-state-in-force = In force
plan-state-being-revised = Being revised
plan-state-withdrawn = Withdrawn
continuity-reviewed-on = Reviewed on
continuity-next-review = Next review
continuity-next-exercise = Next exercise

## Exercises

exercise = Exercise
    .plural = Exercises
    .why = A plan that was never tried is a hope.
    .belongs = Each try of a continuity plan, from reading it together to switching over, with its result.
    .example =
        Restore of the booking database
        A fire in head office, played at the table
        Calling the crisis team on a Sunday
exercise-title = What is tried
exercise-continuities = Plans
exercise-kind = Kind
exercise-kind-walkthrough = Walkthrough
exercise-kind-tabletop = Tabletop
exercise-kind-restore = Restore
exercise-kind-live = Live switch-over
exercise-kind-alarm = Alarm
exercise-scenario = Scenario
exercise-goals = Goals
exercise-controls = Controls
exercise-assets = Assets
exercise-sites = Sites
exercise-suppliers = Suppliers
exercise-planned-on = Planned for
exercise-state = State
exercise-state-planned = Planned
exercise-state-held = Held
exercise-state-cancelled = Cancelled
exercise-lead = Led by
exercise-participants = Participants
exercise-observers = Observers
exercise-held-on = Held on
exercise-result = Result
exercise-result-passed = Passed
exercise-result-partly = Partly
exercise-result-failed = Failed
exercise-reached-rto-hours = Worked again after hours
exercise-reached-rpo-hours = Hours lost
exercise-report = Report
exercise-lessons = Lessons
exercise-file = Record
exercise-next-on = Next on
