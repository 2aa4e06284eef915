# Words of the page of the Statement of Applicability.

soa-all = All
soa-words = In plain words
soa-find = Find a control
soa-risks = Risks
soa-own-controls = Own controls
soa-caption = Reference controls of { $standard }
soa-theme-counts = { $total ->
        [one] one control
       *[other] { $total } controls
    }, { $applicable } applicable, { $implemented } implemented
soa-rowless = { $count ->
        [one] { $count } control has no row yet.
       *[other] { $count } controls have no row yet.
    }
soa-rows-made = { $count ->
        [one] { $count } row was added.
       *[other] { $count } rows were added.
    }
soa-proposed = Reasons proposed
soa-proposals = { $count ->
        [one] For { $count } control the records give a reason that nobody confirmed.
       *[other] For { $count } controls the records give reasons that nobody confirmed.
    }
soa-proposals-help = They come from open risks, from obligations, and from own controls at work. A reason counts once a person has confirmed it.
soa-proposed-by-risks = proposed by the records, not confirmed
soa-confirm = Confirm the reasons proposed
soa-confirm-all = Confirm them all
soa-confirmed = { $count ->
        [one] The reasons of { $count } control are confirmed.
       *[other] The reasons of { $count } controls are confirmed.
    }
soa-decide = Decide
soa-beyond = Necessary controls beyond Annex A
soa-beyond-help = These own controls stand for no control of this edition. The statement lists them too.
soa-marks = LR: law or regulation · CO: contract · BP: business need or good practice · RRA: result of the risk assessment. A number counts the risks or obligations. A question mark: derived from records and not confirmed yet.
soa-justification = Justification
soa-mapping = In the other edition
soa-own-words = The text is in our own words; the standard itself has the wording that counts.
soa-risk-count = { $count ->
        [one] { $count } risk
       *[other] { $count } risks
    }
soa-obligation-count = { $count ->
        [one] { $count } obligation
       *[other] { $count } obligations
    }
soa-contract-count = { $count ->
        [one] { $count } contract
       *[other] { $count } contracts
    }
soa-suppliers = Agreed with
soa-practice = a control at work
soa-status-of-own = own controls: { $status }
soa-take-status = take it
soa-take-status-all = Take the status of all from own controls
soa-status-taken = { $count ->
        [one] { $count } control says now what its own controls say.
       *[other] { $count } controls say now what their own controls say.
    }
soa-differing = { $count ->
        [one] { $count } necessary control says another status than the own controls behind it.
       *[other] { $count } necessary controls say another status than the own controls behind them.
    }
soa-differing-help = Implemented where each own control is, in part where any has begun to work. Take it over, or bring the own controls up to date.
soa-answered = Answered in the justification:
soa-left-out-answered = Left out; the justification names every record that speaks against it, and so answers them
soa-against = Left out against:
soa-left-out = Left out, though records speak against it
soa-upheld = Left out by name against:
soa-outdated = Left out by name, before this was so; look again:
soa-left-out-upheld = Left out by { $person } on { $day }, knowing what speaks against it
soa-left-out-outdated = Left out by { $person } on { $day }; since then the justification changed, or other records came to speak against it
soa-would = what speaks against leaving it out (now: { $verdict })
soa-left-out-help = Keep the control in, change what these records say, or say why they do not count: name each of them in the justification, or leave the control out by name.
soa-asset-of = asset of the type “{ $type }”
soa-supplier-of = supplier of “{ $service }”
soa-site-of = site where { $count ->
        [one] one person works
       *[other] { $count } people work
    }
soa-risk-decided = risk with the decision “{ $option }”
soa-treatment-in = part of the treatment plan ({ $state }{ $approved ->
        [yes] , approved
       *[other] { "" }
    })
soa-ground-personal-data = personal data is held or worked on there
soa-ground-people = people, rooms and equipment there have to be protected
soa-ground-premises = a place of your own inside the scope, with rooms and equipment to protect
soa-ground-needed-again = losing its availability weighs heavily, so it has to be restored from something
soa-ground-machinery = a place of your own inside the scope where more runs than desks
soa-ground-development = what it says of itself tells that software is developed
soa-ground-commissioned = its name or what it provides tells that somebody outside develops software
soa-ground-supplied = the organization depends on somebody outside
soa-ground-cloud = a cloud service is used
soa-ground-home = people work from home
soa-ground-obliged = there are obligations to know and to meet
soa-ground-written = a policy is written, so the control is at work
soa-ground-asked-by-clause = a clause of the standard asks the same of every management system
soa-ground-directed = there are roles that direct the management system
soa-ground-supervised = an authority supervises what is done
soa-ground-classified = information is classified as not for everybody
soa-ground-staffed = several people work there with information
soa-ground-equipped = there is equipment in use that software runs on
soa-ground-troubled = incidents have happened, or there is a process for them
soa-ground-held = there are assets to list
soa-ground-asks = asks for this control, through an own control or the row itself
soa-ground-rests = rests on a control that stands for this one:
soa-ground-treats = puts in place a control that stands for this one:
soa-ground-needed = stands for this control beside others, and risks or the plan rest on it
soa-ground-at-work = is at work and stands for this control
soa-contradicted = { $count ->
        [one] { $count } control is left out though records speak against it; somebody has to look:
       *[other] { $count } controls are left out though records speak against it; somebody has to look:
    }
soa-unproven = Evidence too old
soa-proof = Evidence
soa-review = Last review
soa-evidence-on = Evidence of { $day }
soa-tested = tested
soa-looked-at = looked at

## Versions

soa-drift = { $version }, which { $by } approved on { $on }, no longer says what is decided here. { $differs } What is in force is what was approved: freeze and approve a new version.
soa-drift-moved = { $version }, which { $by } approved on { $on }, decides what is decided here. { $differs } That needs no new approval; the next version will say it.
soa-drift-decided = Necessary or not, decided otherwise: { $controls }.
soa-drift-excused = Left out for another reason: { $controls }.
soa-drift-reasons = Necessary for other reasons: { $controls }.
soa-drift-added = Not listed there: { $controls }.
soa-drift-removed = Listed there and no longer here: { $controls }.
soa-drift-implemented = Implementation has moved on: { $controls }.
soa-drift-compare = Compare with today
soa-versions = Versions of the statement
soa-hand-in = Freeze and hand in
soa-handed-in = { $version } keeps the rows of today and waits for its approval.
soa-handed-in-to = { $version } keeps the rows of today. { $person } approves it; it stands under their Today.
soa-version-of = Statement of { $day }
soa-version-new = New version
soa-no-version = No version yet
soa-no-version-help = A version keeps the rows as they were on a day, so that somebody can approve exactly these and an auditor can compare them with the next.
soa-not-frozen = not frozen
soa-not-approved = not approved
soa-compare = What differs
soa-compare-from = Earlier
soa-compare-to = Later
soa-compare-show = Compare
soa-compare-today = Compare with today
soa-compare-kind = Row
soa-compare-what = What changed
soa-compare-counts = { $count ->
        [0] no row differs
        [one] { $count } row differs
       *[other] { $count } rows differ
    }, { $same } are the same
soa-rows-today = The rows of today
soa-rows-of = the rows of { $day }
soa-row-added = added
soa-row-removed = taken out
soa-row-changed = changed

## From 2013 to 2022

soa-transition = From 2013 to 2022
soa-transition-why = Reasons, owners and states go over to their counterparts; what is new or was merged waits for a person.
soa-transition-2013 = Statement of 2013
soa-carries = { $count ->
        [one] { $count } control of 2022 can take over what was decided in 2013.
       *[other] { $count } controls of 2022 can take over what was decided in 2013.
    }
soa-carries-help = One counterpart: the decision goes over. Several: their reasons are brought together and the decision waits for you. Rows of 2022 that are decided stay as they are.
soa-carry = Carry over
soa-carried = What was decided in 2013 is carried over.
soa-mapping-kind = What happened to it
soa-waits-decide-new = New in 2022: somebody has to decide ({ $count })
soa-waits-decide-merged = Merged from several: somebody has to decide ({ $count })
soa-waits-carry = Can be carried over ({ $count })
soa-waits-earlier = Not decided in 2013 ({ $count })
soa-waits-settled = Decided in 2022 ({ $count })
