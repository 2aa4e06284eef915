# Words of the workshop, the owner's page, the treatment plan and the dependencies of assets.

## Workshop

values = Values of assets
values-why = What it would mean to lose confidentiality, integrity or availability of what carries value itself. Whatever supports it inherits its value.
values-primary = Primary assets
values-open = Not valued yet
values-worthless = Without value
values-all = All assets
assets-worthless = { $count ->
        [one] One asset has no value and nothing of value needs it, so that its risks come last:
       *[other] { $count } assets have no value and nothing of value needs them, so that their risks come last:
    }
assets-worthless-value = Value them
values-none = No asset is left here. Assets come from their register; the method says by which criteria they are valued.
values-keys = A digit picks a step, Enter goes on to the next asset. The head of a column fills what is still empty.
values-inherited = inherits { $values }
workshop = Workshop
workshop-why = Owners score one risk after the other. What is scored is kept at once; come back any time and go on.
workshop-record = Workshop of { $day }
workshop-runs = What is scored belongs to
workshop-begin = Begin the record of this workshop
workshop-begin-help = An assessment that keeps the results; complete it when the last risk has its score.
workshop-whose = Whose risks
workshop-all = Everybody’s
workshop-mine = Mine
workshop-no-method = Scores need a method that is approved.
workshop-progress = { $done } of { $total } { $total ->
        [one] risk is
       *[other] risks are
    } scored by the method in force.
workshop-reopened = Opened again: { $reason }
workshop-beside = Criteria that the threat does not touch
workshop-because = What this rests on
workshop-next = Keep and go on
workshop-skip = Skip
workshop-controls = Name controls that work already
workshop-same = Same as before
workshop-same-help = Gives the last reading again, with today’s date.
workshop-score = Comes to { $score }, { $level }
workshop-score-above = Comes to { $score }, { $level }: above the line
workshop-keys = A digit picks a step and leads on; Enter keeps it.
workshop-after = After this one
workshop-done = Every risk has a score
workshop-done-own = Every risk of yours has a score
workshop-done-others = { $count ->
        [one] One risk of somebody else has none yet.
       *[other] { $count } risks of others have none yet.
    }
workshop-done-help = Next their owners decide what to do about each.
workshop-decide = Risks to decide about
workshop-readers = Your role reads here; whoever may assess risks scores them.

## The owner's page

owner-page = My risks
owner-page-why = What waits for one owner of risks: to score, to decide, to plan, to sign.
owner-why = What waits for { $person }: { $count ->
        [0] nothing
        [one] one decision
       *[other] { $count } decisions
    }.
owner-nobody = Risks have owners, and this account stands for nobody.
owner-link = This page, to hand on:
owner-link-copy = Copy the address
owner-link-copied = Copied
owner-nothing = Nothing about risks waits for you. Thank you.
owner-assess = To score
owner-score = Score them
owner-weakened = Reopened by the evidence
owner-weakened-help = The controls of these lost strength since somebody assessed them: a test failed or lapsed, evidence grew old, a control is gone. Assess each again, or accept it as it is with a reason.
owner-assess-again = Assess it again
owner-decide = To decide
owner-decide-help = Tick the risks that the same is to be done about, then choose what. What fits none of the others is decided by itself.
owner-what = What do you want to do about those ticked?
owner-decide-all = Decide about those ticked
owner-more = More about it
owner-plan = To plan
owner-plan-help = These are to be treated, and no measure says yet what is done, by whom and by when. One measure may treat several: tick those.
owner-plan-all = Plan a measure for those ticked
owner-expect = To judge what remains
owner-expect-help = The measures are planned. Say how likely and how bad each will still be once they are carried out.
owner-expect-all = Judge all of them on one page
remaining = What remains
remaining-why = How likely and how bad each risk will still be once its plan is carried out: a row for each, kept together.
remaining-none = No risk waits for that.
remaining-as-now = as today: { $step }
remaining-keys = What you leave as today stays as today; a row in which you say nothing is not judged. Enter goes to the next row.
remaining-done = { $count ->
    [one] What remains of one risk is judged.
   *[other] What remains of { $count } risks is judged.
}
owner-because = Why
owner-concerns = It concerns { $assets }.
owner-today = Today
owner-planned = What is planned
owner-then = After that
owner-said = { $likelihood }. If it happens: { $consequence } ({ $criterion }).
owner-sign = To sign
owner-sign-help = With one signature you approve what is planned and let what remains stand. Untick what you do not want to sign yet.
owner-sign-all = Approve and accept
owner-above = Above the line
owner-above-help = These lie above the acceptance line. Accept each by itself, { $with }; where the level names a role, its holder countersigns.
owner-above-alone = The level of this one names no role to countersign: your signature is enough, { $with }.
owner-unready = Your signature does not approve it so.
owner-approves-too = Your signature approves { $plans } as well: { $count ->
        [one] the plan
       *[other] the plans
    } that what remains rests on.
owner-approve = Plans to approve
owner-approve-help = What remains after these plans is accepted; the plans themselves still wait for your approval.
owner-why-acceptable = Why it is acceptable for now
owner-countersign = To countersign
owner-accepted-by = { $person } accepted this until { $until }: { $reason }
owner-accepted-endless = { $person } accepted this: { $reason }
accept-with-end = with a reason and a last day
accept-with-reason = with a reason
owner-open = Accept it, { $with }
owner-countersigns = Once you accepted it, { $role } countersigns.
owner-until-latest = At most until { $day }: then the method has it assessed again.
owner-waiting = Waiting for others
owner-waiting-for = waits for the countersignature of { $people }, who { $count ->
        [one] holds
       *[other] hold
    } the role { $role }
owner-waiting-nobody = waits for the countersignature of { $role }, a role that nobody else holds; ask whoever gives roles
owner-accepted = Accepted

## The treatment plan

plan = Treatment plan
plan-why = What is done about the risks, by whom and by when, approved by their owners.
plan-as = How it is shown
plan-board = Board
plan-table = Table
plan-counts = { $count ->
        [one] { $count } measure
       *[other] { $count } measures
    }, { $open } open, { $late } late, { $unapproved } not approved
plan-cost = Costs
plan-late = Late
plan-unapproved = Not approved
plan-mine = Mine
plan-add = Add a measure
plan-none = There is no measure yet
plan-none-help = A plan says what is done about which risks, by whom and by when. Measures begin at a risk that is to be modified, avoided or shared.
plan-none-shown = None of the measures is like this.
plan-due = due { $day }
plan-done = done on { $day }
plan-steps = { $done } of { $total } steps
plan-waits-for = to be approved by { $people }
plan-approved-by = approved by { $people }
plan-owner-left = its owner has left
plan-no-owner = nobody sees to it
plan-no-due = no date
plan-left-out = left out of the Statement of Applicability:
plan-move = Move
plan-move-to = To
plan-moved = { $reason } ({ $person }, { $day })
plan-moved-to = { $reference } is now under { $column }.
plan-check = Checked
plan-check-by = { $day } by { $person }
plan-caption = The treatment plan, measure by measure

## Dependencies of assets

dependencies = Dependencies
dependencies-why = What assets cannot work without, and the values that pass along.
dependencies-drawn = { $count } assets and { $edges } dependencies, drawn from those that need to those that are needed
dependencies-of = Around { $asset }
dependencies-whole = All assets with dependencies
dependencies-more = { $count } more are not drawn; begin at one of these to see what lies around it.
dependencies-needs = Needs
dependencies-needed = Needed by
dependencies-inherited = inherited
dependencies-none = No asset depends on another yet
dependencies-none-help = Say in each asset what it cannot work without. Then the values of what matters pass on to what carries it, and you rate each only once.
dependencies-caption = The assets drawn, with what they need and their values
dependencies-how-highest = An asset without a value of its own inherits the highest value of those that need it.
dependencies-how-sum = An asset without a value of its own inherits the sum of the values of those that need it, up to the highest step.
plan-target = target { $score }
plan-target-by = target { $score } by { $day }
