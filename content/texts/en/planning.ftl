# Clause 6: method, assets, risks, treatment, Statement of Applicability.

## Method

method = Risk method
    .plural = Risk methods
    .why = Risks have to be assessed the same way each time, against criteria that were set before.
    .belongs = How risks are scored, which may be accepted and by whom, and when they are assessed again.
    .example =
        Five by five: consequence times likelihood
        Four by four with a matrix of your own
        Three levels, for a small scope
method-title = Title
method-process = Process
    .help = Who does what, in which order: assessing, accepting, treating.
method-basis = Based on
    .example = ISO/IEC 27005; serves the contract with the customs authority
method-criteria = Criteria
method-consequence = Scale of consequence
method-likelihood = Scale of likelihood
method-combination = Score
method-matrix = Matrix
    .help = One line for each likelihood, the lowest first, with a score for each consequence.
    .example = 1 2 3 4 5
method-bands = Levels of risk
method-bands-from = From score
method-bands-authority = Countersigned by
method-line = Acceptance line
    .help = Up to this score the owner alone may accept a risk.
method-interval-months = Months between assessments
method-triggers = What calls for an earlier assessment
method-revises = Revision of
method-version = Version
method-approval = Approval

combination = Score
combination-product = Consequence times likelihood
combination-sum = Consequence plus likelihood
combination-matrix = Looked up in a matrix

tone = Colour
tone-calm = Calm (green)
tone-mild = Mild (yellow-green)
tone-warm = Warm (amber)
tone-hot = Hot (orange)
tone-alarming = Alarming (red)

act-method-approve = Approve the method
    .help = Risks are assessed by this version from today. Earlier results stay as they are.
    .done = { $reference } is approved.
act-method-adopt = Take the method offered
    .help = Five steps by five, as a draft to edit and approve.
    .done = A draft of a method is there. Read it, change what does not suit, then approve it.
act-method-revise = Start a revision
    .help = A new version to work on. The approved one stays in force until the new one is approved.
    .done = A revision of { $reference } is open.

## Assets

asset-type = Asset type
    .plural = Asset types
    .why = Types say which threats and vulnerabilities to think of for an asset.
    .belongs = Kinds of things that need protection, from a threat library or your own.
    .example =
        Business application
        Laptop
        Office building
asset-type-title = Title
asset-type-kind = Kind
asset-type-description = What belongs to it
asset-type-library-key = Library key

asset = Asset
    .plural = Assets
    .why = Risks are looked for around information and what it depends on; every asset needs somebody who answers for it.
    .belongs = Information, processes and services that carry value, and what they cannot work without. Group what is alike: twenty to forty rows are enough for a small company.
    .example =
        Customer contracts
        Dispatch database
        Laptops of the staff
asset-name = Name
asset-kind = Kind
asset-kind-primary = Primary
asset-kind-supporting = Supporting
asset-asset-type = Type
asset-owner = Owner
asset-custodian = Custodian
asset-unit = Unit
asset-site = Site
asset-classification = Classification
asset-personal-data = Personal data
asset-value = Value
    .help = How bad the loss of each criterion would be, on the method's scale of consequence.
asset-depends-on = Depends on
    .help = The value of an asset passes on to what it depends on.
asset-description = Description

classification = Classification
classification-public = Public
classification-internal = Internal
classification-confidential = Confidential
classification-strictly-confidential = Strictly confidential

## Threats and vulnerabilities

threat = Threat
    .plural = Threats
    .why = Identifying risks begins with what could happen.
    .belongs = Events and acts that can harm information, from a library or your own.
    .example =
        Theft of media or devices
        Malware
        Fire
threat-title = Title
threat-theme = Theme
threat-confidentiality = C
    .help = Confidentiality is lost.
threat-integrity = I
    .help = Integrity is lost.
threat-availability = A
    .help = Availability is lost.
threat-description = Description
threat-library-key = Library key

vulnerability = Vulnerability
    .plural = Vulnerabilities
    .why = A threat becomes a risk where something lets it happen.
    .belongs = Weaknesses, each with the threats that use it and the asset types concerned.
    .example =
        Leavers keep their access
        Devices are not encrypted
        Backups were never restored
vulnerability-title = Title
vulnerability-description = What to ask
vulnerability-exploited = Used by
vulnerability-library-key = Library key

## Risks

risk = Risk
    .plural = Risks
    .why = The standard asks for risks with an owner, assessed the same way every time and ranked for treatment.
    .belongs = What could go wrong with information: cause, event and consequence, with the person who answers for it.
    .example =
        A lost laptop without encryption discloses customer data
        Ransomware encrypts the dispatch database and deliveries stop
        A leaver keeps remote access and copies contracts
risk-title = Title
    .help = Cause, event and consequence in a few words.
risk-description = Description
risk-assets = Assets
risk-threat = Threat
risk-vulnerabilities = Vulnerabilities
risk-owner = Risk owner
    .help = Somebody who is accountable for the risk and has the authority to decide about it; often the head of the business that would suffer.
risk-controls = Existing controls
risk-identified-on = Identified on
risk-status = Status
risk-status-open = Open
risk-status-proposed = Proposed
risk-status-rejected = Rejected
risk-consequence = Consequence
risk-likelihood = Likelihood
risk-current = Current
risk-decision = Decision
risk-residual-consequence = Consequence after the plan
risk-residual-likelihood = Likelihood after the plan
risk-residual = After the plan
risk-rejection = Rejection
risk-acceptance = Acceptance
risk-reopened = Reopened

treatment-option = Option
treatment-option-modify = Modify
    .help = Change the likelihood or the consequence by controls.
treatment-option-retain = Retain
    .help = Keep the risk knowingly, within the criteria.
treatment-option-avoid = Avoid
    .help = Stop or do not start what gives rise to it.
treatment-option-share = Share
    .help = Let an insurer or a supplier bear part of it; the accountability stays here.

act-risk-propose = Propose risks
    .help = The threat library says what may happen to assets of these types. You keep or reject each proposal.
    .done = { $count } risks are proposed.
act-risk-propose-limit = At most
    .help = How many risks are proposed at once, the gravest first.
act-risk-adopt = Take up
    .help = This proposal becomes a risk of the register.
    .done = { $reference } is a risk of the register.
act-risk-reject = Reject
    .help = This proposal is none of your risks. The reason is kept.
    .done = { $reference } was rejected.
act-risk-assess = Assess
    .help = Rate consequence and likelihood with the controls that work today.
    .done = { $reference } is assessed: { $level }.
act-risk-decide = Decide
    .help = Choose what to do about the risk, and rate what is expected to remain.
    .done = { $reference }: { $option }.
act-risk-expect = Judge what remains
    .help = What is expected to remain once the plan is carried out.
    .done = What remains of { $reference } is judged.
act-risk-accept = Accept what remains
    .help = You answer for this risk and let what remains stand.
    .done = { $reference } is accepted.
act-risk-accept-until = Until
    .help = The last day on which the acceptance holds.
act-risk-accept-all = Accept what remains of all
    .help = For risks at or below the line that are yours; one signature for each.
    .done = The chosen risks are accepted.
act-risk-countersign = Countersign
    .help = Your signature stands beside the owner's; it does not replace it.
    .done = The acceptance of { $reference } is countersigned.
act-risk-reopen = Reopen
    .help = Something happened: the risk has to be assessed and accepted again.
    .done = { $reference } is open again.

risks-page-why = The standard asks for risks with an owner, assessed the same way every time and ranked for treatment.
risks-method = Method: { $method }, version { $version }, approved { $day }
risks-no-method = No method is approved yet; scores wait for one.
risks-above = Above the line
risks-stale = Stale assessment
risks-mine = Mine
risks-unscored = Not assessed
risks-decide-by = decide by { $day }
risks-accepted-until = accepted until { $day }
risks-accepted = accepted, within the criteria
risks-accept-overdue = acceptance ran out on { $day }
risks-countersign = waits for the countersignature of { $role }
risks-plan-approved = plan approved
risks-in-treatment = in treatment
risks-not-yet = not yet

## Matrix

matrix = Matrix
matrix-why = Where the risks stand: how likely, how bad. Each cell opens its risks.
matrix-current = As it is
matrix-residual = After the plan
matrix-arrows = Show the way
matrix-cell = { $count ->
        [0] no risk, { $level }
        [one] { $count } risk, { $level }
       *[other] { $count } risks, { $level }
    }
matrix-unscored = { $count ->
        [one] { $count } risk is not assessed and not shown.
       *[other] { $count } risks are not assessed and not shown.
    }

## Treatment

treatment = Treatment
    .plural = Treatments
    .why = The standard asks for a plan that says what is done about the risks, by whom and by when, approved by their owners.
    .belongs = Measures, each with the risks it serves, the controls it puts in place, an owner and a date.
    .example =
        Encrypt all laptops by the end of the quarter
        Restore a backup every month
        Insure against loss of income after an attack
treatment-title = Title
treatment-risks = Risks
treatment-controls = Controls
treatment-owner = Owner
treatment-due = Due
treatment-cost = Cost
treatment-actions = Steps
treatment-description = How
treatment-approvals = Approvals
treatment-version = Version
treatment-completion = Completion

act-treatment-approve = Approve the plan
    .help = As owner of the risks you agree to this way of treating them.
    .done = { $reference } is approved.
act-treatment-revise = Start a revision
    .help = A new version to work on. Approvals of the version before no longer count.
    .done = A revision of { $reference } is open.
act-treatment-complete = Complete
    .help = Say what came of it. The risks can then be assessed again.
    .done = { $reference } is carried out.

## Controls

control = Control
    .plural = Controls
    .why = The controls that treatment needs have to be determined and compared with Annex A.
    .belongs = What the organization does to change risk, in its own words, each mapped to reference controls.
    .example =
        Disk encryption on all laptops
        Access is withdrawn on the last working day
        Backups are restored every month as a test
control-title = Title
control-reference-controls = Reference controls
    .example = A.8.13
control-owner = Owner
control-status = Status
control-due = Due
control-how = How it works

implementation = Status
implementation-not-started = Not started
implementation-planned = Planned
implementation-partly = Partly implemented
implementation-implemented = Implemented

## Statement of Applicability

applicability = Statement of Applicability
    .plural = Statement of Applicability
    .why = The standard asks for all necessary controls, why they are in, whether they work, and why the others are out.
    .belongs = One row for each control of Annex A, and for each necessary control beyond it.
    .example =
        A.8.13 applicable, result of the risk assessment, implemented
        A.5.23 applicable, contract, partly implemented
        A.8.30 excluded: nothing is developed by others
applicability-control = Control
applicability-applicable = Applicable
applicability-legal = Law
    .help = LR: a law or regulation asks for it.
applicability-contractual = Contract
    .help = CO: a contract asks for it.
applicability-business = Business
    .help = BR/BP: business need or good practice.
applicability-risk = Risk
    .help = RRA: a result of the risk assessment.
applicability-inclusion = Why it is in
applicability-exclusion = Why it is out
applicability-status = Status
applicability-due = Due
applicability-owner = Owner
applicability-controls = Own controls
applicability-how = How it is implemented

applicable = Applicable
applicable-undecided = Not decided
applicable-applicable = Applicable
applicable-excluded = Excluded

soa-page-why = Every necessary control with its reason and its state; every control of Annex A that is left out, with the justification.
soa-counts = { $applicable } applicable, { $excluded } excluded, { $undecided } not decided; { $implemented } implemented
soa-prepare = Prepare the rows
soa-prepare-help = One row for each control of Annex A that has none yet. Nothing that is there is changed.
soa-themes = Themes
soa-reasons = Why
soa-export = Export the statement
act-applicability-prepare = Prepare the rows
    .help = One row for each control of Annex A that has none yet.
    .done = { $count } rows were added.
act-applicability-confirm = Confirm what the risks ask for
    .help = The controls are necessary, because the risk assessment asks for them.
    .done = The chosen controls are confirmed.
act-applicability-approve = Approve the statement
    .help = This version is in force from today, with your name.
    .done = The Statement of Applicability is approved.

## Threat library

library-import = Import a threat library
library-import-help = Four files: asset types, threats, vulnerabilities, and which belong together. What was imported before is brought up to date, never doubled.
library-imported = { $assets } asset types, { $threats } threats and { $vulnerabilities } vulnerabilities are there, linked { $scenarios } times.

## Statements

statement = Statement
    .plural = Statements
    .why = A version of the Statement of Applicability, frozen as it was.
    .belongs = A version of the Statement of Applicability, frozen as it was.
statement-title = Title

## Opportunities

opportunity = Opportunity
    .plural = Opportunities
    .why = A chance to do better, with what is made of it.
    .belongs = A chance to do better, with what is made of it.
opportunity-title = Title

## Objectives

objective = Objective
    .plural = Objectives
    .why = An information security objective with the plan to reach it.
    .belongs = An information security objective with the plan to reach it.
objective-title = Title

## Changes

change = Change
    .plural = Changes
    .why = A planned change to the management system or to operations.
    .belongs = A planned change to the management system or to operations.
change-title = Title
