# Clause 10: nonconformities, actions, improvements.

## Nonconformities

nonconformity = Nonconformity
    .plural = Nonconformities
    .why = When something does not conform, the organization reacts, looks for the cause, acts so that it does not come back, and checks that it worked.
    .belongs = Every requirement of the standard, of customers or of your own rules that was not met: what happened, why, what was done, whether it helped.
nonconformity-title = Nonconformity
nonconformity-source = Source
nonconformity-state = State
nonconformity-grade = Grade
nonconformity-findings = Findings
nonconformity-incidents = Incidents
nonconformity-raised-on = Raised on
nonconformity-raised-by = Raised by
nonconformity-owner = Owner
nonconformity-requirement = Requirement
nonconformity-evidence-seen = Objective evidence
nonconformity-description = Description
nonconformity-correction = Correction
nonconformity-corrected-on = Corrected on
nonconformity-consequences = Consequences
nonconformity-cause-method = Way to the cause
nonconformity-causes = Causes
nonconformity-causes-why = Why
nonconformity-causes-evidence = Evidence
nonconformity-causes-root = Root cause
nonconformity-root-cause = Root cause
nonconformity-extent = Elsewhere
nonconformity-need = Action needed
nonconformity-need-because = Why correction is enough
nonconformity-criterion = Criterion of effectiveness
    .example = No leaver with an active account in two monthly samples
nonconformity-check-on = Effectiveness check on
nonconformity-reviewer = Reviewer
nonconformity-system-changes = Changes to the management system
nonconformity-risks = Risks looked at again
nonconformity-repeats = Recurrence of
nonconformity-evidence = Evidence
nonconformity-effectiveness = Effectiveness
nonconformity-effectiveness-by = By
nonconformity-effectiveness-on = On
nonconformity-effectiveness-effective = Effective
nonconformity-effectiveness-result = Result
nonconformity-closure = Closed
nonconformity-closure-by = By
nonconformity-closure-on = On
nonconformity-closure-remark = Remark
nonconformity-reopened = Opened again
nonconformity-reopened-by = By
nonconformity-reopened-on = On
nonconformity-reopened-reason = Reason

choice-nonconformity-source-audit = Audit
    .help = An audit found it.
choice-nonconformity-source-incident = Incident
    .help = An incident showed it.
choice-nonconformity-source-review = Management review
    .help = A management review.
choice-nonconformity-source-complaint = Complaint
    .help = A complaint.
choice-nonconformity-source-measurement = Measurement or test
    .help = A measurement or test.
choice-nonconformity-source-supplier = Supplier
    .help = Something a supplier did.
choice-nonconformity-source-observation = Daily work
    .help = Somebody noticed it at work.

choice-nonconformity-grade-minor = Minor
    .help = A lapse that does not put the whole in question.
choice-nonconformity-grade-major = Major
    .help = It puts in question whether the management system reaches its results.

choice-nonconformity-state-open = Open
    .help = It was raised.
choice-nonconformity-state-analysed = Analysed
    .help = The cause is known.
choice-nonconformity-state-action-planned = Action planned
    .help = What is done against the cause is planned.
choice-nonconformity-state-implemented = Implemented
    .help = The actions are done.
choice-nonconformity-state-effectiveness-checked = Effectiveness checked
    .help = Somebody else checked that they worked.
choice-nonconformity-state-closed = Closed
    .help = Nothing is left to do.
choice-nonconformity-state-reopened = Opened again
    .help = It came back, or the actions did not work.

choice-cause-method = Method
choice-cause-method-five-whys = Five whys
    .help = Asking why until there is something to act on.
choice-cause-method-fishbone = Fishbone
    .help = Causes in groups: people, methods, machines, material, surroundings.
choice-cause-method-timeline = Timeline
    .help = What happened when.
choice-cause-method-other = Another way
    .help = Another way.

choice-need = Action against the cause
choice-need-action = Action against the cause
    .help = Something is done so that it does not happen again, here or elsewhere.
choice-need-correction-only = Correction only
    .help = Correcting it is enough, for a reason that is given.

## Corrective actions

action = Corrective action
    .plural = Corrective actions
    .why = Corrective actions fit the effects of what went wrong, are carried out, and their results are kept.
    .belongs = Each action with one owner and one date, the nonconformity it belongs to, and what came of it.
action-title = Action
action-nonconformities = Nonconformities
action-about = Comes from
action-kind = Kind
action-description = Description
action-owner = Owner
action-due = Due
action-resources = Resources
action-cost = Cost
action-state = State
action-implemented-on = Implemented on
action-result = Result
action-evidence = Evidence
action-cancelled-because = Why not

choice-corrective-kind = Acts on
choice-corrective-kind-cause = Cause
    .help = The cause, so that it does not come back.
choice-corrective-kind-correction = Correction
    .help = The thing itself.
choice-corrective-kind-elsewhere = Elsewhere
    .help = The same elsewhere, before it happens.

choice-action-state-planned = Planned
    .help = It is planned.
choice-action-state-running = Under way
    .help = It is under way.
choice-action-state-done = Done
    .help = It is done.
choice-action-state-cancelled = Cancelled
    .help = It is not done.

## Improvements

improvement = Improvement
    .plural = Improvements
    .why = The management system is made more suitable, adequate and effective all the time, not only after something went wrong.
    .belongs = Suggestions of anybody: what would be better, who was told, what was decided, and what it brought, measured.
improvement-title = Improvement
improvement-source = Source
improvement-suggested-by = Suggested by
improvement-suggested-on = Suggested on
improvement-description = Description
improvement-expected = Expected result
improvement-told = Told to
improvement-decision = Decision
improvement-decision-by = By
improvement-decision-on = On
improvement-decision-outcome = Decision
improvement-decision-because = Why
improvement-owner = Owner
improvement-plan = What is done
improvement-due = Due
improvement-done-on = Done on
improvement-metric = Metric
improvement-result = Measured result

choice-improvement-outcome = Decision
choice-improvement-outcome-accepted = Accepted
    .help = It is done.
choice-improvement-outcome-later = Later
    .help = It is looked at again later.
choice-improvement-outcome-declined = Declined
    .help = It is not done.

choice-improvement-source-suggestion = Suggestion
    .help = Somebody's suggestion.
choice-improvement-source-audit = Audit
    .help = An audit.
choice-improvement-source-review = Management review
    .help = A management review.
choice-improvement-source-measurement = Measurement
    .help = A measurement.
choice-improvement-source-incident = Incident or exercise
    .help = An incident or exercise.
choice-improvement-source-feedback = Feedback
    .help = What an interested party said.

## Acts

act-nonconformity-advance = Next step is done
    .help = From open to analysed, planned, implemented; each step asks for what the standard wants.
    .done = { $reference } is a step further.
act-nonconformity-judge = Judge effectiveness
    .help = Somebody else than the owner says whether the actions worked. Where they did not, it is open again.
    .done = The effectiveness of { $reference } is judged.
act-nonconformity-judge-effective = The criterion is met
act-nonconformity-judge-result = What was seen
act-nonconformity-close = Close the nonconformity
    .help = The actions worked, or correcting it was enough.
    .done = { $reference } is closed.
act-nonconformity-reopen = Open it again
    .help = It came back.
    .done = { $reference } is open again.
act-improvement-decide = Decide
    .help = Say what becomes of the suggestion.
    .done = { $reference } is decided.
act-improvement-decide-outcome = Decision
act-improvement-decide-because = Why
