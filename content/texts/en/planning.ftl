# Clause 6: method, assets, risks, treatment, Statement of Applicability.

## Method

method = Risk method
    .plural = Risk methods
    .why = Risks have to be assessed the same way each time, against criteria that were set before.
    .belongs = How risks are scored, which may be accepted and by whom, and when they are assessed again.
method-title = Title
    .example = Risk assessment in five steps
method-process = Process
    .help = Who does what, in which order: assessing, accepting, treating.
    .example = Owners of assets assess with the security manager; owners of risks decide; the managing director countersigns what is high.
method-founded-on = Based on
method-basis = More about it
    .example = ISO/IEC 27005; serves the contract with the customs authority
method-technique = Technique
    .example = Consequence and likelihood matrix, structured interviews
method-obligations = Obligations served
method-owner = Looked after by
method-criteria = Criteria
    .example = safety: Safety of people, where somebody could be hurt.
method-criteria-label = Name
    .example = Safety of people
method-criteria-meaning = Meaning
    .example = Somebody could be hurt: drivers, warehouse staff
method-consequence = Scale of consequence
    .example = 3: Serious; customers are without the platform for a day; 10 000 to 50 000 EUR.
method-likelihood = Scale of likelihood
    .example = 2: Possible; once in ten years; it happened to a company like ours.
method-likelihood-label = Name
    .example = Likely
method-likelihood-meaning = Meaning
    .example = Once a year; it happened here or to a company like ours in the last two years
method-consequence-low = From
    .help = The lower end of the range, in your currency.
method-consequence-high = To
    .help = The upper end of the range, in your currency.
method-likelihood-low = At least, times a year
method-likelihood-high = At most, times a year
method-combination = Score
method-ease = Scale of ease
    .help = How easily a vulnerability is used, from hardly to at once.
    .example = 3: Easy; needs no special knowledge, tools for it are for sale.
method-ease-low = From
method-ease-high = To
method-ease-label = Name
    .example = Easy
method-ease-meaning = Meaning
    .example = Needs no special knowledge; tools for it are for sale
method-inheritance = Assets inherit
    .help = What an asset without a value of its own inherits from those that cannot work without it.
method-matrix = Matrix
    .help = One line for each likelihood, the lowest first, with a score for each consequence.
    .example = 1 2 3 4 5
method-bands = Levels of risk
    .help = Above the line, the role named at a level countersigns what the owner accepts. Top management, which gave it that authority, may do so in its place.
    .example = High from score 12; accepted by the managing director alone.
method-bands-from = From score
method-bands-authority = Countersigned by
method-bands-label = Name
    .example = High
method-falls = In the matrix a score falls although likelihood or consequence rises; see whether that is meant: { $cells }
method-left-behind = { $count ->
    [one] One record was judged by what this version does not have ({ $lacking }). Judge it anew, or say with the approval what becomes of it:
   *[other] { $count } records were judged by what this version does not have ({ $lacking }). Judge them anew, or say with the approval what becomes of them{ $more ->
        [0] {""}
       *[other] {" "}({ $more } more than those named here)
    }:
}
method-unready = { $where }, before this can be approved: { $what }
method-maxima = A text names a range that no scale here reaches: { $where }. Scores reach { $highest }, consequence has { $consequence } steps and likelihood { $likelihood }.
method-falls-cell = likelihood { $likelihood }, consequence { $consequence }: { $here } below { $before }
method-line = Acceptance line
    .help = Up to this score the owner alone may accept a risk.
method-acceptance = Acceptance in words
    .help = What is never accepted, and what only with conditions.
    .example = Risks to life are never accepted. Above the line an acceptance holds for a year at most.
method-performing = Assessments, when and how
    .example = Each asset owner with the security manager, once a year and before each larger change.
method-interval-months = Months between assessments
method-triggers = What calls for an earlier assessment
    .example = A new supplier that holds customer data, a new site, an incident of the two upper classes, a change of the platform's provider.
method-documents = Written down in
method-next-review = Next review
method-revises = Revision of
method-version = Version
method-approval = Approval

choice-foundation = Based on
choice-foundation-iso27005 = ISO/IEC 27005
choice-foundation-iso31000 = ISO 31000
choice-foundation-own = Our own method
choice-foundation-other = Another published method

choice-combination = Score
choice-combination-product = Consequence times likelihood
choice-combination-sum = Consequence plus likelihood
choice-combination-highest = The higher of consequence and likelihood
choice-combination-matrix = Looked up in a matrix
choice-combination-threat-vulnerability-impact = Threat times vulnerability times impact
    .help = The likelihood of the threat times the ease of using the vulnerability times the worst impact that the threat touches.

choice-inheritance = Assets inherit
choice-inheritance-highest = The highest value
choice-inheritance-sum = The sum, up to the highest step

choice-tone = Colour
choice-tone-calm = Calm (green)
choice-tone-mild = Mild (yellow-green)
choice-tone-warm = Warm (amber)
choice-tone-hot = Hot (orange)
choice-tone-alarming = Alarming (red)

act-method-approve = Approve the method
    .help = Risks are assessed by this version from today. Earlier results stay as they are.
    .done = { $reference } is approved.
act-method-adopt = Take the method offered
    .help = Five steps by five, as a draft to edit and approve.
    .done = A draft of a method is there. Read it, change what does not suit, then approve it.
act-method-bring-in = Bring in as approved before
    .help = The method was approved before it was recorded here. Who approved, when and the proof are kept; it is marked as brought in, and is no signature here.
    .done = { $reference } is in force as it was approved before.
act-method-bring-in-approved-by = Approved by
act-method-bring-in-approved-on = Approved on
act-method-bring-in-proof = Where that can be seen
    .example = Signed copy in the safe, minutes of 3 March
act-method-bring-in-evidence = Evidence kept here
    .help = The signed copy or the minutes. What is told in words alone somebody has to see.
act-method-revise = Start a revision
    .help = A new version to work on. The approved one stays in force until the new one is approved.
    .done = { $reference } is open as a new version to work on.

## Assets

asset-type = Asset type
    .plural = Asset types
    .why = Types say which threats and vulnerabilities to think of for an asset.
    .belongs = Kinds of things that need protection, from a threat library or your own.
asset-type-title = Title
    .example = Mobile devices
asset-type-kind = Kind
asset-type-description = What belongs to it
    .example = Telephones and tablets with mail or the driver app, whoever owns them.
asset-type-library-key = Library key

asset = Asset
    .plural = Assets
    .why = Risks are looked for around information and what it depends on; every asset needs somebody who answers for it.
    .belongs = Information, processes and services that carry value, and what they cannot work without. Group what is alike: twenty to forty rows are enough for a small company.
asset-name = Name
    .example = Declaration archive
asset-kind = Kind
choice-asset-kind-primary = Primary
choice-asset-kind-supporting = Supporting
asset-inherits-from = inherited from { $assets }
asset-identifier = Inventory number
    .example = HCS-SRV-014
asset-quantity = Number
    .help = How many there are, where one record stands for several.
asset-asset-type = Type
asset-owner = Owner
asset-custodian = Custodian
asset-unit = Unit
asset-site = Site
asset-location = Location
    .help = Where it is beyond the site: room, rack, region of a cloud.
    .example = Server room Halden, rack 3
asset-supplier = Supplier
asset-processes = Used by processes
asset-classification = Classification
asset-personal-data = Personal data
asset-value = Value
    .help = How bad the loss of each criterion would be, on the method's scale of consequence.
    .example = Availability 4, because trucks wait at the border within an hour.
asset-depends-on = Depends on
    .help = The value of an asset passes on to what it depends on.
asset-rto-hours = Back within (hours)
    .help = RTO: the hours after which it has to work again.
asset-rpo-hours = Data lost at most (hours)
    .help = RPO: the hours of data that may be lost.
asset-description = Description
    .example = Keeps every declaration filed since 2016, as the customs authorities demand; written by the customs engine alone.
asset-state = State
choice-asset-state-in-use = In use
choice-asset-state-planned = Planned
choice-asset-state-stored = Kept, not used
choice-asset-state-disposed = Disposed of
asset-acquired-on = Acquired on
asset-disposed-on = Disposal date
    .help = The day it was or is to be disposed of.
asset-disposal = How it was disposed of
    .example = Shredded by the provider, certificate 4711
asset-next-review = Next review
asset-sought = No risk found
    .help = Who looked for risks around it and found none, and when. It holds for the interval of the risk method.
asset-sought-by = Said by
asset-sought-on = Said on
asset-sought-statement = By what it was looked at
act-asset-find-no-risk = Say that no risk was found
    .help = For assets that were looked at and around which nothing was found that the register does not hold. Say by what you looked and with whom. Your name and today stand beside it; after the interval of the risk method somebody looks again.
    .done = It stands with { $reference } that no risk was found.
act-asset-find-no-risk-assets = Assets that were looked at
act-asset-find-no-risk-statement = By what you looked, with whom, and why nothing came of it
    .example = Terms, audit report and outages of the provider, read with the head of IT; all that remains is in R-0007.

choice-classification = Classification
choice-classification-public = Public
choice-classification-internal = Internal
choice-classification-confidential = Confidential
choice-classification-strictly-confidential = Strictly confidential

## Threats and vulnerabilities

threat = Threat
    .plural = Threats
    .why = Identifying risks begins with what could happen.
    .belongs = Events and acts that can harm information, from a library or your own.
threat-title = Title
    .example = Malware encrypts files
threat-wording = In plain words
    .example = Somebody reads what {"{"}asset{"}"} sends
threat-theme = Theme
    .example = Malicious acts
threat-origin = Origin
threat-confidentiality = C
    .help = Confidentiality is lost.
threat-integrity = I
    .help = Integrity is lost.
threat-availability = A
    .help = Availability is lost.
threat-criteria = Further criteria
    .help = Keys of criteria of your method that it harms beside confidentiality, integrity and availability.
    .example = safety
threat-reference-controls = Controls that help
    .example = A.8.7
threat-description = Description
    .example = Arrives by mail or through an exposed service, spreads with stolen rights and encrypts what it reaches.
choice-origin = Origin
choice-origin-deliberate = Deliberate
    .help = Somebody wants it.
choice-origin-accidental = Accidental
    .help = Somebody errs or something fails.
choice-origin-environmental = Environmental
    .help = Nature does it.
threat-library-key = Library key

vulnerability = Vulnerability
    .plural = Vulnerabilities
    .why = A threat becomes a risk where something lets it happen.
    .belongs = Weaknesses, each with the threats that use it and the asset types concerned.
vulnerability-title = Title
    .example = Updates are installed late
vulnerability-theme = Theme
    .example = Operations
vulnerability-description = What to ask
    .example = How old are the oldest missing updates on servers and workplaces? Who notices when a device stops reporting?
vulnerability-exploited = Used by
vulnerability-reference-controls = Controls that help
    .example = A.8.8
vulnerability-library-key = Library key

act-threat-adopt = Take the catalogue offered
    .help = 46 types of assets, 66 threats and 130 vulnerabilities in our own words, with what goes together. Edit or retire what does not suit; what is there already stays as it is.
    .done = The catalogue is there. Give your assets their types, then let risks be proposed.
act-threat-adopt-groups = Only these groups
    .help = One a line: hardware, software, network, personnel, site, organization, cloud, cryptography. All where nothing is written.

## Risks

risk = Risk
    .plural = Risks
    .why = The standard asks for risks with an owner, assessed the same way every time and ranked for treatment.
    .belongs = What could go wrong with information: cause, event and consequence, with the person who answers for it.
risk-title = Title
    .help = Cause, event and consequence in a few words.
    .example = Malware through unpatched laptops stops declarations for days
risk-description = Description
    .example = Malware reaches the file server from a laptop that was not updated; no declaration can be filed until it is restored.
risk-cause = Cause
    .example = An employee opens an attachment with malware
risk-event = Event
    .example = All files on the file server are encrypted
risk-harm = Harm
    .example = No deliveries for three days, penalties under contracts
risk-category = Category
    .help = A family of your own, such as operations, suppliers, people, law.
    .example = Operations
risk-approach = Found from
risk-assets = Assets
risk-processes = Processes
risk-threat = Threat
risk-vulnerabilities = Vulnerabilities
risk-confidentiality = Confidentiality at risk
risk-integrity = Integrity at risk
risk-availability = Availability at risk
risk-issues = Issues it comes from
risk-obligations = Obligations at risk
    .help = What would be breached.
risk-owner = Risk owner
    .help = Somebody who is accountable for the risk and has the authority to decide about it; often the head of the business that would suffer.
risk-controls = Existing controls
risk-identified-on = Identified on
risk-reviewed-on = Last review
risk-next-review = Next review
risk-inherent-consequence = Consequence without controls
    .help = Optional: as if no control worked.
    .example = Confidentiality 3, as if the disks were not encrypted.
risk-inherent-likelihood = Likelihood without controls
    .help = Optional: as if no control worked.
risk-inherent-ease = Ease without controls
    .help = Optional: how easily its vulnerabilities were used if no control worked.
risk-target-score = Target score
    .help = The score it is to come down to.
risk-target-on = Target date
risk-loss-low = Loss, at least
    .help = What one occurrence may cost; nine in ten fall between the two amounts.
    .example = 20000 EUR
risk-loss-high = Loss, at most
    .example = 400000 EUR
risk-yearly-low = Times a year, at least
    .example = 0.1
risk-yearly-high = Times a year, at most
    .example = 2
risk-status = Status
choice-risk-status-open = Open
choice-risk-status-proposed = Proposed
choice-risk-status-rejected = Rejected
risk-consequence = Consequence
risk-likelihood = Likelihood
risk-ease = Ease
risk-current = Current
risk-readings = Earlier readings
risk-decision = Decision
risk-decision-shared-with = Shared with
risk-decision-supplier = Supplier
risk-residual-consequence = Consequence after the plan
risk-residual-likelihood = Likelihood after the plan
risk-residual-ease = Ease after the plan
risk-residual = After the plan
risk-rejection = Rejection
risk-acceptance = Acceptance
risk-handover = Handed over
risk-handover-from = From
risk-handover-to = To
risk-handover-until = Accepts anew by
risk-reopened = Reopened

choice-approach = Found from
choice-approach-asset-based = Assets
    .help = From assets, threats and vulnerabilities.
choice-approach-event-based = An event
    .help = From an event and its consequences, without the assets.

choice-treatment-option = Option
choice-treatment-option-modify = Modify
    .help = Change the likelihood or the consequence by controls.
choice-treatment-option-retain = Retain
    .help = Keep the risk knowingly, within the criteria.
choice-treatment-option-avoid = Avoid
    .help = Stop or do not start what gives rise to it.
choice-treatment-option-share = Share
    .help = Let an insurer or a supplier bear part of it; the accountability stays here.

act-risk-propose = Propose risks
    .help = The threat library says what may happen to assets of these types. You keep or reject each proposal.
    .done = { $count ->
        [0] All that the library knows about these assets is in the register. Where you found nothing else around one, say so: “Say that no risk was found”.
        [one] One risk is proposed: take it up or reject it.
       *[other] { $count } risks are proposed: take them up or reject them.
    }
act-risk-propose-limit = At most
    .help = How many risks are proposed at once, for every asset its gravest first. Left empty, fifty; all at once are hard to look through.
act-risk-adopt = Take up
    .help = This proposal becomes a risk of the register.
    .done = { $of ->
        [one] { $reference } is a risk of the register.
       *[other] { $reference } are in the register now, to be assessed.
    }
act-risk-reject = Reject
    .help = This proposal is none of your risks. The reason is kept.
    .done = { $of ->
        [one] { $reference } was rejected.
       *[other] { $reference } were rejected.
    }
act-risk-assess = Assess
    .help = Rate consequence and likelihood with the controls that work today.
    .done = { $reference } is assessed.
act-risk-assess-method = Judged by
    .help = The method whose scales you read. If another came into force meanwhile, you are asked to look again.
act-risk-decide = Decide
    .help = Choose what to do about the risk. The owner decides; what is expected to remain is judged once there is a plan.
    .done = What to do about { $reference } is decided.
act-risk-decide-shared-with = Shared with
    .help = With whom, where the option is to share: the insurer, the partner. A supplier can be linked instead.
    .example = Nordforsikring, policy 44-1029
act-risk-decide-supplier = Supplier it is shared with
act-risk-decide-all = Decide the same for several
    .help = Choose one option for all of them, for the same reason.
    .done = What to do about the chosen risks is decided.
act-risk-decide-all-shared-with = Shared with
    .help = With whom, where the option is to share: the insurer, the partner. A supplier can be linked instead.
    .example = Nordforsikring, policy 44-1029
act-risk-decide-all-supplier = Supplier they are shared with
act-risk-expect = Judge what remains
    .help = What is expected to remain once the plan is carried out.
    .done = What remains of { $reference } is judged.
act-risk-accept = Accept what remains
    .help = You answer for this risk and let what remains stand. The same signature approves its plans that are ready for it.
    .done = { $reference } is accepted.
act-risk-accept-until = Until
    .help = The last day on which the acceptance holds, at most as far away as the method has risks assessed again.
act-risk-accept-all = Accept what remains of all
    .help = For risks at or below the line that are yours; one signature for each.
    .done = The chosen risks are accepted.
act-risk-sign = Approve the plans and accept what remains
    .help = For risks at or below the line that are yours: the plans that treat them are approved, and what remains is accepted, with one signature.
    .done = The chosen risks are signed.
act-risk-countersign = Countersign
    .help = Your signature stands beside the owner's; it does not replace it.
    .done = The acceptance of { $reference } is countersigned.
act-risk-bring-in = Bring in as accepted before
    .help = The owners accepted what remains before the risks were recorded here. The day and the proof are kept; it is marked as brought in, and is no signature here.
    .done = { $of ->
        [one] { $reference } stands as it was accepted before.
       *[other] { $reference } stand as they were accepted before.
    }
act-risk-bring-in-accepted-on = Accepted on
act-risk-bring-in-until = Until
act-risk-bring-in-countersigned-by = Countersigned by
act-risk-bring-in-accepted-by = Accepted by
    .help = The owner, where the list says it; nobody else could accept.
act-risk-bring-in-judged-on = Judged by
    .help = The day by which what was accepted had been judged, where that was entered here only afterwards.
act-risk-bring-in-proof = Where that can be seen
    .example = Signed list in the safe, minutes of 3 March
act-risk-bring-in-evidence = Evidence kept here
    .help = The signed copy or the minutes. What is told in words alone somebody has to see.
act-risk-bring-in-reason = Why it was acceptable
    .example = The work was under way, and the old system ends in May
act-risk-hand-over = Hand over
    .help = Somebody else owns the chosen risks from now on. What was accepted goes on counting until a day; by then the new owner accepts it anew.
    .done = { $of ->
        [one] { $reference } was handed over.
       *[other] { $reference } were handed over.
    }
act-risk-hand-over-to = New owner
act-risk-hand-over-until = Accepts anew by
act-risk-hand-over-reason = Why
    .example = Leaves at the end of the month
act-risk-reopen = Reopen
    .help = Something happened: the risk has to be assessed and accepted again.
    .done = { $reference } is open again.

act-risk-reopen-indicated = Reopen what its controls no longer carry
    .help = Writes down, with what was lost, that another level or the far side of the line is indicated. Where a risk was accepted, that acceptance no longer counts already.
    .done = The chosen risks are open again.

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
treatment-title = Title
    .example = Encrypt the disks of all laptops
treatment-risks = Risks
treatment-controls = Controls
treatment-owner = Owner
treatment-start = Start
treatment-due = Due
treatment-cost = Cost
    .example = 12000 EUR
treatment-resources = Resources
    .example = Ten days of operations, a licence for 140 devices
treatment-actions = Steps
    .example = Order the licences for 140 devices; Jonas Eide, by 15 January.
treatment-description = How
    .example = Set by the device management, department by department; recovery keys are kept by IT operations.
treatment-state = State
choice-treatment-state-planned = Planned
choice-treatment-state-under-way = Under way
choice-treatment-state-waiting = Waiting
choice-treatment-state-done = Done
choice-treatment-state-dropped = Given up
treatment-percent = Percent done
treatment-check-how = How it is checked whether it works
    .example = Three laptops drawn by lot are started without the key
treatment-check-on = Checked on
treatment-check-by = Checked by
treatment-documents = Documents
treatment-evidence = Evidence
treatment-approvals = Approvals
treatment-version = Version
treatment-handover = Handed over
treatment-handover-from = From
treatment-handover-to = To
treatment-completion = Completion
treatment-moved = Moved last
treatment-effectiveness = Effectiveness
treatment-effectiveness-because = What was seen

act-treatment-approve = Approve the plan
    .help = As owner of the risks you agree to this way of treating them.
    .done = { $reference } is approved.
act-treatment-bring-in = Bring in as approved before
    .help = The owners of the risks approved it before it was recorded here. The day and the proof are kept; it is marked as brought in, and is no signature here.
    .done = { $of ->
        [one] { $reference } stands as it was approved before.
       *[other] { $reference } stand as they were approved before.
    }
act-treatment-bring-in-approved-by = Approved by
act-treatment-bring-in-approved-on = Approved on
act-treatment-bring-in-proof = Where that can be seen
    .example = Signed plan in the safe, minutes of 3 March
act-treatment-bring-in-evidence = Evidence kept here
    .help = The signed copy or the minutes. What is told in words alone somebody has to see.
act-treatment-revise = Start a revision
    .help = A new version to work on. Approvals of the version before no longer count.
    .done = { $reference } is open as a new version to work on.
act-treatment-hand-over = Hand over
    .help = Somebody else sees to it from now on. What the owners of the risks approved stays approved.
    .done = { $of ->
        [one] { $reference } was handed over.
       *[other] { $reference } were handed over.
    }
act-treatment-hand-over-to = Sees to it from now on
act-treatment-hand-over-reason = Why
    .example = Leaves at the end of the month
act-treatment-advance = Say how far it is
    .help = Planned, under way or waiting. What was carried out or given up is taken up again this way.
    .done = { $reference } is moved.
act-treatment-advance-to = To
act-treatment-advance-on = Since
    .help = Leave it empty for today.
act-treatment-advance-reason = Why
    .help = What it waits for, or why it is taken up again.
act-treatment-drop = Give up
    .help = The risks it treats then wait for another plan or another decision.
    .done = { $reference } is given up.
act-treatment-drop-reason = Why
    .help = Why it is given up, and what takes its place.
act-treatment-complete = Complete
    .help = Say what came of it. The risks can then be assessed again.
    .done = { $reference } is carried out.
act-treatment-judge = Say whether it works
    .help = Whether the plan that was carried out does what it was for, and what was seen. Where it does not, something has to follow.
    .done = What was found of { $reference } is recorded.
act-treatment-judge-outcome = Whether it works
act-treatment-judge-because = What was seen, and how it was checked

## Controls

control = Control
    .plural = Controls
    .why = The controls that treatment needs have to be determined and compared with Annex A.
    .belongs = What the organization does to change risk, in its own words, each mapped to reference controls.
control-title = Title
    .example = Backups are restored to try them
control-reference-controls = Reference controls
    .example = A.8.13
control-purpose = Purpose
    .help = What it is to prevent, notice or put right.
    .example = So that data lost by fault or attack come back within four hours.
control-preventive = Preventive
    .help = It keeps incidents from happening: it makes risks less likely.
control-detective = Detective
    .help = It notices that something happened: it makes risks less bad.
control-corrective = Corrective
    .help = It puts right what happened: it makes risks less bad.
control-owner = Owner
control-operator = Carried out by
control-unit = Carried out in
control-nature = By hand or by machine
choice-control-nature-manual = By hand
choice-control-nature-mixed = By hand, with a machine's help
choice-control-nature-automatic = By machine
control-rhythm = How often
control-assets = Assets protected
control-processes = Part of processes
control-status = Status
control-due = Due
control-percent = Percent in place
control-implemented-on = In place since
control-maturity = Maturity
    .help = From 0, nothing, over 3, defined, to 5, improved all the time.
control-how = How it works
    .example = Each Monday one system is drawn by lot and restored beside the live one; steps in the operations manual, chapter 7.
control-documents = Written down in
control-evidence = Evidence
control-evidence-days = Evidence counts for (days)
    .help = After so many days evidence is too old to show that the control works.
control-test-months = Tested every (months)
control-yearly-cost = Cost a year

choice-implementation = Status
choice-implementation-not-started = Not started
choice-implementation-planned = Planned
choice-implementation-partly = Partly implemented
choice-implementation-implemented = Implemented

## Statement of Applicability

applicability = Statement of Applicability
    .plural = Statement of Applicability
    .why = The standard asks for all necessary controls, why they are in, whether they work, and why the others are out.
    .belongs = One row for each control of Annex A, and for each necessary control beyond it.
applicability-control = Control
    .example = A.8.13
applicability-applicable = Applicable
applicability-legal = Law
    .help = LR: a law or regulation asks for it.
applicability-contractual = Contract
    .help = CO: a contract asks for it.
applicability-business = Business
    .help = BR/BP: business need or good practice.
applicability-risk = Risk
    .help = RRA: a result of the risk assessment.
applicability-obligations = Obligations
    .help = The laws, regulations and contracts that ask for it.
applicability-inclusion = Why it is in
    .example = Declarations have to be kept for ten years; a loss could not be made good.
applicability-exclusion = Why it is out
    .example = No software is developed by others for us; contracts and the list of suppliers show it.
applicability-status = Status
applicability-percent = Percent in place
applicability-due = Target date
applicability-owner = Owner
applicability-controls = Own controls
applicability-how = How it is implemented
    .example = Daily copies to a second provider, restored each quarter; see the backup procedure, DOC-014.
applicability-documents = Policies and procedures
applicability-evidence = Evidence
applicability-reviewed-on = Row last looked at
applicability-remark = Remark
    .example = Looked at again when the warehouse product goes live.
applicability-upheld = Left out by name
applicability-upheld-by = Who
applicability-upheld-on = On
applicability-upheld-reason = Why
applicability-upheld-controls = Own controls that stand for it
applicability-upheld-records = What spoke against it

choice-applicable = Applicable
choice-applicable-undecided = Not decided
choice-applicable-applicable = Applicable
choice-applicable-excluded = Excluded

soa-page-why = Every necessary control with its reason and its state; every control of Annex A that is left out, with the justification.
soa-counts-beyond = { $count ->
        [one] one of our own beyond Annex A
       *[other] { $count } of our own beyond Annex A
    }
soa-counts = { $applicable } applicable, { $excluded } excluded, { $undecided } not decided; { $implemented } implemented
soa-prepare = Prepare the rows
soa-prepare-help = One row for each control of Annex A that has none yet. Nothing that is there is changed.
soa-themes = Themes
soa-reasons = Why
soa-export = Export the statement
act-applicability-prepare = Prepare the rows
    .help = One row for each control of Annex A that has none yet.
    .done = { $count } rows were added.
act-applicability-confirm = Confirm the reasons proposed
    .help = The controls are necessary, for the reasons that risks, obligations and controls at work give.
    .done = The chosen controls are confirmed.
act-applicability-decide = Decide
    .help = The chosen controls are necessary or not, for reasons that hold for all of them.
    .done = The chosen controls are decided.
act-applicability-take-status = Take the status from own controls
    .help = Implemented where each own control behind it is, in part where any has begun to work.
    .done = The chosen controls say what their own controls say.
act-applicability-uphold = Leave out by name
    .help = Records speak against leaving this control out; you say, with your name, why they do not count. Own controls that stand for it are listed beyond Annex A. Where the words change or other records come to speak against it, somebody has to look again.
    .done = The control is left out by name.
act-applicability-uphold-reason = Why it is out
    .help = Why the control is not necessary, and why what is named here does not change that.
    .example = The backup service C-012 belongs to the provider's contract; we keep nothing that would have to be restored.
act-applicability-carry = Carry 2013 over to 2022
    .help = Decisions, reasons and owners of 2013 go to their counterparts of 2022; what is new or merged waits for you.
    .done = The statement of 2013 is carried over.

## Threat library

library-import = Import a threat library
library-import-help = Four files: asset types, threats, vulnerabilities, and which belong together. What was imported before is brought up to date, never doubled.
library-imported = { $assets } asset types, { $threats } threats and { $vulnerabilities } vulnerabilities are there, linked { $scenarios } times.

## Statements

statement = Version of the Statement of Applicability
    .plural = Versions of the Statement of Applicability
    .why = The Statement of Applicability is a document: somebody has to say which version is in force, and a certificate names that version.
    .belongs = A version of the statement with its rows as they were, frozen and then approved. The rows of today are kept in the Statement of Applicability itself.
statement-title = Title
    .example = Statement for the certification audit, 2026
statement-edition = Edition
statement-scope = Scope
statement-owner = Owner
statement-classification = Classification
statement-next-review = Next review
statement-changes = What changed
    .help = What changed since the version before, and why.
    .example = Cloud services are applicable since we moved the backup to a provider.
statement-documents = Handed out as
statement-rows = Rows
statement-rows-control = Control
statement-rows-title = Title
statement-rows-applicable = Applicable
statement-rows-legal = Law
statement-rows-contractual = Contract
statement-rows-business = Business
statement-rows-risk = Risk
statement-rows-inclusion = Why it is in
statement-rows-exclusion = Why it is out
statement-rows-upheld-by = Left out by name by
statement-rows-upheld-on = Left out by name on
statement-rows-upheld-because = Why the records against it do not count
statement-rows-upheld-against = Records against it
statement-rows-status = Status
statement-rows-due = Target date
statement-rows-owner = Owner
statement-rows-controls = Own controls
statement-rows-how = How it is implemented
statement-frozen = Frozen
statement-replaces = Replaces
statement-version = Version
statement-approval = Approval
statement-differs = What differs from { $version }
statement-sums = Sums
act-statement-freeze = Freeze the rows of today
    .help = This version keeps the rows as they are now, for whoever reads and approves it.
    .done = The rows are frozen.
act-statement-bring-in = Bring in as approved before
    .help = This version was approved before it was recorded here. Who approved, when and the proof are kept; it is marked as brought in, and is no signature here.
    .done = { $reference } is in force as it was approved before.
act-statement-bring-in-approved-by = Approved by
act-statement-bring-in-approved-on = Approved on
act-statement-bring-in-proof = Where that can be seen
    .example = Signed copy in the safe, minutes of 3 March
act-statement-bring-in-evidence = Evidence kept here
    .help = The signed copy or the minutes. What is told in words alone somebody has to see.
act-statement-approve = Approve this version
    .help = This version is in force from today, with your name, and stays as it is.
    .done = The Statement of Applicability is approved.

choice-annex-edition = Edition
choice-annex-edition-iso27001-2022 = ISO/IEC 27001:2022
choice-annex-edition-iso27001-2013 = ISO/IEC 27001:2013

## Opportunities

opportunity = Opportunity
    .plural = Opportunities
    .why = Planning has to determine opportunities as well as risks, and what is made of them.
    .belongs = Chances to make information security better, easier or more useful, with what was decided and whether it worked. Whoever looked and found none says so on the card of the organization profile.
opportunity-title = Opportunity
    .example = A certificate opens the market of public ports
opportunity-description = Description
    .example = Three ports ask for a certificate in their tenders; with one we could offer to each of them.
opportunity-aim = Helps to reach
opportunity-issues = Issues it comes from
opportunity-parties = Interested parties
opportunity-identified-on = Identified on
opportunity-owner = Owner
opportunity-benefit = Benefit
opportunity-effort = Effort
opportunity-decision = Decision
opportunity-reason = Why
    .example = Two tenders a year are worth more than the certification costs
opportunity-actions = Steps
    .example = Answer the tender of the port; Yusuf Demir, by 1 March.
opportunity-integration = Built into the processes
    .help = How the steps become part of the processes of the management system.
    .example = The joining and leaving process gets the step of adding and removing the single account.
opportunity-processes = Processes
opportunity-evaluation = How it is judged whether it worked
    .example = Accounts still open a day after leaving: none in three months.
opportunity-due = Due
opportunity-evaluated-on = Judged on
opportunity-evaluated-by = Judged by
opportunity-outcome = Effective
opportunity-result = Result
    .example = Two tenders answered, one won; the certificate was asked for in both.
act-opportunity-evaluate = Judge whether it worked
    .help = Whether the steps reached what they were meant to reach, and what that rests on.
    .done = The judgement is recorded.
act-opportunity-evaluate-outcome = Whether it worked
act-opportunity-evaluate-result = What came of it

choice-aim = Helps to reach
choice-aim-intended-results = The intended results
    .help = 6.1.1 a
choice-aim-fewer-effects = Fewer undesired effects
    .help = 6.1.1 b
choice-aim-improvement = Continual improvement
    .help = 6.1.1 c

choice-pursuit = Decision
choice-pursuit-undecided = Not decided
choice-pursuit-pursue = Pursue
    .help = It is made use of; plan the steps.
choice-pursuit-watch = Watch
    .help = Not now; look again later.
choice-pursuit-decline = Leave
    .help = It is not made use of.

choice-outcome = Effective
choice-outcome-effective = Effective
    .help = It reached what it was meant to reach.
choice-outcome-partly-effective = Partly effective
    .help = It reached part of it.
choice-outcome-not-effective = Not effective
    .help = It did not reach it.

## Objectives

objective = Objective
    .plural = Objectives
    .why = The standard asks for objectives at the functions and levels concerned: measurable, watched, made known, each with a plan.
    .belongs = What information security is to reach in the next one to three years, with measure, target, owner and day. Three to five are enough to begin.
objective-title = Objective
    .example = Leavers lose all access within one day
objective-description = Why
    .example = In 2025 it took four days on average; an audit and two customers found fault with it.
objective-units = Set for
    .help = The functions and levels it is set for; the whole organization where none is named.
objective-policy = Consistent with the policy
objective-measure = Measure
    .example = Share of leavers whose access ended on the last day
objective-baseline = Value at the beginning
objective-target = Target
objective-counted-in = Counted in
    .example = percent
objective-direction = Better is
objective-sign = Sign, if not measured
    .help = How one sees that it is reached, where it cannot be measured.
    .example = Customers no longer ask for it in their questionnaires
objective-risks = Risks it answers
objective-obligations = Obligations it serves
objective-issues = Issues it answers
objective-actions = What will be done
    .example = Connect the payroll system; Sofia Marin, by 30 April.
objective-resources = Resources
    .example = 15 days of IT operations, 8 000 EUR for the connection to the payroll system
objective-owner = Responsible
objective-start = Start
objective-due = Due
objective-evaluation = How results are evaluated
    .example = The share of leavers done within a day is taken from the tickets each month and judged by the security manager.
objective-evaluator = Evaluated by
objective-rhythm = Looked at
objective-check-ins = Check-ins
    .help = What was found each time it was looked at.
    .example = 2 November: 97 %, on track; the three late cases were contractors.
objective-check-ins-value = Value
objective-check-ins-outlook = Outlook
objective-check-ins-by = Looked at by
objective-check-ins-remark = Remark
    .example = Three leavers in Gothenburg were told late; HR sends the list daily now
objective-lacks = The standard asks for more than this objective says yet: { $fields }.
objective-communicated-to = Made known to
    .example = Line managers, HR and IT operations, at the meeting of 12 January
objective-communicated-on = Made known on
objective-next-review = Next review
objective-state = State
choice-objective-state-draft = Draft
choice-objective-state-set = Set
choice-objective-state-reached = Reached
choice-objective-state-missed = Missed
choice-objective-state-dropped = Given up
objective-result = Result
    .example = 97 % within a day in the last quarter; the three cases above it were contractors.
act-objective-check-in = Check in
    .help = The value of that day, how it looks, and what is to be done.
    .done = The check-in is recorded.
act-objective-check-in-value = Value
act-objective-check-in-outlook = Outlook
act-objective-check-in-remark = What is behind it

choice-outlook = Outlook
choice-outlook-on-track = On track
choice-outlook-at-risk = At risk
choice-outlook-off-track = Off track

## Changes

change = Planned change
    .plural = Planned changes
    .why = Changes to the management system have to be planned, and changes in operation kept under control, with a look at what else they may cause.
    .belongs = Changes that touch scope, risks, controls or documents: a new system, a move, a new supplier, another organization, a new edition of the standard.
change-title = What changes
    .example = Move the backups to a second provider
change-kind = Kind
choice-change-kind-management-system = Management system
choice-change-kind-operation = How work is done
choice-change-kind-technology = Systems and networks
choice-change-kind-organization = Organization
choice-change-kind-place = Places
choice-change-kind-supplier = Suppliers
change-description = Description
    .example = Nightly copies go to a provider in another country; the tapes are given up after three months side by side.
change-reason = Why it is needed
    .example = The tapes lie in the same flood zone as the servers.
change-comes-from = Comes from
    .help = Records it comes from: an issue, a finding, an incident, a decision of a review.
change-requested-by = Asked for by
change-requested-on = Asked for on
change-owner = Owner
change-consequences = What could follow
    .help = Also what nobody wants.
    .example = Less work on site; a new supplier sees encrypted data; the line to it may be too slow at the end of the quarter.
change-effect-on-scope = Effect on the scope
    .example = A new interface to the provider; the tape safe leaves the scope.
change-scopes = Scopes
change-effect-on-risks = Effect on risks
    .help = A change that matters calls for a risk assessment.
    .example = Loss by flood becomes less likely; failure of a supplier is assessed anew.
change-risks = Risks
change-controls = Controls
change-documents = Documents to follow
change-assets = Assets
change-processes = Processes
change-units = Units
change-resources = Resources
    .example = 20 days of IT operations, 900 EUR a month
change-actions = Steps
    .example = Restore one system from the new provider; Karim Haddad, by 20 May.
change-way-back = Way back
    .help = How to go back if it fails.
    .example = The tapes run on until the third restore succeeded; the contract can be ended within a month.
change-communication = Who has to know
    .example = IT operations and support by the change calendar; customers by the notes on the platform.
change-start = Start
change-due = Due
change-state = State
choice-change-state-proposed = Proposed
choice-change-state-planned = Planned
choice-change-state-under-way = Under way
choice-change-state-done = Done
choice-change-state-withdrawn = Withdrawn
change-done-on = Done on
change-result = How it went
    .example = Done a week late; two restores succeeded, the line is fast enough.
change-version = Version
change-approval = Approval
change-review = Review
change-review-because = What was seen
act-change-approve = Approve the change
    .help = The plan stays as it is from now on; who sees to it may begin.
    .done = The change is approved.
act-change-bring-in = Bring in as approved before
    .help = The change was approved before it was recorded here. Who approved, when and the proof are kept; it is marked as brought in, and is no signature here.
    .done = { $reference } is approved as it was before.
act-change-bring-in-approved-by = Approved by
act-change-bring-in-approved-on = Approved on
act-change-bring-in-proof = Where that can be seen
    .example = Minutes of the change board of 3 March
act-change-bring-in-evidence = Evidence kept here
    .help = The minutes or the ticket. What is told in words alone somebody has to see.
act-change-revise = Start a revision
    .help = The plan may be altered again, and somebody approves it anew.
    .done = The next version has begun.
act-change-review = Look back
    .help = Whether the change reached its purpose, and with which side effects.
    .done = The review is recorded.
act-change-review-outcome = Whether it reached its purpose
act-change-review-because = What was seen
change-settled = Risks stay as judged
change-settled-because = Why no risk changes
act-change-settle-risks = Say that no risk changes
    .help = The change was carried out, and the risks it touches stay as they were judged. Otherwise they are assessed again after it.
    .done = It is written down that no risk changes.
act-change-settle-risks-because = Why no risk changes
    .example = The new cluster has the same zones, rights and backups; the load is the same
