# Words of the risk register, of a risk's card and of the matrix.

risks-title = Risk register
risks-title-short = Risks
risks-add = Add a risk
risks-tabs = Which risks
risks-tab-open = Open
risks-tab-proposed = Proposals
risks-tab-rejected = Rejected
risks-apply = Apply
risks-count = { $found } of { $total } { $total ->
        [one] risk
       *[other] risks
    }
risks-where = { $from } to { $to } of { $found }
risks-more-lines = 1,000 on a page
risks-caption = Risks with their levels, treatment and decision
risks-parts = asset · threat · vulnerability
risks-l = L
risks-e = E
risks-level = Level
risks-stage = Decision
risks-treatment = Treatment
risks-controls = Controls
risks-after-plan = after plan
risks-reassess = assess again
risks-reassess-scales = assess again, the scales changed
risks-as-it-is = as it is
risks-accepted-above = accepted
risks-approved-to-accept = plan approved, to accept
ask-person = Ask { $person }
ask-done = { $person } is asked with { $reference }. It stands under their Today.
asked-person = Asked { $person } on { $day }
ask-without-account = { $person } has no account here, and sees nothing that is asked.
ask-task = { $act }: { $record }
waits-for-person = Waits for { $person }
risks-empty = No risk is in the register yet
risks-none-here = There is none of these.
risks-propose = Propose risks from the assets
risks-propose-help = The threat library knows { $count ->
        [one] one risk
       *[other] { $count } risks
    } for { $assets ->
        [one] this asset
       *[other] these { $assets } assets
    } that { $count ->
        [one] is
       *[other] are
    } not in the register yet. Tick what is wanted; for every asset its gravest comes first. Fifty are proposed at once, unless you ask for another number.
risks-propose-assets = { $count ->
        [one] One asset
       *[other] { $count } assets
    }
risks-propose-count = { $count ->
        [one] one to propose
       *[other] { $count } to propose
    }
risks-propose-carried = { $count ->
        [one] one to propose, by the type of what holds or carries it
       *[other] { $count } to propose, by the types of what holds or carries it
    }
risks-propose-more = There are more assets than stand here.
risks-propose-choose = Tick them in their register, then choose “Propose risks” above its table.
risks-propose-nothing = The threat library has nothing to propose for any asset as it stands.
risks-propose-untyped = { $count ->
        [one] One asset has no type, so nobody can say what may happen to it; give it one, or say what it depends on:
       *[other] { $count } assets have no type, so nobody can say what may happen to them; give them one, or say what they depend on:
    }
risks-propose-unknown = { $count ->
        [one] For one asset the threat library knows no threats to its type, nor to what it depends on. Say what holds or carries it, or write its risks yourself:
       *[other] For { $count } assets the threat library knows no threats to their types, nor to what they depend on. Say what holds or carries them, or write their risks yourself:
    }
risks-propose-exhausted = { $count ->
        [one] For one asset all that the library knows is in the register, kept or rejected:
       *[other] For { $count } assets all that the library knows is in the register, kept or rejected:
    }
risks-why-valued = Touches what is valued { $value }, by { $ways ->
        [one] one way in
       *[other] { $ways } ways in
    }.
risks-why-unvalued = Touches nothing that is valued, by { $ways ->
        [one] one way in
       *[other] { $ways } ways in
    }.
risks-propose-types = Asset types and the threat library

choice-risk-stage = Stage
choice-risk-stage-proposed = proposal
choice-risk-stage-rejected = rejected
choice-risk-stage-to-assess = to assess
choice-risk-stage-to-decide = to decide
choice-risk-stage-to-plan = to plan
choice-risk-stage-to-expect = judge what will remain
choice-risk-stage-to-approve = plan to approve
choice-risk-stage-to-accept = to accept
choice-risk-stage-awaiting-countersignature = to countersign
choice-risk-stage-acceptance-expired = acceptance ran out
choice-risk-stage-above-line = accepted, but above the line
choice-risk-stage-reopened-by-evidence = reopened by the evidence
choice-risk-stage-accepted = accepted, within the criteria

## A risk

risk-untouched = Not touched
risk-assets-worth = The assets are valued { $level }: that is what it would come to at worst.
risk-judgements = What was judged
risk-inherent = Without controls
risk-target = Target
risk-target-by = a score of { $score } by { $day }
risk-target-score-only = a score of { $score }
risk-earlier = { $count ->
        [one] { $count } earlier reading
       *[other] { $count } earlier readings
    }
risk-computed-now = as the method in force computes it today
risk-reading = Reading
risk-how = How
risk-sentence = The risk in one sentence
risk-sentence-cause = { $words }
risk-sentence-event = so: { $words }
risk-sentence-harm = which means: { $words }
risk-none-at-work = None at work yet
risk-planned-controls = Controls of the plan
risk-no-sentence = Nobody has described it yet: cause, event and consequence.
risk-waits-for = waits for { $person }
risk-plan = Plan
risk-signatures = Signatures
risk-signatures-help = A signature is given in your name and bears today’s date.
risk-entries = { $count ->
        [one] { $count } entry
       *[other] All { $count } entries
    }
risk-judged = { $person }, { $day }, method version { $version }
risk-sum-product = Worst consequence { $consequence } ({ $criteria }) times likelihood { $likelihood } is { $score }; { $level } begins at { $from }.
risk-sum-highest = The higher of worst consequence { $consequence } ({ $criteria }) and likelihood { $likelihood } is { $score }; { $level } begins at { $from }.
risk-sum-sum = Worst consequence { $consequence } ({ $criteria }) plus likelihood { $likelihood } is { $score }; { $level } begins at { $from }.
risk-sum-matrix = The method’s matrix gives { $score } for consequence { $consequence } ({ $criteria }) and likelihood { $likelihood }; { $level } begins at { $from }.
risk-sum-tvi = Likelihood of the threat { $likelihood } times ease { $ease } times impact { $consequence } ({ $criteria }), the worst that the threat touches, is { $score }; { $level } begins at { $from }.
risk-helps = Controls that help
risk-chance = Likelihood times ease
risk-indicated = Indicated today
risk-indicated-stale = The controls carry the assessment, but what shows that they work has grown old.
risk-indicated-none = The controls carry the assessment.
risk-indicated-crossed = The controls no longer carry the assessment: { $level } is indicated.
risk-indicated-sum = The controls lost { $lost } of 100 of the strength they had. Likelihood { $from } becomes { $likelihood }, consequence { $was } becomes { $consequence }: { $score }, { $level }.
risk-indicated-control = { $then } of 100 when assessed; now { $placed } in place × { $tested } tested × { $evidence } evidence = { $now }.
evidence-too-old = The newest that shows that it works is of { $day }, and counts for { $days } days.
evidence-run-out = The newest that shows that it works is of { $day }, and has run out.
evidence-missing = Nothing shows that it works, though it asks for something every { $days } days.
control-unproven-risks = { $told } Collect it anew or test the control. What rests on it:
control-unproven = { $told } Collect it anew or test the control.
control-collect = Record evidence
risk-overtaken = Reopened by the evidence: { $person } accepted this on { $day }, assessed as { $assessed }. Since then its controls lost { $lost } of 100 in strength, and { $score } ({ $level }) is indicated. The acceptance no longer counts.
risk-above-line = { $person } accepted this at { $score } on { $day }. By { $method }, it lies above the line of { $line }, and the acceptance lacks { $lacks }. It no longer counts until the owner accepts the risk anew.
risk-above-lowered-line = { $person } accepted this at { $score } on { $day }. The line was lowered from { $before } to { $line } on { $on } by { $by } ({ $method }); now this lies above it, and the acceptance lacks { $lacks }. It no longer counts until the owner accepts the risk anew.
risk-other-scales = Assessed by { $before }, on other scales than those of { $method }, which { $by } approved on { $on }: assess it again. What was decided and accepted by the scales of then counts no more.
risk-other-meanings = Assessed by { $before }, whose steps mean something else than those of { $method }, which { $by } approved on { $on }: assess it again.
method-in-version = { $method }, version { $version }
risk-overtaken-settle = To settle it, assess the risk again by the controls that work, or have its owner accept it again with a reason. It settles by itself once the controls are proven to work.
risk-accepted-knowing = knowing that { $score } was indicated
risks-weakened = Weakened controls: { $count }
risk-decided = { $option }, decided by { $person } on { $day }
brought-in = brought in on { $day } by { $person }, proof: { $proof }
risk-plan-approved = approved by { $person } on { $day }
risk-plan-unapproved = not approved
risk-plan-steps = { $done } of { $total } steps done
risk-plan-done = carried out on { $day }
risk-plan-due = due { $day }
risk-line = up to { $score } ({ $level }) the owner alone may accept
risk-line-within = up to { $score } ({ $level }) the owner alone may accept, and so this one: { $own }
risk-line-above = up to { $score } ({ $level }) the owner alone may accept; at { $own } ({ $band }), { $role } countersigns
risk-line-reasoned = up to { $score } ({ $level }) the owner may accept without more; at { $own } ({ $band }), { $with }
risk-line-band = { $band }: { $role }
risk-line-bands = up to { $score } ({ $level }) the owner alone may accept; who countersigns above it: { $roles }
risk-accepted-by = { $person } accepted a score of { $score } on { $day }
risk-accepted-until = until { $day }
risk-countersigned-by = countersigned by { $person } on { $day }
risk-reopened-told = Reopened by { $person } on { $day }: { $reason }
risk-handed-over-told = { $from } handed this to { $to } on { $day }. What was accepted counts until { $until }; by then { $to } accepts it anew.
risk-rejected-by = Rejected by { $person } on { $day }: { $reason }

## The golden thread

thread-golden = Golden thread
thread-standing = { $standing } of { $wanted } links stand.
thread-here = { $reference } this risk
thread-level = level { $level }
thread-owner = owner { $person }
thread-asset = asset
thread-asset-worth = asset, value { $level }
thread-threat = threat
thread-vulnerability = vulnerability
thread-vulnerability-more = vulnerability, and { $count } more
thread-control = control, { $status }
thread-soa = reference control, { $status }
thread-soa-excluded = reference control, excluded
thread-plan = plan, not approved
thread-plan-approved = plan, approved
thread-plan-done = plan, carried out
thread-accepted = accepted on { $day }
thread-accepted-until = accepted until { $day }

thread-no-asset = No asset is named
thread-make-asset = name one
thread-no-threat = No threat is named
thread-make-threat = name one
thread-no-vulnerability = No vulnerability is named
thread-make-vulnerability = name one
thread-no-owner = No owner is named
thread-make-owner = name one
thread-no-assessment = Not assessed
thread-no-decision = Nothing is decided
thread-no-control = No control works against it
thread-make-control = link one
thread-unmapped = It stands for no reference control
thread-make-mapping = map it to Annex A
thread-no-row = { $control } { $title } has no row in the Statement of Applicability
thread-make-rows = prepare the rows
thread-undecided = { $control } { $title } is not decided in the Statement of Applicability
thread-make-verdict = decide
thread-no-plan = No plan treats it
thread-make-plan = Plan the treatment
thread-unapproved = The owner has not approved the plan
thread-above-line = Above the line of the method in force: to be accepted anew
thread-other-scales = Assessed on scales that are no longer in force
thread-overtaken = The evidence took the acceptance back
thread-no-acceptance = Nobody has accepted what remains
thread-no-countersignature = The countersignature is missing

## Matrix

risk-matrix = Matrix
risk-matrix-why = Where the risks stand: how likely, how bad.
matrix-title = Risk matrix
matrix-register = Register
matrix-reading = Which reading
matrix-axes = L ↑ C →
matrix-steps = What the steps mean
matrix-axes-multiplied = L × E ↑ C →
matrix-multiplied = The lines are the likelihood of the threat times the ease of using the vulnerability.
matrix-open = , open these risks
matrix-caption = { $count ->
        [0] No open risk stands here yet.
        [one] { $count } open risk; its number opens it.
       *[other] { $count } open risks; each number opens its risks.
    }
matrix-unapproved = not approved yet
matrix-as-table = As a table
matrix-off-scale = { $count ->
        [one] { $count } risk was judged on other scales and is not shown.
       *[other] { $count } risks were judged on other scales and are not shown.
    }
matrix-no-method = There is no risk method yet
matrix-no-method-help = The matrix shows the scales of the method. Adopt the one offered, or write your own.
matrix-to-methods = Go to the methods
matrix-moves = What the plans change
matrix-no-moves = No plan is expected to change a level.
matrix-legend = Levels
matrix-and-up = { $from } and more
matrix-owner-alone = the owner alone accepts
matrix-divided = up to { $line } the owner alone accepts; from { $from } { $above }
matrix-reasoned = the owner accepts, { $with }
matrix-countersigned = the owner accepts, { $with }; { $role } countersigns
matrix-line = The red line in the matrix is the acceptance line.
method-preview = What this method gives
method-preview-help = It follows what you type. The thick line is the acceptance line.
method-preview-none = Name at least the steps of likelihood and consequence.
method-preview-lacks = Before it can be approved
risk-only-prevented = The consequence is expected to fall from { $from } to { $to }, while the controls that are to bring it down only prevent: they make it less likely, not less bad. With the consequence as it is, { $otherwise } remains instead of { $expected }. Say on what the expectation rests, or name a control that notices or puts right. The controls:
risk-only-noticed = The likelihood is expected to fall from { $from } to { $to }, while the controls that are to bring it down only notice or put right: they make it less bad, not less likely. With the likelihood as it is, { $otherwise } remains instead of { $expected }. Say on what the expectation rests, or name a control that prevents. The controls:
