# Clause 9: metrics, tests, audits, findings, reviews.

## Metrics

metric = Metric
    .plural = Metrics
    .why = The organization decides what to measure, how, when and by whom, so that results can be compared and somebody draws conclusions.
    .belongs = A few numbers that would change a decision. Ten good ones are better than fifty.
metric-title = Metric
metric-purpose = Purpose
metric-objectives = Objectives
metric-controls = Controls
metric-method = Method
metric-source = Source
    .example = Export of the patch management system
metric-unit = Unit
    .example = days
metric-direction = Better is
metric-target = Target
metric-warning = Warning from
metric-alarm = Alarm from
metric-frequency = Measured
metric-measured-by = Measured by
metric-evaluated = Evaluated
metric-evaluated-by = Evaluated by
metric-since = In use since
metric-until = In use until
metric-remark = Remark

direction = Which way is better
direction-higher = Higher
    .help = The higher the better.
direction-lower = Lower
    .help = The lower the better.
direction-near = Near the target
    .help = The nearer to the target the better.

frequency = How often something is done
frequency-continuously = Continuously
    .help = All the time, by a machine.
frequency-daily = Daily
    .help = Every day.
frequency-weekly = Weekly
    .help = Every week.
frequency-monthly = Monthly
    .help = Every month.
frequency-quarterly = Quarterly
    .help = Every three months.
frequency-half-yearly = Half-yearly
    .help = Every six months.
frequency-yearly = Yearly
    .help = Every year.
frequency-on-event = On an event
    .help = When something happens that calls for it.

## Measurements

measurement = Measurement
    .plural = Measurements
    .why = Results of monitoring and measuring are kept as evidence, and somebody evaluates them.
    .belongs = Each value with its day; what it means is written beside it, not only the number.
measurement-period = Period
measurement-metric = Metric
measurement-value = Value
measurement-measured-on = Measured on
measurement-measured-by = Measured by
measurement-population = Population
measurement-evaluation = Evaluation
measurement-outcome = Outcome
measurement-evaluated-by = Evaluated by
measurement-evaluated-on = Evaluated on
measurement-evidence = Evidence

measurement-outcome = Where a value lies
measurement-outcome-on-target = On target
    .help = The target is met.
measurement-outcome-attention = Needs attention
    .help = Short of the target; somebody looks at it.
measurement-outcome-off-target = Off target
    .help = Off the target; something has to be done.

## Control tests

test = Control test
    .plural = Control tests
    .why = Whether controls work is evaluated on evidence; a test says what was looked at, how much of it, and what was found.
    .belongs = Tests of design and of working, with population and sample, the result and when the next is due.
test-title = Test
test-control = Control
test-kind = Kind
test-procedure = Procedure
test-planned-on = Planned on
test-period-from = Period from
test-period-to = Period to
test-population = Population
    .example = All joiners of the third quarter
test-population-size = Population size
test-sample-size = Sample size
test-seed = Seed
test-tested-on = Tested on
test-tested-by = Tested by
test-result = Result
test-exceptions = Exceptions
test-conclusion = Conclusion
test-evidence = Evidence
test-next-on = Next test

test-kind = What a test of a control shows
test-kind-operating = Operating effectiveness
    .help = Whether it worked over a period.
test-kind-design = Design
    .help = Whether it would work if done as designed.
test-kind-walkthrough = Walkthrough
    .help = One case followed from end to end.
test-kind-technical = Technical check
    .help = A machine looked: a scan, a configuration check.

test-result = What a test of a control showed
test-result-effective = Effective
    .help = It works.
test-result-partly-effective = Partly effective
    .help = It works with exceptions.
test-result-ineffective = Ineffective
    .help = It does not work.
test-result-not-concluded = Not concluded
    .help = The test could not be finished.

## Judgements on requirements

attestation = Attestation
    .plural = Attestations
    .why = Some requirements no record can answer: whether resources suffice, whether leadership shows. An auditor asks who judged, on what, and when again.
    .belongs = One judgement a requirement that the rehearsal cannot read from records: what was looked at, what follows, signed by a person, until a day within a year.
    .example =
        Top management takes part: minutes of three meetings were read
        Resources suffice for the plan of this year
attestation-title = Judgement
attestation-edition = Edition
attestation-requirement = Requirement
    .example = 5.1.a
attestation-statement = What was looked at, and what follows
attestation-evidence = Evidence
attestation-documents = Documents
attestation-looked-on = Looked at on
attestation-judgement = Judged
attestation-judgement-by = By
attestation-judgement-on = On
attestation-judgement-until = Until
attestation-withdrawal = Taken back
attestation-withdrawal-by = By
attestation-withdrawal-on = On
attestation-withdrawal-reason = Why

act-attestation-sign = Sign the judgement
    .help = Your name stands for it until this day. It counts where records alone cannot tell, never against what they show.
    .done = { $reference } holds until its last day.
act-attestation-sign-until = Until

act-attestation-withdraw = Take the judgement back
    .help = From today on it counts no more. What was signed stays in the history.
    .done = { $reference } was taken back.
act-attestation-withdraw-reason = Why

## Audit programmes

programme = Audit programme
    .plural = Audit programmes
    .why = Internal audits are planned by how much depends on what is audited and by what earlier audits found, and the plan is kept.
    .belongs = One programme for the cycle of a certificate, usually three years: which clauses and controls are looked at in which period, and why so.
programme-title = Programme
programme-starts-on = From
programme-ends-on = To
programme-manager = Manager
programme-goals = Goals
programme-criteria = Criteria
    .example = ISO/IEC 27001:2022, own policies, customer contracts
programme-importance = Importance and earlier results
programme-methods = Methods
programme-reporting = Reporting
programme-resources = Resources
programme-hazards = Risks to the programme
programme-coverage = Coverage
programme-coverage-item = Clause or control
programme-coverage-periods = Periods
programme-coverage-because = Why
programme-approval = Approval
programme-remark = Remark

## Audits

audit = Audit
    .plural = Audits
    .why = Internal audits tell whether the management system meets the standard and the organization's own rules, and whether it is really lived.
    .belongs = Each audit from its plan to its report: criteria, scope, who audits, what was looked at, what was concluded.
audit-title = Audit
audit-programme = Programme
audit-kind = Kind
audit-state = State
audit-goal = Goal
audit-criteria = Criteria
audit-scope = Scope
audit-units = Units
audit-sites = Sites
audit-processes = Processes
audit-starts-on = From
audit-ends-on = To
audit-lead = Lead auditor
audit-team = Team
audit-outside-auditors = Auditors from outside
audit-auditees = Auditees
audit-independence = Independence
audit-methods = Methods and sampling
audit-plan = Plan
audit-plan-on = Day
audit-plan-time = Time
audit-plan-what = What
audit-plan-auditor = Auditor
audit-plan-with = With
audit-plan-place = Place
audit-checklist = Checklist
audit-checklist-requirement = Requirement
audit-checklist-question = Question
audit-checklist-seen = Evidence seen
audit-checklist-result = Result
audit-checklist-auditor = Auditor
audit-samples = Samples
audit-samples-population = Population
audit-samples-size = Size
audit-samples-drawn = Drawn
audit-samples-seed = Seed
audit-samples-digest = Hash of the list
audit-samples-items = Drawn items
audit-summary = Summary
audit-conforms = Conforms
audit-effective = Effective
audit-strengths = Good practice
audit-deviations = Deviations from the plan
audit-follow-up = Earlier findings
audit-distribution = Report goes to
audit-evidence = Evidence
audit-report = Report
audit-report-by = By
audit-report-on = On
audit-report-remark = Remark
audit-closed = Closed
audit-closed-by = By
audit-closed-on = On
audit-closed-remark = Remark

audit-kind = Who audits, and whom
audit-kind-internal = Internal audit
    .help = The organization audits itself, or has it done.
audit-kind-supplier = Supplier audit
    .help = The organization audits a supplier.
audit-kind-certification = Certification audit
    .help = A certification body audits the organization.
audit-kind-follow-up = Follow-up audit
    .help = Only what earlier findings led to.

audit-state = How far an audit is
audit-state-planned = Planned
    .help = It is planned.
audit-state-prepared = Prepared
    .help = Plan and checklist are ready.
audit-state-running = Under way
    .help = It is being done.
audit-state-reporting = Reporting
    .help = The report is being written.
audit-state-done = Done
    .help = It is over.
audit-state-cancelled = Cancelled
    .help = It will not take place.

audit-conclusion = What an audit concludes
audit-conclusion-yes = Yes
    .help = Yes.
audit-conclusion-with-exceptions = Yes, with exceptions
    .help = Yes, but for what the findings say.
audit-conclusion-no = No
    .help = No.

check-result = What came of a line of a checklist
check-result-conforms = Conforms
    .help = It meets the requirement.
check-result-strength = Good practice
    .help = It is done well.
check-result-observation = Observation
    .help = Something to keep an eye on.
check-result-opportunity = Opportunity for improvement
    .help = Something that could be better.
check-result-minor = Minor nonconformity
    .help = A minor nonconformity.
check-result-major = Major nonconformity
    .help = A major nonconformity.
check-result-not-audited = Not audited
    .help = It was not looked at.

## Findings

finding = Finding
    .plural = Findings
    .why = What audits find is recorded, graded and followed up; results go to those who can act on them.
    .belongs = Each finding in three parts: the requirement, the evidence, the statement. Good practice belongs here too.
finding-title = Finding
finding-audit = Audit
finding-source = Source
finding-grade = Grade
finding-standard = Standard
    .example = ISO/IEC 27001:2022
finding-requirement = Requirement
finding-evidence-seen = Objective evidence
finding-statement = Statement
finding-unit = Unit
finding-site = Site
finding-about = About
finding-raised-by = Raised by
finding-raised-on = Raised on
finding-owner = Owner
finding-respond-by = Answer due
finding-due = Due
finding-response = Answer
finding-accepted-on = Answer accepted on
finding-evidence = Evidence
finding-confirmation = Grade confirmed
finding-confirmation-by = By
finding-confirmation-on = On
finding-confirmation-grade = Grade
finding-confirmation-because = Why
finding-closure = Closed
finding-closure-by = By
finding-closure-on = On
finding-closure-result = Result

finding-source = Where a finding comes from
finding-source-internal-audit = Internal audit
    .help = An internal audit.
finding-source-certification-body = Certification body
    .help = The certification body.
finding-source-customer = Customer audit
    .help = A customer's audit or questionnaire.
finding-source-supplier-audit = Supplier audit
    .help = An audit of a supplier.
finding-source-incident = Incident
    .help = An incident.
finding-source-test = Control test
    .help = A test of a control.
finding-source-review = Management review
    .help = A management review.
finding-source-rule = Rehearsal
    .help = A rule of the rehearsal pointed at it.
finding-source-other = Other
    .help = Something else.

grade = How much a finding matters
grade-conformity = Conformity
    .help = It meets the requirement.
grade-strength = Good practice
    .help = It is done well.
grade-observation = Observation
    .help = Something to keep an eye on.
grade-opportunity = Opportunity for improvement
    .help = Something that could be better.
grade-minor = Minor nonconformity
    .help = A lapse that does not put the whole in question.
grade-major = Major nonconformity
    .help = It puts in question whether the management system reaches its results.

## Management reviews

review = Management review
    .plural = Management reviews
    .why = Top management looks at planned intervals whether the management system is still suitable, adequate and effective, and decides what changes.
    .belongs = Each review with its inputs in the order of the standard, what was discussed, what was decided, and the signed minutes.
review-title = Review
review-planned-on = Planned on
review-held-on = Held on
review-period-from = Period from
review-period-to = Period to
review-chair = Chair
review-attended = Attended
review-absent = Absent
review-earlier-actions = Actions of earlier reviews
review-issues = Changes in issues
review-parties = Changes in needs of parties
review-nonconformities = Nonconformities and actions
review-measurements = Measurements
review-audits = Audit results
review-objectives = Objectives
review-feedback = Feedback of parties
review-risks = Risks and treatment plan
review-opportunities = Opportunities to improve
review-resources = Resources
review-decisions = Decisions
review-decisions-about = Item
review-decisions-discussed = Discussed
review-decisions-decided = Decision
review-decisions-kind = Kind
review-decisions-owner = Owner
review-decisions-due = Due
review-decisions-done-on = Done on
review-conclusion = Conclusion
review-minutes = Minutes
review-next-on = Next review
review-signature = Signed

decision-kind = What a decision of a management review changes
decision-kind-improvement = Improvement
    .help = It makes something better.
decision-kind-change = Change
    .help = It changes the management system.
decision-kind-resources = Resources
    .help = It gives money, time or people.
decision-kind-nothing = No change
    .help = It notes that nothing has to change.

## Acts

act-programme-approve = Approve the programme
    .help = The programme is in force from today.
    .done = { $reference } is approved.
act-audit-issue-report = Issue the report
    .help = The report goes out. Criteria, scope, checklist, samples and conclusions then stay as they are.
    .done = The report of { $reference } is issued.
act-audit-close = Close the audit
    .help = Its findings are closed, nothing is left to do.
    .done = { $reference } is closed.
act-finding-confirm = Confirm the grade
    .help = A person answers for how much it matters. The finding then stays as it was graded.
    .done = The grade of { $reference } is confirmed.
act-finding-confirm-because = Why this grade
act-finding-close = Close the finding
    .help = What it asked for was done and checked.
    .done = { $reference } is closed.
act-finding-close-result = What was done, and how it was checked
act-finding-reopen = Open it again
    .help = What was done did not last.
    .done = { $reference } is open again.
act-review-sign = Sign the minutes
    .help = You sign for top management. What was reviewed then stays as it is.
    .done = The minutes of { $reference } are signed.
