# Certification and evidence.

## Certifications

certification = Certification
    .plural = Certifications
    .why = A certificate is given by a body that audits in stages, and is kept by visits every year and a new audit in the third.
    .belongs = One for each certificate: who certifies, for which scope, which visits, what was decided, until when it is valid.
    .example =
        ISO/IEC 27001 certificate of the group
        Transition of the certificate to the edition of 2022
certification-title = Certification
certification-standard = Standard
    .example = ISO/IEC 27001:2022 with Amendment 1
certification-stage = Stage
certification-body = Certification body
certification-accreditation = Accreditation
certification-contact = Contact
certification-owner = Owner
certification-scope = Scope
certification-scope-text = Text on the certificate
certification-statement = Statement of Applicability
certification-sites = Sites
certification-people-in-scope = People counted
certification-audit-days = Audit days
certification-audit-time-factors = Reasons for the audit time
certification-quotes = Offers
certification-quotes-body = Body
certification-quotes-received-on = Received on
certification-quotes-days = Audit days
certification-quotes-amount = Amount
certification-quotes-remark = Remark
certification-visits = Visits
certification-visits-kind = Visit
certification-visits-from = From
certification-visits-to = To
certification-visits-auditors = Auditors
certification-visits-days = Audit days
certification-visits-audit = Audit
certification-visits-result = Result
certification-requests = Requests of the body
certification-requests-received-on = Received on
certification-requests-what = Request
certification-requests-due = Due
certification-requests-answered-on = Answered on
certification-requests-answer = Answer
certification-certificate-number = Certificate number
certification-certificate = Certificate
certification-mark-use = Use of certificate and marks
certification-decision = Decision
certification-decision-by = Recorded by
certification-decision-on = Decided on
certification-decision-outcome = Decision
certification-decision-valid-until = Valid until
certification-decision-remark = Remark
certification-remark = Remark

certification-stage = Where a certification stands
certification-stage-implementation = Implementation
    .help = The management system is being built and run.
certification-stage-internal-audit-and-review = Internal audit and review
    .help = Internal audit and management review.
certification-stage-choice-of-body = Choice of body
    .help = Choosing the certification body.
certification-stage-pre-assessment = Pre-assessment
    .help = A trial audit, if wanted.
certification-stage-stage-one = Stage 1
    .help = The body looks at design and readiness.
certification-stage-stage-two = Stage 2
    .help = The body looks at whether it is lived.
certification-stage-follow-up = Follow-up
    .help = The body looks at the action plans, if needed.
certification-stage-registration = Registration
    .help = The body decides and registers.
certification-stage-surveillance = Surveillance
    .help = Visits at least once a year.
certification-stage-recertification = Recertification
    .help = A new audit before the certificate ends.

visit-kind = A visit of a certification body
visit-kind-pre-assessment = Pre-assessment
    .help = A trial audit.
visit-kind-stage-one = Stage 1
    .help = Stage 1.
visit-kind-stage-two = Stage 2
    .help = Stage 2.
visit-kind-follow-up = Follow-up
    .help = Only the action plans.
visit-kind-surveillance = Surveillance
    .help = A visit between.
visit-kind-recertification = Recertification
    .help = The audit before the certificate ends.
visit-kind-special = Special audit
    .help = A visit out of turn.

decision-outcome = What a certification body decided
decision-outcome-granted = Granted
    .help = The certificate is given or goes on.
decision-outcome-conditional = Granted with conditions
    .help = Given once something is put right.
decision-outcome-refused = Refused
    .help = It is not given.
decision-outcome-suspended = Suspended
    .help = It rests.
decision-outcome-withdrawn = Withdrawn
    .help = It is taken back.

## Evidence

evidence = Evidence
    .plural = Evidence
    .why = Auditors believe what they can see: who collected what, when, and that nobody altered it since.
    .belongs = Files, exports, pictures and statements that prove something, with where they come from and what they are about. Drop a file on any record to begin.
    .example = Restore test of the file server, minutes
        Export of all accounts with administrator rights
        Training list, signed
evidence-title = What it shows
evidence-kind = Kind
evidence-kind-document = Document
    .help = A form, minutes, a signed list.
evidence-kind-output = Output of a system
    .help = A log, an export, a list of settings.
evidence-kind-picture = Picture
    .help = Of a screen or of a place.
evidence-kind-statement = Statement
    .help = What somebody said or confirmed.
evidence-kind-observation = Observation
    .help = What an auditor or a tester saw.
evidence-kind-report = Independent report
    .help = A certificate or a report of somebody outside.
evidence-file = File
    .help = It is kept with the management system. Its digest shows whether anybody altered it.
evidence-address = Where the original lies
    .help = An address or a place, where the file is not kept here.
    .example = https://wiki.example.org/restore-tests
evidence-result = What was seen
    .help = In your own words.
    .example = All 14 accounts belong to people who still need them.
evidence-about = About
    .help = The records it proves something about.
evidence-collected-on = Collected on
evidence-covers-from = Speaks of the time from
evidence-covers-until = Speaks of the time until
evidence-valid-until = Valid until
    .help = Collect it anew by this day.
evidence-source = Source
    .help = The system or the person it comes from.
    .example = Directory service, administration console
evidence-collected-by = Collected by
evidence-owner = Kept fresh by

## Acts

act-certification-decide = Record the decision
    .help = What the certification body decided, with the day and the validity.
    .done = The decision on { $reference } is recorded.
act-certification-decide-on = Decided on
act-certification-decide-outcome = Decision
act-certification-decide-certificate-number = Certificate number
act-certification-decide-valid-until = Valid until
