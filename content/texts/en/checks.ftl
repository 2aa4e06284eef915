# The checks: what each asks, and the sentence for each case. Lists such as { $risks } come joined, at most five
# references and then the count of the others. { $count } is the number of things the sentence is about.

## 4.1 Issues

check-issues-determined = External and internal issues are determined
check-issues-determined-none = No external or internal issue that matters to the management system is recorded.
check-issues-determined-none-why = the context may be known; nothing shows that it was determined
check-issues-determined-one-sided = Only one side of the context is recorded; no { $missing } issue is.
check-issues-determined-one-sided-why = one of external and internal was not looked at
check-issues-determined-effect = { $issues } { $count ->
        [one] does
       *[other] do
    } not say what effect on the management system is seen.
check-issues-determined-catchword = { $issues } { $count ->
        [one] says
       *[other] say
    } in a word each what the issue is and what it does; somebody has to say what is meant.
check-issues-determined-twins = { $issues } have the same title; somebody has to say whether they are one issue.
check-issues-determined-boilerplate = { $issues } tell their effect in the same words; somebody has to say what each of them does to this organization.
check-issues-determined-ok = { $external } external and { $internal } internal issues are determined, each with its effect.

check-issues-kept-current = Issues are looked at again
check-issues-kept-current-none = There is no issue to look at again.
check-issues-kept-current-overdue = The review of { $issues } is overdue.
check-issues-kept-current-overdue-why = what was determined is there; nobody looked at it again in time
check-issues-kept-current-ahead = { $issues } { $count ->
        [one] tells
       *[other] tell
    } of a look on a day that has not come yet.
check-issues-kept-current-ahead-why = the record is there, its day cannot be right
check-issues-kept-current-turned = { $issues } { $count ->
        [one] names
       *[other] name
    } days that contradict each other: { $earlier } before { $first }; somebody has to say which is right.
check-issues-kept-current-retired = { $issues } { $count ->
        [one] is
       *[other] are
    } retired, while { $leaning } still { $leaners ->
        [one] rests
       *[other] rest
    } on { $count ->
        [one] it
       *[other] them
    }.
check-issues-kept-current-retired-why = records in use rest on one that no longer is
check-issues-kept-current-left = { $issues } { $count ->
        [one] belongs
       *[other] belong
    } to somebody who has left.
check-issues-kept-current-left-why = somebody left, and what was theirs was not handed over
check-issues-kept-current-put-off = The next review of { $issues } { $count ->
        [one] lies
       *[other] lie
    } more than three years after the last; somebody has to look sooner.
check-issues-kept-current-past = { $issues } { $count ->
        [one] is
       *[other] are
    } said to be past, while { $leaning } still rest on { $count ->
        [one] it
       *[other] them
    }; somebody has to say which holds.
check-issues-kept-current-ok = { $total ->
        [one] The one issue was
       *[other] All { $total } issues were
    } looked at in time; the next review is due on { $next }.

check-issues-climate-determined = It is determined whether climate change is a relevant issue
check-issues-climate-determined-none = While no issue is recorded, nothing can answer whether climate change is one.
check-issues-climate-determined-missing = Nothing shows that the organization determined whether climate change is a relevant issue.
check-issues-climate-determined-missing-why = the question was never answered, whatever its answer
check-issues-climate-determined-past = What was said of climate change stands on an issue that is past or retired, and nothing says whether it is a relevant issue today.
check-issues-climate-determined-past-why = it was determined once, and not kept up to date
check-issues-climate-determined-gone = What was said of climate change stands on an issue that is past; it waits for the issues that are missing.
check-issues-climate-determined-bare = { $issue } says that climate change is no relevant issue, and nothing says why; somebody who asks will want to hear it.
check-issues-climate-determined-divided = { $issues } answer the question of climate change in different ways; somebody has to say which answer holds.
check-issues-climate-determined-contradicted = { $issue } says that climate change is not relevant, while { $needs } { $needs ->
        [one] need
       *[other] needs
    } of interested parties concern it; somebody has to look.
check-issues-climate-determined-denied = { $issues } { $count ->
        [one] tells
       *[other] tell
    } of what climate change does, and risks come from { $count ->
        [one] it
       *[other] them
    }, yet { $count ->
        [one] it says
       *[other] they say
    } that climate change is not relevant; somebody has to look.
check-issues-climate-determined-idle = { $issue } says that climate change is a relevant issue, and nothing follows from it; somebody has to say whether that is right.
check-issues-climate-determined-relevant = { $issue } says that climate change is a relevant issue.
check-issues-climate-determined-not-relevant = { $issue } says that climate change is not a relevant issue.

## 4.2 Interested parties

check-parties-named = The interested parties are named
check-parties-named-none = No interested party is recorded.
check-parties-named-none-why = the requirements that security has to meet cannot be complete
check-parties-named-unasked = { $obligations } { $count ->
        [one] binds by law, and neither it
       *[other] bind by law, and neither they
    } nor any interested party names who makes or supervises the rule; somebody has to look.
check-parties-named-nobodys = { $obligations } { $count ->
        [one] names
       *[other] name
    } no interested party that demands it, while most do; somebody has to say whose demand it is.
check-parties-named-ok = { $total ->
        [one] One interested party is
       *[other] { $total } interested parties are
    } named.
check-parties-named-customers = There are processes that earn money, and no party is a customer; somebody has to say who pays for what is done.

check-parties-needs-listed = The requirements of interested parties are listed
check-parties-needs-listed-ahead = { $parties } { $count ->
        [one] tells
       *[other] tell
    } of a look on a day that has not come yet.
check-parties-needs-listed-ahead-why = the record is there, its day cannot be right
check-parties-needs-listed-judged-ahead = { $obligations } { $count ->
        [one] tells
       *[other] tell
    } of a look on a day that has not come yet.
check-parties-needs-listed-judged-ahead-why = the record is there, its day cannot be right
check-parties-needs-listed-none = No requirement of an interested party is recorded.
check-parties-needs-listed-missing = For { $parties } neither a need nor an obligation is recorded.
check-parties-needs-listed-overdue = The review of { $parties } is overdue.
check-parties-needs-listed-overdue-why = what was determined is there; nobody looked at it again in time
check-parties-needs-listed-obligations = The review of { $obligations } is overdue.
check-parties-needs-listed-obligations-why = what was determined is there; nobody looked at it again in time
check-parties-needs-listed-blank = { $count ->
        [one] A need
       *[other] Needs
    } of { $parties } { $count ->
        [one] does
       *[other] do
    } not say what is needed.
check-parties-needs-listed-blank-why = a need is listed without its content
check-parties-needs-listed-law = { $parties } { $count ->
        [one] needs
       *[other] need
    } what the law asks, in words that do not say what that is, and no law or regulation stands among the obligations; somebody has to say which law it is.
check-parties-needs-listed-lawless = { $records } { $count ->
        [one] holds
       *[other] hold
    } personal data, and neither a law nor a regulation nor a need of law is listed.
check-parties-needs-listed-lawless-why = the law that binds whoever holds such data was not determined
check-parties-needs-listed-retired = { $obligations } { $count ->
        [one] is
       *[other] are
    } retired, while { $leaning } still { $leaners ->
        [one] rests
       *[other] rest
    } on { $count ->
        [one] it
       *[other] them
    }.
check-parties-needs-listed-retired-why = records in use rest on one that no longer is
check-parties-needs-listed-left = { $parties } { $count ->
        [one] belongs
       *[other] belong
    } to somebody who has left.
check-parties-needs-listed-left-why = somebody left, and what was theirs was not handed over
check-parties-needs-listed-orphaned = { $obligations } { $count ->
        [one] belongs
       *[other] belong
    } to somebody who has left.
check-parties-needs-listed-orphaned-why = somebody left, and what was theirs was not handed over
check-parties-needs-listed-ok = { $needs } needs and { $obligations } obligations of interested parties are listed.

check-parties-needs-addressed = It is decided which requirements the management system addresses
check-parties-needs-addressed-torn = { $parties } say the same of one party twice, once as addressed and once as not; somebody has to say which holds.
check-parties-needs-addressed-partly = { $obligations } { $count ->
        [one] has
       *[other] have
    } been met in part for a year, and nothing follows from that; somebody has to look.
check-parties-needs-addressed-to-come = { $obligations } { $count ->
        [one] stands as met by controls
       *[other] stand as met by controls
    } none of which is at work yet; somebody has to look.
check-parties-needs-addressed-gone = { $obligations } { $count ->
        [one] stands
       *[other] stand
    } as met by controls that are all retired; somebody has to look.
check-parties-needs-addressed-excluded = What { $parties } { $count ->
        [one] needs
       *[other] need
    } is said to be addressed by reference controls that the Statement of Applicability leaves out; somebody has to look.
check-parties-needs-addressed-early = { $obligations } { $count ->
        [one] was judged as met before it bound
       *[other] were judged as met before they bound
    }; somebody has to say whether that holds since.
check-parties-needs-addressed-unshown = { $obligations } { $count ->
        [one] stands
       *[other] stand
    } as met, and nothing says when or by what that was judged; somebody has to look.
check-parties-needs-addressed-none = No need of an interested party is recorded yet.
check-parties-needs-addressed-undecided = Nobody has decided whether the management system addresses what { $parties } { $count ->
        [one] needs
       *[other] need
    }.
check-parties-needs-addressed-unreasoned = Needs of { $parties } are not addressed, and no reason is given.
check-parties-needs-addressed-unreasoned-why = the decision is there, what it rests on is not
check-parties-needs-addressed-declined = Not all that law or contracts give { $parties } is addressed by the management system; somebody has to say whether that may be.
check-parties-needs-addressed-unmet = { $obligations } { $count ->
        [one] is
       *[other] are
    } not met, and no nonconformity, action, improvement or change names { $count ->
        [one] it
       *[other] them
    }; somebody has to say what follows.
check-parties-needs-addressed-unjudged = Nobody has judged whether { $obligations } { $count ->
        [one] is
       *[other] are
    } met, though { $count ->
        [one] it has
       *[other] they have
    } been binding for more than 90 days.
check-parties-needs-addressed-unjudged-why = what is asked is known, whether it is met is not
check-parties-needs-addressed-silent = Needs of { $parties } are said to be addressed, and nothing says how; somebody has to look.
check-parties-needs-addressed-ended = { $obligations } { $count ->
        [one] binds
       *[other] bind
    } no longer and still { $count ->
        [one] stands
       *[other] stand
    } as met; somebody has to say what holds now.
check-parties-needs-addressed-aged = Whether { $obligations } { $count ->
        [one] is
       *[other] are
    } met was last judged more than three years ago; somebody has to judge anew.
check-parties-needs-addressed-ok = { $count } of { $total } needs are addressed by the management system; about the others it was decided that they are not.

## 4.3 Scope

check-scope-approved = The scope is written and approved
check-scope-approved-ahead = { $scope } was approved on { $on }, a day that has not come yet.
check-scope-approved-ahead-why = the approval is there, its day cannot be right
check-scope-approved-none = There is no written scope of the management system.
check-scope-approved-none-why = without a scope nothing else can be judged
check-scope-approved-draft = { $scope } is written but nobody with authority has approved it.
check-scope-approved-draft-why = no scope is in force
check-scope-approved-changed = The revision of { $scope } is open since { $changed }; in force is still the version approved on { $approved }.
check-scope-approved-changed-why = what people work on and what was approved differ
check-scope-approved-earlier = { $scope } is at version { $version }, and the approval is of version { $approved }.
check-scope-approved-earlier-why = the version in use was not approved
check-scope-approved-late = { $scope } was approved on { $on }; the management system operates since { $from }.
check-scope-approved-late-why = there is a scope, and work began before anybody had approved it
check-scope-approved-departed = { $scopes } { $count ->
        [one] was
       *[other] were
    } approved by { $by } after the last day of work here.
check-scope-approved-departed-why = there is an approval, and it is nobody's who worked here
check-scope-approved-unauthorized = { $scopes } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, without a role in the management system on that day. The right to approve was with { $holders }.
check-scope-approved-unauthorized-why = there is an approval, and nothing shows that it was theirs to give
check-scope-approved-dated-back = { $scopes } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, whose role was entered here only afterwards, with an earlier day. The right to approve was with { $holders }.
check-scope-approved-dated-back-why = there is an approval, and when it was given nothing showed that it was theirs to give
check-scope-approved-beneath = { $scopes } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, while top management was named and the right to approve was with { $holders }; somebody has to say whether that is in order.
check-scope-approved-alone = { $scopes } { $count ->
        [one] was
       *[other] were
    } approved by { $by } alone, who { $count ->
        [one] answers for it
       *[other] answers for them
    }, while { $holders } could have done so; somebody has to say whether that is in order.
check-scope-approved-unsaid-right = { $scopes } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, whose role on that day does not say that its holder approves; somebody has to say whether it does. The records show the right of { $holders }.
check-scope-approved-left = { $scopes } { $count ->
        [one] belongs
       *[other] belong
    } to somebody who has left.
check-scope-approved-left-why = somebody left, and what was theirs was not handed over
check-scope-approved-unproved = { $scopes } { $count ->
        [one] was
       *[other] were
    } brought in as approved before, and nothing of the proof is kept here; somebody has to see it.
check-scope-approved-ok = { $scope } was approved by { $by } on { $on }.

check-scope-states-boundaries = The scope says where it ends
check-scope-states-boundaries-none = There is no scope, so nothing says what lies inside the management system.
check-scope-states-boundaries-statement = { $scope } does not say what it covers.
check-scope-states-boundaries-statement-why = boundaries and applicability are not determined
check-scope-states-boundaries-boundaries = { $scope } does not say where it ends by { $missing }.
check-scope-states-boundaries-boundaries-why = part of the boundary is open
check-scope-states-boundaries-boundaries-open = { $scope } does not say where it ends by { $missing } in so many words; whether the rest of it does has to be read.
check-scope-states-boundaries-clauses = { $scope } excludes clause { $clause }; none of clauses 4 to 10 can be left out by an organization that claims conformity.
check-scope-states-boundaries-clauses-why = a requirement of the standard is left out
check-scope-states-boundaries-unjustified = { $scope } leaves out { $exclusions } without saying why.
check-scope-states-boundaries-unjustified-why = what is left out is named, the reason is not
check-scope-states-boundaries-nameless = { $scope } gives a reason for leaving something out, and does not say what.
check-scope-states-boundaries-nameless-why = the boundary is drawn, one part of it cannot be read
check-scope-states-boundaries-open = { $records } { $count ->
        [one] lies
       *[other] lie
    } neither inside { $scope } nor among what it leaves out.
check-scope-states-boundaries-vanished = { $scope } names as inside what is no longer there: { $records }.
check-scope-states-boundaries-vanished-why = the scope was not kept up to date
check-scope-states-boundaries-several = { $scopes } are both approved, and neither replaces the other; somebody has to say which of them holds.
check-scope-states-boundaries-across = { $sites } { $count ->
        [one] is
       *[other] are
    } left out of the scope, while { $against } there belong to what lies inside; somebody has to look.
check-scope-states-boundaries-split = { $units } { $count ->
        [one] lies
       *[other] lie
    } outside the scope, while { $inner } of { $count ->
        [one] it
       *[other] them
    } lie inside; somebody has to look.
check-scope-states-boundaries-outsourced = { $suppliers } { $count ->
        [one] is
       *[other] are
    } left out of the scope by name, while what lies inside rests on { $count ->
        [one] it
       *[other] them
    }: what is done by others remains to be controlled. Somebody has to look.
check-scope-states-boundaries-handed-over = { $scope } leaves out what others do for the organization ({ $exclusions }): who hands work over goes on answering for it. Somebody has to look.
check-scope-states-boundaries-home = { $scope } leaves out { $exclusions }, and says in its own words that people work from home; somebody has to say which of the two holds.
check-scope-states-boundaries-aside = { $scope } leaves out { $exclusions }, and what seems to be meant lies inside: { $inside }. Somebody has to say where it lies.
check-scope-states-boundaries-carrying = { $assets } { $count ->
        [one] lies
       *[other] lie
    } outside { $scope } and { $count ->
        [one] is
       *[other] are
    } no interface of it, while what lies inside cannot do without: { $carried }. Somebody has to say whether it belongs inside, or is met at the boundary.
check-scope-states-boundaries-passed-over = { $processes } { $count ->
        [one] earns money in a unit inside the scope and is
       *[other] earn money in units inside the scope and are
    } not among the processes that it names; somebody has to look.
check-scope-states-boundaries-needed = { $assets } { $count ->
        [one] lies inside the scope and is left out by its name
       *[other] lie inside the scope and are left out by their names
    }, while { $leaning } rest on { $count ->
        [one] it
       *[other] them
    }; somebody has to look.
check-scope-states-boundaries-closed = { $sites } { $count ->
        [one] is closed
       *[other] are closed
    }, while { $kept } in use inside the scope still belong there; somebody has to look.
check-scope-states-boundaries-places = { $scope } names { $places }, and no site says so; somebody has to look.
check-scope-states-boundaries-certificate = The scope by the words of { $certificates } has hardly a word in common with { $scopes }; somebody has to say which of them holds.
check-scope-states-boundaries-overdue = The review of { $scopes } is overdue.
check-scope-states-boundaries-overdue-why = what was determined is there; nobody looked at it again in time
check-scope-states-boundaries-opportunity = { $scope } states its boundaries. Naming the units inside would make them easier to check.
check-scope-states-boundaries-torn = { $scope } leaves out { $records }, listed there as inside.
check-scope-states-boundaries-torn-why = the boundary is drawn, and contradicts itself in one place
check-scope-states-boundaries-ok = { $scope } states its boundaries by business, location and technology.

check-scope-considers-issues = The scope takes the issues of the organization into account
check-scope-considers-issues-no-scope = There is no scope yet that could take issues into account.
check-scope-considers-issues-none = Nothing shows that external and internal issues were considered when { $scope } was set.
check-scope-considers-issues-none-why = the scope may still fit; its reasons are not shown
check-scope-considers-issues-records = { $scope } names the issues that shaped it ({ $count }); whether they are the right ones has to be read.
check-scope-considers-issues-early = { $scope } was approved on { $on }, before any of its issues was determined on { $determined }.
check-scope-considers-issues-early-why = the scope was drawn before what it has to take into account was known
check-scope-considers-issues-unshown = { $scope } was approved on { $on }, and the first of the issues was recorded on { $determined }; somebody has to say whether they were known before.
check-scope-considers-issues-text = { $scope } says how issues were considered; whether they are the right ones has to be read.

check-scope-considers-parties = The scope takes the requirements of interested parties into account
check-scope-considers-parties-no-scope = There is no scope yet that could take interested parties into account.
check-scope-considers-parties-retired = { $parties } { $count ->
        [one] is retired
       *[other] are retired
    }, while { $leaning } still { $leaners ->
        [one] names
       *[other] name
    } { $count ->
        [one] it
       *[other] them
    }.
check-scope-considers-parties-retired-why = records in use rest on one that no longer is
check-scope-considers-parties-none = Nothing shows that the requirements of interested parties were considered when { $scope } was set.
check-scope-considers-parties-none-why = the scope may still fit; its reasons are not shown
check-scope-considers-parties-records = { $scope } names the interested parties that shaped it ({ $count }); whether they are the right ones has to be read.
check-scope-considers-parties-early = { $scope } was approved on { $on }, before any of its interested parties was determined on { $determined }.
check-scope-considers-parties-early-why = the scope was drawn before what it has to take into account was known
check-scope-considers-parties-unshown = { $scope } was approved on { $on }, and the first of the interested parties was recorded on { $determined }; somebody has to say whether they were known before.
check-scope-considers-parties-text = { $scope } says how interested parties were considered; whether they are the right ones has to be read.

check-scope-covers-interfaces = The scope covers interfaces and dependencies
check-scope-covers-interfaces-no-scope = There is no scope, so nothing says where the organization's work meets that of others.
check-scope-covers-interfaces-none = { $scope } names no interface with, and no dependency on, what others do for the organization.
check-scope-covers-interfaces-none-why = the boundary towards others is open
check-scope-covers-interfaces-none-said = { $scope } names no interface with others, and no supplier is recorded; where nobody outside does anything for what lies inside, it has to be said.
check-scope-covers-interfaces-half = { $scope } names interfaces without saying with whom or what passes: { $interfaces }.
check-scope-covers-interfaces-half-why = an interface is named, not determined
check-scope-covers-interfaces-denied = { $scope } says why it has no interface with others, and names { $count ->
        [one] one
       *[other] { $count }
    }.
check-scope-covers-interfaces-denied-why = the boundary towards others is drawn in two ways
check-scope-covers-interfaces-denied-inside = { $scope } says why it has no interface with others, while something inside rests on { $suppliers }.
check-scope-covers-interfaces-denied-inside-why = who works for the organization was determined, and the scope says otherwise
check-scope-covers-interfaces-idle = Something inside the scope still rests on { $suppliers }, whose work has ended.
check-scope-covers-interfaces-idle-why = who works for the organization was determined, and has changed since
check-scope-covers-interfaces-retired = Something inside the scope still rests on { $suppliers }, which is retired.
check-scope-covers-interfaces-retired-why = who works for the organization was determined, and has changed since
check-scope-covers-interfaces-unbegun = Something inside the scope rests on { $suppliers }, { $count ->
        [one] which is
       *[other] which are
    } only being considered.
check-scope-covers-interfaces-unbegun-why = who works for the organization was determined, and the records contradict each other
check-scope-covers-interfaces-tried = { $suppliers } { $count ->
        [one] is still being considered, yet its contract runs and something inside the scope uses it
       *[other] are still being considered, yet their contracts run and something inside the scope uses them
    }; somebody has to say whether the scope has an interface there.
check-scope-covers-interfaces-suppliers = Much depends on { $suppliers }, and { $scope } names no interface with { $count ->
        [one] it
       *[other] them
    }.
check-scope-covers-interfaces-apart = { $suppliers } { $count ->
        [one] sees
       *[other] see
    } data of the organization, and { $scope } names no interface with { $count ->
        [one] it
       *[other] them
    }; somebody has to look.
check-scope-covers-interfaces-list = { $scope } names its interfaces and dependencies ({ $count }).
check-scope-covers-interfaces-nobody = { $scope } says why it has no interfaces with others.

## 4.4 The management system

check-processes-determined = The processes of the management system and their interactions are determined
check-processes-determined-ahead = { $processes } { $count ->
        [one] tells
       *[other] tell
    } of a look on a day that has not come yet.
check-processes-determined-ahead-why = the record is there, its day cannot be right
check-processes-determined-none = Processes are recorded, and none of them is one of the management system itself.
check-processes-determined-none-why = the processes may run; they and their interactions are not determined
check-processes-determined-absent = No process is recorded.
check-processes-determined-absent-why = nothing shows which processes there are, nor how they interact
check-processes-determined-overdue = The review of { $processes } is overdue.
check-processes-determined-overdue-why = what was determined is there; nobody looked at it again in time
check-processes-determined-apart = Nothing shows how { $processes } { $count ->
        [one] interacts
       *[other] interact
    } with other processes.
check-processes-determined-apart-why = the process is named, its interactions are not
check-processes-determined-retired = { $processes } { $count ->
        [one] is
       *[other] are
    } retired, while { $leaning } still { $leaners ->
        [one] rests
       *[other] rest
    } on { $count ->
        [one] it
       *[other] them
    }.
check-processes-determined-retired-why = records in use rest on one that no longer is
check-processes-determined-left = { $processes } { $count ->
        [one] belongs
       *[other] belong
    } to somebody who has left; somebody has to say who answers for { $count ->
        [one] it
       *[other] them
    }.
check-processes-determined-unowned = { $processes } { $count ->
        [one] belongs
       *[other] belong
    } to nobody, while other processes of the management system have an owner; somebody has to say who answers for { $count ->
        [one] it
       *[other] them
    }.
check-processes-determined-ok = { $total ->
        [one] The one process
       *[other] The { $total } processes
    } of the management system and how they interact are determined.

check-system-maintained = The management system is run and kept up
check-system-maintained-planned = The management system does not operate yet.
check-system-maintained-unsaid = Nobody has said from when the organization works by its management system, so that nothing unfinished is due. What remains of a risk was accepted first on { $on }.
check-system-maintained-unsaid-long = Nobody has said from when the organization works by its management system, though what remains of a risk was accepted first on { $on }.
check-system-maintained-unbegun = Nobody has said from when the organization works by its management system, though it is time.
check-system-maintained-put-off-far = { $scope } says that the management system begins to operate on { $from }, more than { $days } days from now: until then nothing unfinished would be due.
check-system-maintained-put-off-far-why = a management system that is to begin so late is not implemented
check-system-maintained-put-off-visit = { $scope } says that the management system begins to operate on { $from }; the certification body comes on { $on } to see it at work.
check-system-maintained-put-off-visit-why = what does not operate yet cannot be shown to be implemented and maintained
check-system-maintained-put-off-looked = { $scope } says that the management system begins to operate on { $from }; since { $on } audits or management reviews tell of it as one that works.
check-system-maintained-put-off-looked-why = the day that was said is not the day that the records tell of
check-system-maintained-put-off-planned = { $scope } says that the management system begins to operate on { $from }; a scope, a method and an accepted risk were there on { $on }.
check-system-maintained-put-off-planned-why = what was planned and accepted waits for months to be put to work
check-system-maintained-idle = The management system operates since { $since }, and since { $last } neither operation nor measurement, audit, review, action or improvement was recorded.
check-system-maintained-idle-why = nothing shows that it is maintained and improved
check-system-maintained-ok = The management system operates since { $since }, and records of its work are kept.

## 6.1.1 Risks and opportunities

check-responsibilities-assigned = Responsibilities are assigned and made known
check-responsibilities-assigned-assets = { $count ->
        [one] The asset { $records } lies
       *[other] The assets { $records } lie
    } with somebody who has left.
check-responsibilities-assigned-assets-why = somebody left, and what was theirs was not handed over
check-responsibilities-assigned-controls = { $count ->
        [one] The control { $records } lies
       *[other] The controls { $records } lie
    } with somebody who has left.
check-responsibilities-assigned-controls-why = somebody left, and what was theirs was not handed over
check-responsibilities-assigned-rows = { $count ->
        [one] The row of the statement about { $records } lies
       *[other] The rows of the statement about { $records } lie
    } with somebody who has left.
check-responsibilities-assigned-rows-why = somebody left, and what was theirs was not handed over
check-responsibilities-assigned-documents = { $count ->
        [one] The document { $records } lies
       *[other] The documents { $records } lie
    } with somebody who has left.
check-responsibilities-assigned-documents-why = somebody left, and what was theirs was not handed over
check-responsibilities-assigned-suppliers = { $count ->
        [one] The supplier { $records } lies
       *[other] The suppliers { $records } lie
    } with somebody who has left.
check-responsibilities-assigned-suppliers-why = somebody left, and what was theirs was not handed over
check-responsibilities-assigned-operations = { $count ->
        [one] { $records } lies
       *[other] { $records } lie
    } with somebody who has left.
check-responsibilities-assigned-operations-why = somebody left, and what was theirs was not handed over
check-responsibilities-assigned-actions = { $count ->
        [one] The open correction { $records } lies
       *[other] The open corrections { $records } lie
    } with somebody who has left.
check-responsibilities-assigned-actions-why = somebody left, and what was theirs was not handed over
check-responsibilities-assigned-tasks = { $count ->
        [one] The open task { $records } lies
       *[other] The open tasks { $records } lie
    } with somebody who has left.
check-responsibilities-assigned-tasks-why = somebody left, and what was theirs was not handed over
check-responsibilities-assigned-none = No role is recorded here; somebody has to say who answers for what in the management system.
check-responsibilities-assigned-vacant = Nobody who works here holds { $roles }.
check-responsibilities-assigned-vacant-why = the role is described, only its holder is not there
check-responsibilities-assigned-headless = Nobody who works here is top management ({ $roles }), nor stands in for it: scope, method and policy are not approved by those for whom they are meant.
check-responsibilities-assigned-headless-why = the role is described, only its holder is not there
check-responsibilities-assigned-untold = Nothing shows that { $roles } { $count ->
        [one] was
       *[other] were
    } made known; somebody has to say how.
check-responsibilities-assigned-untold-soon = { $young } { $count ->
        [one] is
       *[other] are
    } to be made known by { $due }.
check-responsibilities-assigned-leaving = { $people } left; what lies with { $count ->
        [one] this person
       *[other] them
    } is to be handed over by { $due }.
check-responsibilities-assigned-changed-hands = { $roles } { $count ->
        [one] has
       *[other] have
    } no holder any more of those who held { $count ->
        [one] it
       *[other] them
    } when { $count ->
        [one] it was
       *[other] they were
    } last made known; somebody has to say whether the new ones are known.
check-responsibilities-assigned-rewritten = { $roles } { $count ->
        [one] was
       *[other] were
    } changed after { $count ->
        [one] it was
       *[other] they were
    } last made known; somebody has to say whether what { $count ->
        [one] it may
       *[other] they may
    } decide is still known.
check-responsibilities-assigned-ok = { $total ->
        [one] The one role is
       *[other] All { $total } roles are
    } made known, and whatever names somebody names people who work here.

check-planning-considers-context = Planning starts from issues and the requirements of interested parties
check-planning-considers-context-none = There are no issues and no interested parties that planning could start from.
check-planning-considers-context-none-why = the input of planning is missing
check-planning-considers-context-apart = { $issues } issues and { $parties } interested parties are recorded, and no risk, opportunity, objective or obligation refers to any of them.
check-planning-considers-context-apart-why = context and planning stand side by side without a link
check-planning-considers-context-unlinked = { $issues ->
        [one] One issue is
       *[other] { $issues } issues are
    } recorded, and no risk and no opportunity names one; somebody has to say how they were considered.
check-planning-considers-context-left = { $issues } { $count ->
        [one] weighs
       *[other] weigh
    } heavily, and nothing follows from { $count ->
        [one] it
       *[other] them
    }; somebody has to say whether that is right.
check-planning-considers-context-ok = { $led } of { $issues } issues and { $heard } of { $parties } interested parties led to risks, opportunities, obligations or objectives.

check-planning-risks-determined = Risks to be addressed are determined
check-planning-risks-determined-none = No risk is recorded that planning could address.
check-planning-risks-determined-ok = { $total ->
        [one] One risk is
       *[other] { $total } risks are
    } determined.

check-opportunities-determined = Opportunities to be addressed are determined
check-opportunities-determined-none = No opportunity is recorded, and nobody said that none was found.
check-opportunities-determined-sought = { $by } said on { $on } that opportunities were looked for and none was found ({ $profile }). It holds until { $until }.
check-opportunities-determined-sought-long-ago = The last time somebody looked for opportunities, and found none, was { $on } ({ $by }, { $profile }); the interval of the method has passed since.
check-opportunities-determined-sought-long-ago-why = what was looked for is no longer of today
check-opportunities-determined-none-why = nothing at all shows that opportunities were looked for
check-opportunities-determined-aimless = { $opportunities } { $count ->
        [one] does
       *[other] do
    } not say what { $count ->
        [one] it helps
       *[other] they help
    } to reach.
check-opportunities-determined-aimless-why = whether it serves what the standard names cannot be seen
check-opportunities-determined-ok = { $total ->
        [one] One opportunity is
       *[other] { $total } opportunities are
    } determined, with what each helps to reach.

check-opportunities-actions-planned = Actions are planned for opportunities
check-opportunities-actions-planned-none = No opportunity is made use of.
check-opportunities-actions-planned-undecided = Nobody has decided what to do with { $opportunities }.
check-opportunities-actions-planned-undecided-why = an opportunity is known and left lying
check-opportunities-actions-planned-missing = { $opportunities } { $count ->
        [one] is
       *[other] are
    } to be made use of, without { $missing }.
check-opportunities-actions-planned-late = The steps of { $opportunities } are overdue.
check-opportunities-actions-planned-late-why = the plan is there, it is not kept
check-opportunities-actions-planned-step = { $count ->
        [one] A step
       *[other] Steps
    } of { $opportunities } { $count ->
        [one] is
       *[other] are
    } overdue.
check-opportunities-actions-planned-step-why = the plan still has time, a part of it is late
check-opportunities-actions-planned-ahead = { $opportunities } { $count ->
        [one] has
       *[other] have
    } a step that is said to be done on a day that has not come yet.
check-opportunities-actions-planned-ahead-why = the step is there, its day cannot be right
check-opportunities-actions-planned-left = { $opportunities }, or an open part of { $count ->
        [one] it, lies
       *[other] them, lie
    } with somebody who has left.
check-opportunities-actions-planned-left-why = somebody left, and what was theirs was not handed over
check-opportunities-actions-planned-fresh = { $count } new { $count ->
        [one] opportunity waits
       *[other] opportunities wait
    } for a decision or a plan until { $due }: { $young }.
check-opportunities-actions-planned-steps = { $opportunities } { $count ->
        [one] has
       *[other] have
    } an open step without somebody who does it, or without a day; somebody has to say who and when.
check-opportunities-actions-planned-reasonless = { $opportunities } { $count ->
        [one] was
       *[other] were
    } declined, and nobody says why.
check-opportunities-actions-planned-beyond = { $opportunities } { $count ->
        [one] has
       *[other] have
    } steps due after the whole is; somebody has to say which day holds.
check-opportunities-actions-planned-watched = { $opportunities } { $count ->
        [one] has
       *[other] have
    } been watched for two years; somebody has to decide.
check-opportunities-actions-planned-ok = { $total ->
        [one] The one opportunity made use of has
       *[other] All { $total } opportunities made use of have
    } steps, a responsible person and a date.

check-opportunities-integrated = The actions are built into processes
check-opportunities-integrated-none = No opportunity is made use of.
check-opportunities-integrated-integration = { $opportunities } { $count ->
        [one] does
       *[other] do
    } not say how the steps are built into processes.
check-opportunities-integrated-processes-gone = { $opportunities } { $count ->
        [one] is
       *[other] are
    } built into { $processes } alone, which no longer exist; somebody has to say where.
check-opportunities-integrated-ok = { $total ->
        [one] The one plan says
       *[other] All { $total } plans say
    } how the steps are built into processes.

check-opportunities-evaluated = It is planned how to judge whether the actions worked
check-opportunities-evaluated-none = No opportunity is made use of.
check-opportunities-evaluated-unjudged = The steps of { $opportunities } are done, and nobody judged whether they worked.
check-opportunities-evaluated-unjudged-why = the plan to evaluate is not kept
check-opportunities-evaluated-idle = The steps of { $opportunities } did not work, and no nonconformity, action, improvement or change names { $count ->
        [one] it
       *[other] them
    }; somebody has to say what follows.
check-opportunities-evaluated-ahead = { $opportunities } { $count ->
        [one] names
       *[other] name
    } a day that has not come yet for what is said to have happened: { $happened }.
check-opportunities-evaluated-ahead-why = the effect was judged, the day cannot be right
check-opportunities-evaluated-hasty = { $opportunities } { $count ->
        [one] was
       *[other] were
    } judged before all steps were done; somebody has to say whether they worked.
check-opportunities-evaluated-wordless = { $opportunities } { $count ->
        [one] was
       *[other] were
    } judged without a word of what was seen; somebody has to say.
check-opportunities-evaluated-evaluation = { $opportunities } { $count ->
        [one] does
       *[other] do
    } not say how it will be judged whether the steps worked.
check-opportunities-evaluated-ok = { $total ->
        [one] The one plan says
       *[other] All { $total } plans say
    } how it will be judged whether the steps worked.

## 6.1.2 Risk assessment: the method

check-method-approved = A risk method is approved and in force
check-method-approved-none = No risk assessment process is defined.
check-method-approved-none-why = the process that the system rests on is missing
check-method-approved-ahead = { $method } is said to have been approved on { $on }, a day that is still to come.
check-method-approved-ahead-why = the method is written and at work, its approval does not hold yet
check-method-approved-draft = { $method } is a draft that nobody has approved.
check-method-approved-draft-why = no process of assessing is in force
check-method-approved-departed = { $methods } { $count ->
        [one] was
       *[other] were
    } approved by { $by } after the last day of work here.
check-method-approved-departed-why = there is an approval, and it is nobody's who worked here
check-method-approved-unauthorized = { $methods } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, without a role in the management system on that day. The right to approve was with { $holders }.
check-method-approved-unauthorized-why = there is an approval, and nothing shows that it was theirs to give
check-method-approved-dated-back = { $methods } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, whose role was entered here only afterwards, with an earlier day. The right to approve was with { $holders }.
check-method-approved-dated-back-why = there is an approval, and when it was given nothing showed that it was theirs to give
check-method-approved-beneath = { $methods } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, while top management was named and the right to approve was with { $holders }; somebody has to say whether that is in order.
check-method-approved-alone = { $methods } { $count ->
        [one] was
       *[other] were
    } approved by { $by } alone, who { $count ->
        [one] answers for it
       *[other] answers for them
    }, while { $holders } could have done so; somebody has to say whether that is in order.
check-method-approved-unsaid-right = { $methods } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, whose role on that day does not say that its holder approves; somebody has to say whether it does. The records show the right of { $holders }.
check-method-approved-unproved = { $methods } { $count ->
        [one] was
       *[other] were
    } brought in as approved before, and nothing of the proof is kept here; somebody has to see it.
check-method-approved-ok = { $method } was approved by { $by } on { $on }.

check-method-kept-current = One risk method is in force and kept current
check-method-kept-current-none = No method is in force yet.
check-method-kept-current-several = { $methods } are approved side by side; nothing says which of them risks are assessed by.
check-method-kept-current-several-why = assessments by different methods cannot be compared
check-method-kept-current-early = { $risks } { $count ->
        [one] was
       *[other] were
    } assessed with { $method } before it was approved on { $on }.
check-method-kept-current-overdue = The review of { $methods } is overdue.
check-method-kept-current-overdue-why = what was determined is there; nobody looked at it again in time
check-method-kept-current-left = { $methods } belongs to somebody who has left.
check-method-kept-current-left-why = somebody left, and what was theirs was not handed over
check-method-kept-current-late = A risk method was first approved on { $first }, although the management system has operated since { $from }; { $method } is in force.
check-method-kept-current-late-why = the method is there, it came after work had begun
check-method-kept-current-late-here = A risk method was first approved here on { $first }, although the management system has operated since { $from }; somebody has to show what held before { $method }.
check-method-kept-current-ok = { $method } is the one method in force.

check-method-has-acceptance-criteria = The method sets criteria for accepting risk
check-method-has-acceptance-criteria-none = No criteria say which risks may be accepted.
check-method-has-acceptance-criteria-none-why = without criteria no risk can be evaluated
check-method-has-acceptance-criteria-bands = The bands of { $method } do not fit the scores it can give: { $bands }.
check-method-has-acceptance-criteria-bands-why = some results cannot be judged by the method
check-method-has-acceptance-criteria-authority = { $method } names nobody who may let a risk stand that is { $bands }.
check-method-has-acceptance-criteria-authority-why = acceptance is only partly ruled
check-method-has-acceptance-criteria-lower = By { $method } risks of the level { $bands } are accepted by a role below top management, and lower ones by top management; somebody has to say whether that is meant.
check-method-has-acceptance-criteria-vacant = What is { $bands } may stand only with the countersignature of { $roles }, and nobody who works here holds { $count ->
        [one] this role
       *[other] these roles
    }.
check-method-has-acceptance-criteria-vacant-why = the rule is there, nobody can carry it out
check-method-has-acceptance-criteria-alike = { $method } has more than one level called { $bands }.
check-method-has-acceptance-criteria-alike-why = nothing tells these levels apart
check-method-has-acceptance-criteria-all = { $method } accepts up to { $line }, and no score lies above { $highest }: any risk may stand.
check-method-has-acceptance-criteria-all-why = a line that every risk lies within divides nothing: no risk can fail the criteria, so that comparing with them and accepting above them never happens
check-method-has-acceptance-criteria-across = By { $method } { $bands } { $count ->
        [one] reaches
       *[other] reach
    } beyond the line of { $line }, and nobody is named who may let stand what lies above it.
check-method-has-acceptance-criteria-across-soon = By { $method } { $bands } { $count ->
        [one] reaches
       *[other] reach
    } beyond the new line of { $line }; who may let stand what lies above it is to be said by { $due }.
check-method-has-acceptance-criteria-across-why = acceptance is only partly ruled
check-method-has-acceptance-criteria-split = By { $method } what is { $bands } is countersigned by a role, while scores of that level lie within the line of { $line }, where the owner alone accepts; somebody has to say which of the two holds.
check-method-has-acceptance-criteria-ok = { $method } accepts up to { $line } and says who may accept above it.

check-method-sets-when-to-assess = The method says when and how to assess
check-method-sets-when-to-assess-none = Nothing says when risk assessments are to be performed.
check-method-sets-when-to-assess-none-why = no occasion for an assessment is ruled
check-method-sets-when-to-assess-interval = { $method } sets no interval for assessments.
check-method-sets-when-to-assess-interval-why = one of planned interval and significant change is not ruled
check-method-sets-when-to-assess-triggers = { $method } does not say which changes call for an assessment.
check-method-sets-when-to-assess-triggers-why = one of planned interval and significant change is not ruled
check-method-sets-when-to-assess-endless = { $method } asks for an assessment only every { $months } months.
check-method-sets-when-to-assess-endless-why = results are used long after they may have become untrue
check-method-sets-when-to-assess-long = { $method } asks for an assessment only every { $months } months; somebody has to say why that is often enough.
check-method-sets-when-to-assess-ok = { $method } asks for an assessment every { $months } months and names the changes that call for one earlier.

check-method-describes-assessment = The assessment process is described
check-method-describes-assessment-none = No information about the risk assessment process is kept.
check-method-describes-assessment-parts = { $method } leaves out { $missing }.
check-method-describes-assessment-parts-why = another person could not repeat an assessment from it
check-method-describes-assessment-falls = In the matrix of { $method } { $count ->
        [one] a score falls
       *[other] { $count } scores fall
    } although likelihood or consequence rises (likelihood/consequence: score < the one before): { $cells }; somebody has to say whether that is meant.
check-method-describes-assessment-ok = { $method } describes scales, combination, criteria and steps.

check-method-describes-treatment = The treatment process is described
check-method-describes-treatment-none = No information about the risk treatment process is kept.
check-method-describes-treatment-unwritten = { $method } describes no steps; treatment is read with them.
check-method-describes-treatment-draft = { $method } is a draft; what it says of treatment is read once it is approved.
check-method-describes-treatment-unnamed = The steps of { $method } do not speak of treatment; whether they describe it has to be read.
check-method-describes-treatment-ok = { $method } was approved with steps that speak of treatment.

## 6.1.2 Risk assessment: the risks

check-risks-assessed-by-method = Risks are assessed with the method
check-risks-assessed-by-method-none = The method is defined, but no risk has been assessed with it.
check-risks-assessed-by-method-none-why = the process is defined and not applied
check-risks-assessed-by-method-some = { $count } of { $total } { $total ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] has
       *[other] have
    } never been assessed: { $risks }.
check-risks-assessed-by-method-outdated = The criteria that { $method } set on { $on } put { $risks } at another level or beyond another line, and nobody assessed { $count ->
        [one] this risk
       *[other] these risks
    } again.
check-risks-assessed-by-method-outdated-soon = The criteria that { $method } set on { $on } put { $risks } at another level or beyond another line; { $count ->
        [one] it is
       *[other] they are
    } to be assessed again by { $due }.
check-risks-assessed-by-method-unapproved = { $risks } { $count ->
        [one] was
       *[other] were
    } assessed by a method that nobody approved.
check-risks-assessed-by-method-rescored = { $risks } { $count ->
        [one] was
       *[other] were
    } scored in another way than { $method }, approved on { $on }, scores, and nobody assessed { $count ->
        [one] this risk
       *[other] these risks
    } again.
check-risks-assessed-by-method-rescored-soon = { $risks } { $count ->
        [one] was
       *[other] were
    } scored in another way than { $method }, approved on { $on }, scores; { $count ->
        [one] it is
       *[other] they are
    } to be assessed again by { $due }.
check-risks-assessed-by-method-redefined = { $risks } { $count ->
        [one] was
       *[other] were
    } judged by steps that mean something else since { $method } was approved on { $on }, and nobody assessed { $count ->
        [one] this risk
       *[other] these risks
    } again.
check-risks-assessed-by-method-redefined-soon = { $risks } { $count ->
        [one] was
       *[other] were
    } judged by steps that mean something else since { $method } was approved on { $on }; { $count ->
        [one] it is
       *[other] they are
    } to be assessed again by { $due }.
check-risks-assessed-by-method-overdue = { $risks } { $count ->
        [one] was
       *[other] were
    } to be looked at again, and nobody has done so.
check-risks-assessed-by-method-overdue-why = what was determined is there; nobody looked at it again in time
check-risks-assessed-by-method-fresh = { $count } new { $count ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] is to be
       *[other] are to be
    } assessed by { $due }: { $young }.
check-risks-assessed-by-method-stale = { $total ->
        [one] The one risk was
       *[other] All { $total } risks were
    } assessed; { $count } of them under an earlier version of the method.
check-risks-assessed-by-method-departed = { $risks } { $count ->
        [one] is
       *[other] are
    } said to have been assessed by somebody who had left by that day.
check-risks-assessed-by-method-unknown-version = { $risks } { $count ->
        [one] was
       *[other] were
    } assessed with a version of the method that there never was.
check-risks-assessed-by-method-ok = { $total ->
        [one] The one risk was
       *[other] All { $total } risks were
    } assessed with { $method }.

check-risks-scored-on-scale = Scores lie on a scale whose steps are told
check-risks-scored-on-scale-unmeant = { $method } leaves out { $missing }.
check-risks-scored-on-scale-unmeant-why = two people may judge differently by this scale
check-risks-scored-on-scale-steps = { $method } does not say what { $steps } { $count ->
        [one] means
       *[other] mean
    }.
check-risks-scored-on-scale-steps-why = two people may judge differently by this scale
check-risks-scored-on-scale-alike = { $method } gives { $steps } the same meaning.
check-risks-scored-on-scale-alike-why = nothing tells these steps of a scale apart
check-risks-scored-on-scale-off-scale = { $risks } { $count ->
        [one] carries
       *[other] carry
    } scores that the scale of { $method } does not have.
check-risks-scored-on-scale-mixed = { $risks } { $count ->
        [one] carries
       *[other] carry
    } levels of an earlier scale, ranked together with those of { $method }.
check-risks-scored-on-scale-mixed-why = results are not comparable
check-risks-scored-on-scale-none = No risk has been scored yet.
check-risks-scored-on-scale-unruled = No method is in force whose scale the scores could be held against.
check-risks-scored-on-scale-namesakes = Several steps of a scale of { $method } have the same name: { $steps }.
check-risks-scored-on-scale-namesakes-why = the scale is there; two people may mean different steps by one name
check-risks-scored-on-scale-ranges = The ranges of a scale of { $method } do not follow upon each other: { $steps }; somebody has to put them right.
check-risks-scored-on-scale-ok = The scores of { $total ->
        [one] the one risk
       *[other] { $total } risks
    } lie on the scale.

check-risks-scored-consistently = The same scenario gets the same score
check-risks-scored-consistently-pairs = { $risks } { $count ->
        [one] describes
       *[other] describe
    } the same scenario with scores more than one step apart; somebody has to say why.
check-risks-scored-consistently-replaced = { $risks } { $count ->
        [one] was
       *[other] were
    } assessed by a method that had been replaced: since { $on } another one is in force.
check-risks-scored-consistently-replaced-why = what was judged since does not follow the method in force
check-risks-scored-consistently-unhelped = Without its controls { $risks } would { $count ->
        [one] be a lower risk
       *[other] be lower risks
    } than with them; somebody has to look.
check-risks-scored-consistently-worse = { $risks } { $count ->
        [one] is to be
       *[other] are to be
    } treated, yet what remains is rated higher than what is there today.
check-risks-scored-consistently-dropped = What is to remain of { $risks } scores lower because nothing is said there of what was judged before: { $criteria }.
check-risks-scored-consistently-dropped-why = the risk is assessed, and what is to remain was judged by less
check-risks-scored-consistently-residual = { $risks } { $count ->
        [one] is to be
       *[other] are to be
    } treated, yet what remains is rated as what is there today.
check-risks-scored-consistently-loop = { $assets } depend on each other in a loop, so that what losing them would mean follows from nothing.
check-risks-scored-consistently-loop-why = the values are judged, their inheritance is broken in one place
check-risks-scored-consistently-by-hand = The values of { $assets } were set below those of assets that need { $count ->
        [one] it
       *[other] them
    }, and nobody says why; somebody has to look.
check-risks-scored-consistently-none = There is nothing to compare yet.
check-risks-scored-consistently-twins = { $risks } have the same title, the same assets or processes and the same aims at risk, and have other scores.
check-risks-scored-consistently-twins-why = the same risk, assessed twice, gave two results
check-risks-scored-consistently-only-prevented = { $risks } { $count ->
        [one] is
       *[other] are
    } expected to do less harm, while the controls that are to bring { $count ->
        [one] it
       *[other] them
    } down only prevent; somebody has to say why it would be less bad once it happens.
check-risks-scored-consistently-only-noticed = { $risks } { $count ->
        [one] is
       *[other] are
    } expected to be less likely, while the controls that are to bring { $count ->
        [one] it
       *[other] them
    } down only notice or put right; somebody has to say why it would happen less.
check-risks-scored-consistently-ok = No two scores of the same scenario lie more than one step apart.

check-risks-described = Risks say what could happen to what
check-risks-described-none = No risk has been identified yet.
check-risks-described-bare = { $risks } { $count ->
        [one] says
       *[other] say
    } neither what is concerned nor what could happen to it.
check-risks-described-assets = The assets of { $risks } are all retired or disposed of.
check-risks-described-asset = { $risks } still { $count ->
        [one] names
       *[other] name
    } { $assets }, retired from the assets.
check-risks-described-retired = { $leaning } { $leaners ->
        [one] names
       *[other] name
    } { $threats }, retired from the threats.
check-risks-described-retired-why = risks rest on what is no longer looked at
check-risks-described-scenario = { $risks } tell of the same assets, threat and vulnerabilities under different titles; somebody has to say which of them counts, or what tells them apart.
check-risks-described-ahead = { $risks } { $count ->
        [one] names
       *[other] name
    } a day that has not come yet for what is said to have happened: { $happened }.
check-risks-described-ahead-why = the record is there, its day cannot be right
check-risks-described-twins = { $risks } say the same, word by word; somebody has to say which of them counts.
check-risks-described-turned = { $risks } { $count ->
        [one] names
       *[other] name
    } days that contradict each other: { $earlier } before { $first }; somebody has to say which is right.
check-risks-described-proposed = For half a year nobody has said whether { $count ->
        [one] { $risks } is one
       *[other] { $risks } are some
    } of our risks; somebody has to say.
check-risks-described-fresh = { $count } new { $count ->
        [one] risk is
       *[other] risks are
    } to be described by { $due }: { $young }.
check-risks-described-ok = { $total ->
        [one] The one risk says
       *[other] All { $total } risks say
    } what is concerned or what could happen.

check-risks-cover-cia = Risks look at confidentiality, integrity and availability
check-risks-cover-cia-none = No risks to information have been identified.
check-risks-cover-cia-blind = No risk looks at the loss of { $criteria }.
check-risks-cover-cia-blind-why = one of the three aims of information security was not looked at
check-risks-cover-cia-blind-why-grave = only one of the three aims of information security, or none, was looked at
check-risks-cover-cia-own = { $method } judges by criteria of its own; whether they look at confidentiality, integrity and availability has to be read.
check-risks-cover-cia-empty = { $risks } { $count ->
        [one] does not
       *[other] do not
    } say what would be lost: confidentiality, integrity or availability.
check-risks-cover-cia-fresh = { $count } new { $count ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] is to be
       *[other] are to be
    } assessed by { $due }: { $young }.
check-risks-cover-cia-untouched = { $risks } { $count ->
        [one] says
       *[other] say
    } of none of confidentiality, integrity and availability that it is at risk.
check-risks-cover-cia-other-aims = { $risks } { $count ->
        [one] names
       *[other] name
    } other aims as at risk than those whose loss was judged.
check-risks-cover-cia-ok = { $total ->
        [one] One risk looks
       *[other] { $total } risks look
    } at confidentiality ({ $c }), integrity ({ $i }) and availability ({ $a }).

check-risks-cover-scope = Risks cover what lies in scope
check-risks-cover-scope-none = No risks were looked for in what lies in scope.
check-risks-cover-scope-assets = Neither assets nor events within the scope were looked at.
check-risks-cover-scope-uncovered = No risk was looked for around { $assets }.
check-risks-cover-scope-passed-over = { $assets } { $count ->
        [one] was neither valued nor
       *[other] were neither valued nor
    } looked at in any risk.
check-risks-cover-scope-passed-over-why = the identification is complete but for single assets
check-risks-cover-scope-reasonless = { $rejected } { $count ->
        [one] was
       *[other] were
    } taken out of the register as no risk, and nobody says why; somebody has to.
check-risks-cover-scope-newer = { $assets } came after the last assessment, { $count ->
        [one] holds
       *[other] hold
    } what is not for everybody, and nobody has looked at { $count ->
        [one] it
       *[other] them
    }; somebody has to look.
check-risks-cover-scope-fresh = { $count } { $count ->
        [one] asset is
       *[other] assets are
    } to be valued by { $due }: { $young }.
check-risks-cover-scope-event = { $total ->
        [one] The one risk describes an event; whether it covers
       *[other] { $total } risks describe events; whether they cover
    } the whole scope has to be read.
check-risks-cover-scope-unlooked = { $processes } { $count ->
        [one] earns money inside the scope, and neither a risk nor an asset names it
       *[other] earn money inside the scope, and neither a risk nor an asset names them
    }; somebody has to say where risks were looked for there.
check-risks-cover-scope-sought = Risks were looked for, and a named person said that none was found around { $assets }.
check-risks-cover-scope-ok = Risks were looked for around { $total ->
        [one] one asset
       *[other] { $total } assets
    } within the scope.

check-risks-have-owners = Every risk has an owner
check-risks-have-owners-none = No risks, and so no risk owners, have been identified.
check-risks-have-owners-missing = { $count } of { $total } { $total ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] has
       *[other] have
    } no owner: { $risks }.
check-risks-have-owners-left = { $risks } { $count ->
        [one] belongs
       *[other] belong
    } to somebody who has left.
check-risks-have-owners-left-why = somebody left, and what was theirs was not handed over
check-risks-have-owners-before-joining = { $risks } { $count ->
        [one] was
       *[other] were
    } decided about or accepted by the owner before the first day of work here.
check-risks-have-owners-before-joining-why = the risk has an owner, who spoke for it before it could be theirs
check-risks-have-owners-outsider = { $risks } { $count ->
        [one] belongs
       *[other] belong
    } to somebody who works elsewhere; somebody has to say whether they can decide for the organization.
check-risks-have-owners-theirs = { $risks } { $count ->
        [one] is
       *[other] are
    } owned by somebody who works for a supplier; somebody has to say who answers for { $count ->
        [one] it
       *[other] them
    } here.
check-risks-have-owners-fresh = { $count } new { $count ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] is
       *[other] are
    } to get an owner by { $due }: { $young }.
check-risks-have-owners-ok = { $total ->
        [one] The one risk has
       *[other] All { $total } risks have
    } an owner.

check-risks-have-consequences = Consequences are assessed
check-risks-have-consequences-none = No consequences have been assessed, because no risks have been identified.
check-risks-have-consequences-missing = { $count } of { $total } { $total ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] has
       *[other] have
    } no complete assessment of what would follow: { $risks }.
check-risks-have-consequences-flagged = { $risks } { $count ->
        [one] says that it harms several aims, and its consequence is
       *[other] say that they harm several aims, and their consequences are
    } judged for some of them only.
check-risks-have-consequences-turned = { $risks } { $count ->
        [one] gives
       *[other] give
    } a range of loss whose lower end lies above the upper; somebody has to put it right.
check-risks-have-consequences-unassessed = No consequence is assessed yet.
check-risks-have-consequences-fresh = { $count } new { $count ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] is to be
       *[other] are to be
    } assessed by { $due }: { $young }.
check-risks-have-consequences-ok = The consequences of { $total ->
        [one] the one risk that was looked at
       *[other] all { $total } risks that were looked at
    } were assessed.

check-risks-have-likelihood = The realistic likelihood is assessed
check-risks-have-likelihood-none = No likelihood has been assessed, because no risks have been identified.
check-risks-have-likelihood-missing = { $count } of { $total } { $total ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] has
       *[other] have
    } no likelihood: { $risks }.
check-risks-have-likelihood-flat = { $count } of { $total } { $total ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] has
       *[other] have
    } the likelihood { $level }; somebody has to see whether that is realistic.
check-risks-have-likelihood-turned = { $risks } { $count ->
        [one] gives
       *[other] give
    } a range whose lower end lies above the upper; somebody has to put it right.
check-risks-have-likelihood-figures = { $risks } { $count ->
        [one] says
       *[other] say
    } how often a year it happens, and { $count ->
        [one] was
       *[other] were
    } judged at a step of the scale whose range lies elsewhere; somebody has to say which holds.
check-risks-have-likelihood-incidents = { $incidents } incidents of the last twelve months name { $risks }, { $count ->
        [one] whose likelihood is
       *[other] whose likelihoods are
    } judged as seldom; somebody has to say whether that is realistic.
check-risks-have-likelihood-unassessed = No likelihood is assessed yet.
check-risks-have-likelihood-fresh = { $count } new { $count ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] is to be
       *[other] are to be
    } assessed by { $due }: { $young }.
check-risks-have-likelihood-ok = The likelihood of { $total ->
        [one] the one risk that was looked at
       *[other] all { $total } risks that were looked at
    } was assessed.

check-risks-have-levels = Every risk has a level
check-risks-have-levels-none = No levels have been determined, because no risks have been identified.
check-risks-have-levels-missing = { $count } of { $total } { $total ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] has
       *[other] have
    } no level: { $risks }.
check-risks-have-levels-score = { $count ->
        [one] { $risks } stands at a score of { $stands }, while { $method } gives { $gives } for what was judged.
       *[other] { $risks } stand at scores that { $method } does not give for what was judged, the first at { $stands } in place of { $gives }.
    }
check-risks-have-levels-expected = { $count ->
        [one] { $risks } is expected to come to a score of { $stands }, while { $method } gives { $gives } for what is expected.
       *[other] { $risks } are expected to come to scores that { $method } does not give for what is expected, the first to { $stands } in place of { $gives }.
    }
check-risks-have-levels-unassessed = No level is determined yet.
check-risks-have-levels-fresh = { $count } new { $count ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] is
       *[other] are
    } to get a level by { $due }: { $young }.
check-risks-have-levels-ok = The level of { $total ->
        [one] the one risk that was looked at
       *[other] all { $total } risks that were looked at
    } is determined.

check-risks-compared-with-criteria = Levels are compared with the criteria
check-risks-compared-with-criteria-criteria = Risks have levels, but no criteria to compare them with.
check-risks-compared-with-criteria-criteria-why = evaluation is impossible
check-risks-compared-with-criteria-unruled = Levels can be compared once the method says which risks may be accepted.
check-risks-compared-with-criteria-outside = { $risks } { $count ->
        [one] lies
       *[other] lie
    } outside every band of { $method }.
check-risks-compared-with-criteria-level = { $count ->
        [one] { $risks } stands as { $stands }, while { $method } calls a score of { $score } { $gives }.
       *[other] { $risks } stand at levels that { $method } does not have for their scores, the first as { $stands } in place of { $gives }.
    }
check-risks-compared-with-criteria-expected = { $count ->
        [one] { $risks } is expected to come down to { $stands }, while { $method } calls a score of { $score } { $gives }.
       *[other] { $risks } are expected at levels that { $method } does not have for their scores, the first as { $stands } in place of { $gives }.
    }
check-risks-compared-with-criteria-target = { $risks } { $count ->
        [one] was
       *[other] were
    } to have come down further by now; somebody has to say whether what was aimed at still holds.
check-risks-compared-with-criteria-none = No risk has a level to compare yet.
check-risks-compared-with-criteria-ok = { $above } of { $total } { $total ->
        [one] risk
       *[other] risks
    } lie above the line of { $line }.
check-risks-compared-with-criteria-earlier = { $count } { $count ->
        [one] risk was
       *[other] risks were
    } judged by an earlier method with other scales and { $count ->
        [one] waits
       *[other] wait
    } to be assessed again{ $total ->
        [0] .
        [one] ; { $above } of the one other lies above the line of { $line }.
       *[other] ; { $above } of the { $total } others lie above the line of { $line }.
    }

check-risks-ranked = Risks are put in order for treatment
check-risks-ranked-none = No risk has a level to rank yet.
check-risks-ranked-inverted = { $risks } { $count ->
        [one] ranks
       *[other] rank
    } higher, yet lower risks are treated first; somebody has to say why.
check-risks-ranked-last = { $risks } { $count ->
        [one] stands
       *[other] stand
    } highest, and the work on { $count ->
        [one] it
       *[other] them
    } is to begin after that on all lesser risks ({ $treatments }); somebody has to say why.
check-risks-ranked-ok = { $total ->
        [one] One risk is ranked by level: { $risks }.
       *[other] { $total } risks are ranked by level; the first are { $risks }.
    }

## 6.1.3 Risk treatment

check-risks-options-decided = An option is chosen for every risk
check-risks-options-decided-none = No risk has been assessed yet, so there is nothing to decide.
check-risks-options-decided-above = { $count } of { $total } { $total ->
        [one] risk
       *[other] risks
    } above the line { $count ->
        [one] has
       *[other] have
    } no treatment option: { $risks }.
check-risks-options-decided-above-why-grave = a risk of the highest level is left without a decision
check-risks-options-decided-below = { $count } { $count ->
        [one] risk
       *[other] risks
    } within the criteria { $count ->
        [one] has
       *[other] have
    } no recorded decision: { $risks }.
check-risks-options-decided-below-why = retaining a risk is a decision too
check-risks-options-decided-early = { $risks } { $count ->
        [one] was
       *[other] were
    } decided about before any assessment that is kept.
check-risks-options-decided-fresh = { $count } { $count ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] is to be
       *[other] are to be
    } decided by { $due }: { $young }.
check-risks-options-decided-ahead = { $risks } { $count ->
        [one] names
       *[other] name
    } a day that has not come yet for what is said to have happened: { $happened }.
check-risks-options-decided-ahead-why = the option is decided, the day cannot be right
check-risks-options-decided-partner = { $risks } { $count ->
        [one] is
       *[other] are
    } shared with a supplier that does not work for the organization.
check-risks-options-decided-partner-why = an option is chosen, and nobody carries it any more
check-risks-options-decided-nobodys = What to do about { $risks } was decided, and nothing says by whom; somebody has to.
check-risks-options-decided-departed = { $risks } { $count ->
        [one] was
       *[other] were
    } decided about by somebody who had left by that day.
check-risks-options-decided-departed-why = an option is chosen, and by nobody who worked here
check-risks-options-decided-partnerless = { $risks } { $count ->
        [one] is
       *[other] are
    } to be shared, and nothing says with whom.
check-risks-options-decided-breach = { $risks } { $count ->
        [one] is
       *[other] are
    } let stand although what { $count ->
        [one] it is
       *[other] they are
    } about breaches { $obligations }, today not met; somebody has to say whether that may be kept.
check-risks-options-decided-unfounded = Of { $risks } something was decided long before the first assessment that is kept; somebody has to see what it rested on.
check-risks-options-decided-ok = An option was chosen for { $total ->
        [one] the one risk
       *[other] all { $total } risks
    }.

check-risks-controls-determined = The controls that the options need are determined
check-risks-controls-determined-none = No option needs controls yet.
check-risks-controls-determined-missing = No control is named for { $risks }, to be modified or shared.
check-risks-controls-determined-retired = { $risks } { $count ->
        [one] rests
       *[other] rest
    } on controls that are no longer in use.{ $rows ->
        [0] {""}
       *[other] {" "}The statement still gives { $statement } as implemented by them.
    }
check-risks-controls-determined-retired-why = the option has lost what it needs
check-risks-controls-determined-unshown = { $controls } { $count ->
        [one] is
       *[other] are
    } said to work, and nothing says how or shows it; somebody has to look.
check-risks-controls-determined-unnamed = No open plan for { $risks }, to be modified, names a control; somebody has to say which of them { $count ->
        [one] brings it
       *[other] bring them
    } down.
check-risks-controls-determined-fresh = Controls for { $count } { $count ->
        [one] risk
       *[other] risks
    } are to be named by { $due }: { $young }.
check-risks-controls-determined-ok = { $count } { $count ->
        [one] control
       *[other] controls
    } { $count ->
        [one] is
       *[other] are
    } named for { $total ->
        [one] one risk
       *[other] { $total } risks
    }.

check-applicability-covers-annex-a = The controls were compared with Annex A
check-applicability-covers-annex-a-none = The controls have not been compared with Annex A.
check-applicability-covers-annex-a-missing = { $count } of { $total } controls of Annex A { $count ->
        [one] has
       *[other] have
    } not been looked at: { $controls }.
check-applicability-covers-annex-a-missing-why = the comparison is unfinished
check-applicability-covers-annex-a-missing-why-grave = so much was left out that forgotten controls cannot be ruled out
check-applicability-covers-annex-a-ok = All { $total } controls of Annex A were looked at.

check-applicability-approved = The Statement of Applicability is approved
check-applicability-approved-none = There is no Statement of Applicability.
check-applicability-approved-none-why = required documented information is missing
check-applicability-approved-draft = The Statement of Applicability is a draft that nobody has approved.
check-applicability-approved-draft-why = the statement exists, its approval is missing
check-applicability-approved-unapproved = Every control is decided about, but no version of the statement is approved.
check-applicability-approved-unapproved-why = no statement is in force
check-applicability-approved-ahead = { $versions } { $count ->
        [one] names
       *[other] name
    } a day that has not come yet for what is said to have happened: { $happened }.
check-applicability-approved-ahead-why = the version is there, its day cannot be right
check-applicability-approved-several = { $versions } are approved side by side for the same edition; nothing says which of them is in force.
check-applicability-approved-several-why = the statement exists, and which one counts is open
check-applicability-approved-set-back = { $version }, approved on { $on }, says that { $controls } { $count ->
        [one] is
       *[other] are
    } in place; today { $count ->
        [one] it is
       *[other] they are
    } so in part at most.
check-applicability-approved-decided = { $version } was approved on { $on }; since then it was decided otherwise whether { $controls } { $count ->
        [one] is
       *[other] are
    } necessary.
check-applicability-approved-decided-why = what is decided and what was approved differ
check-applicability-approved-excused = { $version } was approved on { $on }; since then another justification was written for leaving out { $controls }.
check-applicability-approved-excused-why = the justification that was approved is not the one that holds
check-applicability-approved-changed = { $version } was approved on { $on }; since then the reason why { $controls } { $count ->
        [one] is
       *[other] are
    } necessary changed.
check-applicability-approved-changed-why = what is decided and what was approved differ
check-applicability-approved-added = { $version } was approved on { $on } and does not list { $controls }.
check-applicability-approved-added-why = the version approved is no longer complete
check-applicability-approved-removed = { $version } was approved on { $on } and still lists { $controls }.
check-applicability-approved-removed-why = the version approved lists what is no longer there
check-applicability-approved-refrozen = { $version } was approved on { $on }, and its rows are those of { $frozen }.
check-applicability-approved-refrozen-why = what was approved is not what the version says
check-applicability-approved-departed = { $versions } { $count ->
        [one] was
       *[other] were
    } approved by { $by } after the last day of work here.
check-applicability-approved-departed-why = there is an approval, and it is nobody's who worked here
check-applicability-approved-unauthorized = { $versions } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, without a role in the management system on that day. The right to approve was with { $holders }.
check-applicability-approved-unauthorized-why = there is an approval, and nothing shows that it was theirs to give
check-applicability-approved-dated-back = { $versions } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, whose role was entered here only afterwards, with an earlier day. The right to approve was with { $holders }.
check-applicability-approved-dated-back-why = there is an approval, and when it was given nothing showed that it was theirs to give
check-applicability-approved-alone = { $versions } { $count ->
        [one] was
       *[other] were
    } approved by { $by } alone, who { $count ->
        [one] made or answers for it
       *[other] made or answers for them
    }, while { $holders } could have done so; somebody has to say whether that is in order.
check-applicability-approved-unsaid-right = { $versions } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, whose role on that day does not say that its holder approves; somebody has to say whether it does. The records show the right of { $holders }.
check-applicability-approved-early = { $version } was approved on { $on }, before any decision to treat a risk that stands today; somebody has to see whether it follows from them.
check-applicability-approved-claimed = { $version }, approved on { $on }, says that { $controls } { $count ->
        [one] is
       *[other] are
    } implemented, while the controls behind { $count ->
        [one] it
       *[other] them
    } were in place only later; somebody has to say what was there that day.
check-applicability-approved-unnoticed = Since { $version } was approved on { $on }, the treatment of { $risks } came to rest on { $controls }; somebody has to say whether the reasons it gives still hold.
check-applicability-approved-unproved = { $versions } { $count ->
        [one] was
       *[other] were
    } brought in as approved before, and nothing of the proof is kept here; somebody has to see it.
check-applicability-approved-drafted = { $version } was approved by { $by } on { $on }. { $controls } { $count ->
        [one] stands
       *[other] stand
    } otherwise today, and the next version is being made: { $next }. It is to be approved by { $due }.
check-applicability-approved-drifted = { $version } was approved by { $by } on { $on }. { $controls } { $count ->
        [one] stands
       *[other] stand
    } otherwise today; a version that says so is to be approved by { $due }.
check-applicability-approved-moved = { $version } was approved by { $by } on { $on }, and what it decides is what is decided today. A note: how { $controls } { $count ->
        [one] is
       *[other] are
    } implemented, how far, by whom or until when has moved on since; the next version will say it.
check-applicability-approved-overdue = The review of { $version }, approved on { $on }, is overdue.
check-applicability-approved-overdue-why = what was determined is there; nobody looked at it again in time
check-applicability-approved-late = A Statement of Applicability was first approved on { $first }, although the management system has operated since { $from }; { $version } is in force.
check-applicability-approved-late-why = the statement is there, it came after what it was to guide
check-applicability-approved-late-here = A Statement of Applicability was first approved here on { $first }, although the management system has operated since { $from }; somebody has to show what held before { $version }.
check-applicability-approved-another-scope = { $version } names { $scope }, which is retired; somebody has to say for which scope it holds.
check-applicability-approved-ok = { $version } was approved by { $by } on { $on }.

check-applicability-lists-necessary-controls = The statement lists every necessary control
check-applicability-lists-necessary-controls-unlaid = What the statement lists can be read once it is laid out.
check-applicability-lists-necessary-controls-none = No necessary controls have been determined yet.
check-applicability-lists-necessary-controls-planned = Excluded from the statement: { $excluded }. Determined as necessary by the treatment plan: { $treatments } for { $risks }, through { $controls }.
check-applicability-lists-necessary-controls-planned-why = a control determined by the treatment of risks is left out of the statement
check-applicability-lists-necessary-controls-excluded = Excluded from the statement: { $excluded }. Relied on where risks were assessed and decided: { $risks }, through { $controls }.
check-applicability-lists-necessary-controls-excluded-why = a control that risks rest on is left out of the statement
check-applicability-lists-necessary-controls-missing = { $controls } { $count ->
        [one] is needed
       *[other] are needed
    } by the treatment plan and missing from the statement.
check-applicability-lists-necessary-controls-missing-why = a necessary control is not listed
check-applicability-lists-necessary-controls-ok = Every control that risks rest on is in the statement ({ $count }).

check-applicability-justifies-inclusion = Every included control has its reason
check-applicability-justifies-inclusion-none = No control has been included yet.
check-applicability-justifies-inclusion-missing = { $count } of { $total } { $total ->
        [one] included control
       *[other] included controls
    } { $count ->
        [one] has
       *[other] have
    } no justification: { $controls }.
check-applicability-justifies-inclusion-proposed = { $count } { $count ->
        [one] control
       *[other] controls
    } { $count ->
        [one] is
       *[other] are
    } included because of the risk assessment, yet no risk leads there: { $controls }.
check-applicability-justifies-inclusion-unobliged = { $count } { $count ->
        [one] control
       *[other] controls
    } { $count ->
        [one] is
       *[other] are
    } included because law or a contract asks for { $count ->
        [one] it
       *[other] them
    }, yet no obligation leads there, and no word says which: { $controls }.
check-applicability-justifies-inclusion-denied = { $controls } { $count ->
        [one] is
       *[other] are
    } included because of risks, by { $own } alone, which by what is recorded there { $count ->
        [one] stands
       *[other] stand
    } for other reference controls; somebody has to say what puts { $count ->
        [one] it
       *[other] them
    } into effect.
check-applicability-justifies-inclusion-ok = The inclusion of { $total ->
        [one] the one control
       *[other] { $total } controls
    } is justified.

check-applicability-states-implementation = The statement says what is implemented
check-applicability-states-implementation-none = No control has been included yet.
check-applicability-states-implementation-missing = { $count } of { $total } { $total ->
        [one] included control
       *[other] included controls
    } { $count ->
        [one] is
       *[other] are
    } given as not started, while controls behind them are at work: { $controls }.
check-applicability-states-implementation-unplanned = { $controls } { $count ->
        [one] is not
       *[other] are not
    } implemented, and no plan, owner and date say when they will be.
check-applicability-states-implementation-fresh = { $controls } { $count ->
        [one] was
       *[other] were
    } included of late; what is not implemented is to have a plan, an owner and a date by { $due }.
check-applicability-states-implementation-late = { $controls } should have been implemented by now.
check-applicability-states-implementation-late-why = the plan stands, its date has passed
check-applicability-states-implementation-contradiction = { $controls } { $count ->
        [one] is shown
       *[other] are shown
    } as implemented, while the records behind the statement say otherwise.
check-applicability-states-implementation-contradiction-why = the statement is not true
check-applicability-states-implementation-stale = What shows that { $own } { $count ->
        [one] works
       *[other] work
    } has run out; somebody has to look.
check-applicability-states-implementation-short = { $controls } { $count ->
        [one] is
       *[other] are
    } given as implemented, with less than 100 percent beside it; somebody has to say which of the two holds.
check-applicability-states-implementation-retired = { $controls } { $count ->
        [one] is
       *[other] are
    } given as implemented by { $own } alone, no longer in use.{ $risks ->
        [0] {""}
        [one] {" "}{ $resting } was judged and let stand with it.
       *[other] {" "}{ $resting } were judged and let stand with it.
    }
check-applicability-states-implementation-retired-why = the statement is not true
check-applicability-states-implementation-outrun = { $controls } { $count ->
        [one] is
       *[other] are
    } given as planned, while all controls behind { $count ->
        [one] it
       *[other] them
    } are at work.
check-applicability-states-implementation-outrun-why = the statement was not brought up to date
check-applicability-states-implementation-failed = { $controls } { $count ->
        [one] is said to be in place, while its last test
       *[other] are said to be in place, while their last tests
    } ({ $tests }) found the opposite and nothing follows; somebody has to look.
check-applicability-states-implementation-unshown = { $controls } { $count ->
        [one] is
       *[other] are
    } given as implemented, and nothing says how or shows it; somebody has to look.
check-applicability-states-implementation-ahead = { $controls } { $count ->
        [one] is
       *[other] are
    } said to work, and to have been put in place on a day that is still to come.
check-applicability-states-implementation-ahead-why = what works and what is planned are not told apart
check-applicability-states-implementation-untested = { $own } { $count ->
        [one] is said to be in place, and was not tested when it was
       *[other] are said to be in place, and were not tested when they were
    } to be.
check-applicability-states-implementation-untested-why = the controls are there, tests that were planned are late
check-applicability-states-implementation-untested-soon = The next test of { $own } is due; there is time until { $due }.
check-applicability-states-implementation-unproven = { $implemented } of { $all } necessary controls are implemented. An observation: nothing as recent as { $count ->
        [one] it asks
       *[other] they ask
    } for shows that { $own } { $count ->
        [one] works
       *[other] work
    }, neither evidence nor a test.
check-applicability-states-implementation-ok = { $implemented } of { $total } { $total ->
        [one] included control
       *[other] included controls
    } are implemented; the others have a plan.

check-applicability-justifies-exclusion = Every exclusion is justified
check-applicability-justifies-exclusion-missing = { $count } excluded { $count ->
        [one] control
       *[other] controls
    } { $count ->
        [one] has
       *[other] have
    } no justification: { $controls }.
check-applicability-justifies-exclusion-contradicted = { $controls } { $count ->
        [one] is excluded
       *[other] are excluded
    }, while { $against } { $witnesses ->
        [one] speaks
       *[other] speak
    } against it{ $told ->
        [0] {""}
       *[other] : { $grounds }
    }; somebody has to look.
check-applicability-justifies-exclusion-outdated = { $controls } { $count ->
        [one] was
       *[other] were
    } left out by name; since then the justification changed, or other records came to speak against it: { $against }. Somebody has to look again.
check-applicability-justifies-exclusion-upheld = { $total ->
        [one] The one exclusion is
       *[other] All { $total } exclusions are
    } justified; { $controls } { $count ->
        [one] is
       *[other] are
    } left out by name although records speak against it, the latest by { $by } on { $on }.
check-applicability-justifies-exclusion-excused = Why { $controls } { $count ->
        [one] is
       *[other] are
    } left out is said in words that give no reason; somebody has to read { $count ->
        [one] it
       *[other] them
    }.
check-applicability-justifies-exclusion-borne = { $controls } { $count ->
        [one] is
       *[other] are
    } left out because a risk is accepted, without saying which one; somebody has to name it as the register has it.
check-applicability-justifies-exclusion-postponed = { $controls } { $count ->
        [one] is
       *[other] are
    } left out because { $count ->
        [one] it is
       *[other] they are
    } still to come: what is necessary is included, as not implemented.
check-applicability-justifies-exclusion-postponed-why = the reason speaks for the control, only its status is another one
check-applicability-justifies-exclusion-none = Nothing has been excluded or included yet.
check-applicability-justifies-exclusion-nothing = No control is excluded.
check-applicability-justifies-exclusion-ok = { $total ->
        [one] The one exclusion is
       *[other] All { $total } exclusions are
    } justified.

check-treatment-plan-exists = There is a risk treatment plan
check-treatment-plan-exists-none = No option needs a plan yet.
check-treatment-plan-exists-missing = { $count } of { $total } { $total ->
        [one] risk
       *[other] risks
    } to be treated { $count ->
        [one] is in no
       *[other] are in no
    } plan: { $risks }.
check-treatment-plan-exists-missing-why-grave = there is no risk treatment plan at all
check-treatment-plan-exists-highest = { $risks }, at the highest level there is, { $count ->
        [one] is
       *[other] are
    } to be treated and in no plan.
check-treatment-plan-exists-highest-why = the gravest risks are left to themselves
check-treatment-plan-exists-incomplete = { $treatments } { $count ->
        [one] leaves
       *[other] leave
    } out { $missing }.
check-treatment-plan-exists-incomplete-why = the plan exists, parts of it are open
check-treatment-plan-exists-idle = { $treatments } { $count ->
        [one] is
       *[other] are
    } open and { $count ->
        [one] treats
       *[other] treat
    } no risk that is still to be treated.
check-treatment-plan-exists-idle-why = the decision about the risk has changed, its plan has not
check-treatment-plan-exists-outlives = { $treatments } { $count ->
        [one] is
       *[other] are
    } due only after the acceptance that rests on { $count ->
        [one] it
       *[other] them
    } has ended.
check-treatment-plan-exists-outlives-why = plan and acceptance are there, their days do not fit
check-treatment-plan-exists-turned = { $treatments } { $count ->
        [one] begins
       *[other] begin
    } after the day on which { $count ->
        [one] it is
       *[other] they are
    } to be done.
check-treatment-plan-exists-turned-why = the plan is there, one of its days is wrong
check-treatment-plan-exists-far = { $treatments } { $count ->
        [one] is
       *[other] are
    } to be done in more than three years; somebody has to say whether that is right.
check-treatment-plan-exists-left = { $treatments }, or an open part of { $count ->
        [one] it, lies
       *[other] them, lie
    } with somebody who has left.
check-treatment-plan-exists-left-why = somebody left, and what was theirs was not handed over
check-treatment-plan-exists-steps = { $treatments } { $count ->
        [one] has
       *[other] have
    } an open step without somebody who does it, or without a day; somebody has to say who and when.
check-treatment-plan-exists-fresh = { $count } { $count ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] is to be
       *[other] are to be
    } planned for by { $due }: { $young }.
check-treatment-plan-exists-beyond = { $treatments } { $count ->
        [one] has a step
       *[other] have steps
    } planned for a day after the plan is to be done.
check-treatment-plan-exists-beyond-why = the plan is there, only its days do not fit
check-treatment-plan-exists-ahead = { $treatments } { $count ->
        [one] has
       *[other] have
    } a step that is said to be done on a day that has not come yet.
check-treatment-plan-exists-ahead-why = the step is there, its day cannot be right
check-treatment-plan-exists-ok = { $total ->
        [one] One risk is
       *[other] { $total } risks are
    } treated by { $count } { $count ->
        [one] plan
       *[other] plans
    } with owner and date.

check-treatment-plan-approved-by-owners = Risk owners approved the plan
check-treatment-plan-approved-by-owners-none = There is no plan to approve yet.
check-treatment-plan-approved-by-owners-missing = { $count } of { $total } { $total ->
        [one] plan
       *[other] plans
    } { $count ->
        [one] is not
       *[other] are not
    } approved by the owners of their risks: { $treatments }.
check-treatment-plan-approved-by-owners-stranger = { $treatments } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, and not by an owner of the risks { $count ->
        [one] it treats
       *[other] they treat
    }.
check-treatment-plan-approved-by-owners-changed = { $treatments } { $count ->
        [one] was
       *[other] were
    } changed after the approval.
check-treatment-plan-approved-by-owners-changed-why = what is carried out and what was approved differ
check-treatment-plan-approved-by-owners-afterwards = { $treatments } { $count ->
        [one] was
       *[other] were
    } carried out before anybody approved { $count ->
        [one] it
       *[other] them
    }.
check-treatment-plan-approved-by-owners-fresh = { $count } new { $count ->
        [one] plan
       *[other] plans
    } { $count ->
        [one] is to be
       *[other] are to be
    } approved by { $due }: { $young }.
check-treatment-plan-approved-by-owners-ahead = { $treatments } { $count ->
        [one] names
       *[other] name
    } a day that has not come yet for what is said to have happened: { $happened }.
check-treatment-plan-approved-by-owners-ahead-why = the plan is approved, the day cannot be right
check-treatment-plan-approved-by-owners-early = { $treatments } { $count ->
        [one] was
       *[other] were
    } approved before the risks { $count ->
        [one] it treats
       *[other] they treat
    } were assessed.
check-treatment-plan-approved-by-owners-departed = { $treatments } { $count ->
        [one] was
       *[other] were
    } approved by somebody who had left by that day.
check-treatment-plan-approved-by-owners-departed-why = there is an approval, and it is nobody's who worked here
check-treatment-plan-approved-by-owners-unfounded = { $treatments } came in approved before the only assessments that are kept of the risks { $count ->
        [one] it treats
       *[other] they treat
    }; somebody has to say on what the approval rested.
check-treatment-plan-approved-by-owners-unproved = { $treatments } { $count ->
        [one] was
       *[other] were
    } brought in as approved before, and nothing of the proof is kept here; somebody has to see it.
check-treatment-plan-approved-by-owners-ok = { $total ->
        [one] The one plan is approved by the owners of its risks.
       *[other] All { $total } plans are approved by the owners of their risks.
    }

check-residual-accepted-by-owners = Risk owners accepted what remains
check-residual-accepted-by-owners-none = There is nothing to accept yet.
check-residual-accepted-by-owners-missing = What remains of { $count } of { $total } { $total ->
        [one] risk
       *[other] risks
    } is not accepted by the owners: { $risks }.
check-residual-accepted-by-owners-missing-why-grave = a risk stays at the highest level, and its owner did not accept that
check-residual-accepted-by-owners-ahead = { $risks } { $count ->
        [one] names
       *[other] name
    } a day that has not come yet for what is said to have happened: { $happened }.
check-residual-accepted-by-owners-ahead-why = what remains is accepted, the day cannot be right
check-residual-accepted-by-owners-expired = The acceptance of { $risks } has run out.
check-residual-accepted-by-owners-overtaken = The acceptance of { $risks } no longer counts: since then the controls lost so much strength that another level is indicated.
check-residual-accepted-by-owners-stranger = { $risks } { $count ->
        [one] was
       *[other] were
    } accepted by somebody else than the owner.
check-residual-accepted-by-owners-early = { $risks } { $count ->
        [one] was
       *[other] were
    } accepted before it was judged what remains.
check-residual-accepted-by-owners-stranded = { $risks } { $count ->
        [one] waits
       *[other] wait
    } for a countersignature that nobody else can give: whoever accepted is the only holder of the role.
check-residual-accepted-by-owners-dated-back = The acceptance of { $risks } { $count ->
        [one] was
       *[other] were
    } countersigned by { $by }, whose role was entered only afterwards.
check-residual-accepted-by-owners-dated-back-why = the countersignature is there, the right to it was written down later
check-residual-accepted-by-owners-namesake = The acceptance of { $risks } { $count ->
        [one] was
       *[other] were
    } countersigned by somebody with the name of whoever accepted; somebody has to say whether these are two people.
check-residual-accepted-by-owners-waived = { $risks } { $count ->
        [one] was
       *[other] were
    } accepted before { $exceptions }; somebody has to judge whether what remains is still the same.
check-residual-accepted-by-owners-exceptions-ahead = { $exceptions } { $count ->
        [one] names
       *[other] name
    } a day that has not come yet for what is said to have happened: { $happened }.
check-residual-accepted-by-owners-exceptions-ahead-why = the record is there, its day cannot be right
check-residual-accepted-by-owners-over = The last day of { $exceptions } has passed, and nothing says that the rule is kept again on which accepted risks rest; somebody has to look.
check-residual-accepted-by-owners-unentitled = { $risks } { $count ->
        [one] was
       *[other] were
    } countersigned by somebody of whom nothing shows that the role was theirs; somebody has to look.
check-residual-accepted-by-owners-no-holder = { $risks } { $count ->
        [one] was
       *[other] were
    } countersigned by somebody who did not hold the role on that day.
check-residual-accepted-by-owners-no-holder-why = there is a countersignature, and it is kept that the role was somebody else's
check-residual-accepted-by-owners-countersigned-early = { $risks } { $count ->
        [one] was
       *[other] were
    } countersigned before the owner accepted what remains.
check-residual-accepted-by-owners-countersigned-early-why = both signatures are there, they do not belong to each other
check-residual-accepted-by-owners-other-role = { $risks } { $count ->
        [one] was
       *[other] were
    } countersigned for another role than the method names for that level.
check-residual-accepted-by-owners-other-role-why = there is a countersignature, and it is not the one that the method asks for
check-residual-accepted-by-owners-authority = { $risks } { $count ->
        [one] lies
       *[other] lie
    } above the line, accepted without what the method asks for: { $missing }.
check-residual-accepted-by-owners-outlasts = { $risks } { $count ->
        [one] is
       *[other] are
    } accepted beyond the day by which { $method } has { $count ->
        [one] it
       *[other] them
    } assessed again.
check-residual-accepted-by-owners-outlasts-why = the acceptance is there, it runs longer than the method allows
check-residual-accepted-by-owners-moved = { $risks } { $count ->
        [one] has
       *[other] have
    } risen since the owner accepted what remains.
check-residual-accepted-by-owners-less = What the owner accepted of { $risks } is less than what had been judged by then.
check-residual-accepted-by-owners-as-expected = { $risks } { $count ->
        [one] was
       *[other] were
    } accepted as { $count ->
        [one] it was expected, although it had been read higher once all its plans were
       *[other] they were expected, although they had been read higher once all their plans were
    } carried out.
check-residual-accepted-by-owners-nearly-expected = { $risks } { $count ->
        [one] was
       *[other] were
    } accepted as expected, and read a step higher once all plans were carried out; somebody has to say what remains.
check-residual-accepted-by-owners-unexpected = { $risks } { $count ->
        [one] is
       *[other] are
    } to be treated and accepted, and nobody said what is to remain.
check-residual-accepted-by-owners-turned = { $risks } { $count ->
        [one] names
       *[other] name
    } days that contradict each other: { $earlier } before { $first }; somebody has to say which is right.
check-residual-accepted-by-owners-fresh = { $count } { $count ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] is to be
       *[other] are to be
    } accepted by { $due }: { $young }.
check-residual-accepted-by-owners-departed = { $risks } { $count ->
        [one] was
       *[other] were
    } accepted or countersigned by somebody who had left by that day.
check-residual-accepted-by-owners-departed-why = there is a signature, and it is nobody's who worked here
check-residual-accepted-by-owners-unfounded = { $risks } came in accepted before the only assessment that is kept of { $count ->
        [one] it
       *[other] them
    }; somebody has to say on what the acceptance rested.
check-residual-accepted-by-owners-countersign = { $count } { $count ->
        [one] acceptance is
       *[other] acceptances are
    } to be countersigned by { $due }: { $young }.
check-residual-accepted-by-owners-unconfirmed = { $risks } { $count ->
        [one] was
       *[other] were
    } handed over, and the new { $count ->
        [one] owner
       *[other] owners
    } did not accept anew what remains in the time given.
check-residual-accepted-by-owners-handed-over = { $risks } { $count ->
        [one] was
       *[other] were
    } handed over; the new { $count ->
        [one] owner accepts
       *[other] owners accept
    } anew what remains by { $due }.
check-residual-accepted-by-owners-unproved = { $risks } { $count ->
        [one] was
       *[other] were
    } brought in as accepted before, and nothing of the proof is kept here; somebody has to see it.
check-residual-accepted-by-owners-outdated = What remains of { $risks } was judged before { $count ->
        [one] the risk itself was
       *[other] the risks themselves were
    }; somebody has to say whether it still holds.
check-residual-accepted-by-owners-ok = The owners accepted what remains of { $total ->
        [one] the one risk
       *[other] all { $total } risks
    }.
check-residual-accepted-by-owners-overtaken-soon = The controls of { $risks } lost so much strength that another level is indicated than the one accepted; { $count ->
        [one] it is
       *[other] they are
    } to be assessed and accepted anew by { $due }.
check-residual-accepted-by-owners-elsewhere = What was accepted of { $risks } rests on controls that lost strength; that is told of these controls (6.1.3 b and d).
check-residual-accepted-by-owners-reopened-soon = { $risks } { $count ->
        [one] was reopened and is
       *[other] were reopened and are
    } to be assessed and accepted anew, the first by { $due }; the owners accepted what remains of { $total ->
        [0] no other risk
        [one] the one other risk
       *[other] all { $total } others
    }.
check-residual-accepted-by-owners-reopened = { $risks } { $count ->
        [one] was reopened and waits
       *[other] were reopened and wait
    } for a new assessment; the owners accepted what remains of { $total ->
        [0] no other risk
        [one] the one other risk
       *[other] all { $total } others
    }.

## 6.2 Objectives

check-objectives-set = Information security objectives are set
check-objectives-set-none = No information security objective is set.
check-objectives-set-none-why = what security is to reach is not written down
check-objectives-set-draft = { $objectives } { $count ->
        [one] is a draft; no objective is
       *[other] are drafts; no objective is
    } set.
check-objectives-set-draft-why = objectives are written, nobody set them
check-objectives-set-ended = All objectives are closed, the last one on { $on }; until { $due } there is time to look back and to set the next.
check-objectives-set-past = All objectives are closed; none is worked on.
check-objectives-set-past-why = objectives were set once and not renewed
check-objectives-set-ok = { $total ->
        [one] One objective is
       *[other] { $total } objectives are
    } set and written down.

check-objectives-name-policy = Objectives are consistent with the policy
check-objectives-name-policy-none = No objective is worked on yet.
check-objectives-name-policy-missing = { $objectives } { $count ->
        [one] does
       *[other] do
    } not name the policy that { $count ->
        [one] it is
       *[other] they are
    } consistent with.
check-objectives-name-policy-gone = { $objectives } { $count ->
        [one] rests
       *[other] rest
    } on a policy that is no longer in force.
check-objectives-name-policy-other = What { $objectives } { $count ->
        [one] names
       *[other] name
    } as policy is a document of another kind.
check-objectives-name-policy-draft = { $objectives } { $count ->
        [one] rests
       *[other] rest
    } on a policy that is not in force yet.
check-objectives-name-policy-ok = { $total ->
        [one] The one objective names
       *[other] All { $total } objectives name
    } the policy that { $total ->
        [one] it is
       *[other] they are
    } consistent with.

check-objectives-measurable = Objectives are measurable where practicable
check-objectives-measurable-none = No objective is worked on yet.
check-objectives-measurable-missing = { $objectives } { $count ->
        [one] does
       *[other] do
    } not say by which value or sign one sees that { $count ->
        [one] it is
       *[other] they are
    } reached.
check-objectives-measurable-backwards = The target of { $objectives } is worse than the value at the beginning.
check-objectives-measurable-backwards-why = the objective can be measured, and would be reached by falling back
check-objectives-measurable-twins = { $objectives } have one title, one day and the same units, and other targets; somebody has to say which holds.
check-objectives-measurable-beyond = { $objectives } { $count ->
        [one] counts
       *[other] count
    } more than a hundred percent; somebody has to say of what.
check-objectives-measurable-vague = { $objectives } { $count ->
        [one] is
       *[other] are
    } seen to be reached by a sign that two people may read in two ways; somebody has to say what is to be seen.
check-objectives-measurable-ok = { $total ->
        [one] The one objective says
       *[other] All { $total } objectives say
    } how one sees that { $total ->
        [one] it is
       *[other] they are
    } reached.

check-objectives-rest-on-risks = Objectives take requirements and risks into account
check-objectives-rest-on-risks-none = No objective is worked on yet.
check-objectives-rest-on-risks-missing = { $objectives } { $count ->
        [one] does
       *[other] do
    } not rest on an obligation or a risk.
check-objectives-rest-on-risks-gone = { $objectives } { $count ->
        [one] rests
       *[other] rest
    } on risks that are all retired.
check-objectives-rest-on-risks-ok = { $total ->
        [one] The one objective rests
       *[other] All { $total } objectives rest
    } on obligations or risks.

check-objectives-communicated = Objectives are made known
check-objectives-communicated-none = No objective is worked on yet.
check-objectives-communicated-missing = { $objectives } { $count ->
        [one] does
       *[other] do
    } not show that { $count ->
        [one] it was
       *[other] they were
    } made known.
check-objectives-communicated-fresh = { $count } { $count ->
        [one] objective that was just set is
       *[other] objectives that were just set are
    } to be made known by { $due }: { $young }.
check-objectives-communicated-ahead = { $objectives } { $count ->
        [one] is
       *[other] are
    } said to have been made known on a day that is still to come.
check-objectives-communicated-ahead-why = the record tells of what cannot have happened yet
check-objectives-communicated-nobody = { $objectives } { $count ->
        [one] was
       *[other] were
    } made known, and nothing says to whom.
check-objectives-communicated-early = { $objectives } { $count ->
        [one] is said to have been made known a year before it began
       *[other] are said to have been made known a year before they began
    }; somebody has to look.
check-objectives-communicated-ok = { $total ->
        [one] The one objective was
       *[other] All { $total } objectives were
    } made known.

check-objectives-plan-actions = Plans for objectives say what will be done
check-objectives-plan-actions-none = No objective is worked on yet.
check-objectives-plan-actions-missing = { $objectives } { $count ->
        [one] does
       *[other] do
    } not say what will be done.
check-objectives-plan-actions-ok = { $total ->
        [one] The one objective says
       *[other] All { $total } objectives say
    } what will be done.

check-objectives-plan-resources = Plans for objectives say which resources are needed
check-objectives-plan-resources-none = No objective is worked on yet.
check-objectives-plan-resources-missing = { $objectives } { $count ->
        [one] does
       *[other] do
    } not say which resources are needed.
check-objectives-plan-resources-ok = { $total ->
        [one] The one objective says
       *[other] All { $total } objectives say
    } which resources are needed.

check-objectives-plan-responsible = Plans for objectives say who is responsible
check-objectives-plan-responsible-none = No objective is worked on yet.
check-objectives-plan-responsible-missing = { $objectives } { $count ->
        [one] does
       *[other] do
    } not say who is responsible.
check-objectives-plan-responsible-left = { $objectives }, or an open part of { $count ->
        [one] it, lies
       *[other] them, lie
    } with somebody who has left.
check-objectives-plan-responsible-left-why = somebody left, and what was theirs was not handed over
check-objectives-plan-responsible-nobodys = { $objectives } { $count ->
        [one] has
       *[other] have
    } an open step that names nobody; somebody has to say who does it.
check-objectives-plan-responsible-ok = { $total ->
        [one] The one objective says
       *[other] All { $total } objectives say
    } who is responsible.

check-objectives-plan-due = Plans for objectives say when they are done
check-objectives-plan-due-none = No objective is worked on yet.
check-objectives-plan-due-missing = { $objectives } { $count ->
        [one] does
       *[other] do
    } not say by when { $count ->
        [one] it is
       *[other] they are
    } reached.
check-objectives-plan-due-behind = { $objectives } { $count ->
        [one] has
       *[other] have
    } steps whose day passed more than 30 days ago.
check-objectives-plan-due-beyond = { $objectives } { $count ->
        [one] has
       *[other] have
    } steps that are due only after the objective itself.
check-objectives-plan-due-beyond-why = the plan is there, its days do not fit
check-objectives-plan-due-turned = { $objectives } { $count ->
        [one] names
       *[other] name
    } days that contradict each other: { $earlier } before { $first }.
check-objectives-plan-due-turned-why = the plan is there, one of its days is wrong
check-objectives-plan-due-ahead = { $objectives } { $count ->
        [one] has
       *[other] have
    } a step that is said to be done on a day that has not come yet.
check-objectives-plan-due-ahead-why = the step is there, its day cannot be right
check-objectives-plan-due-undated = { $objectives } { $count ->
        [one] has
       *[other] have
    } an open step without a day; somebody has to say when it is done.
check-objectives-plan-due-far = { $objectives } { $count ->
        [one] is due
       *[other] are due
    } more than five years after the beginning; somebody has to say what is to be reached before.
check-objectives-plan-due-ok = { $total ->
        [one] The one objective says
       *[other] All { $total } objectives say
    } by when it is reached.

check-objectives-plan-evaluation = Plans for objectives say how results are evaluated
check-objectives-plan-evaluation-none = No objective is worked on yet.
check-objectives-plan-evaluation-missing = { $objectives } { $count ->
        [one] does
       *[other] do
    } not say how results are evaluated.
check-objectives-plan-evaluation-ok = { $total ->
        [one] The one objective says
       *[other] All { $total } objectives say
    } how results are evaluated.

check-objectives-monitored = Objectives are monitored
check-objectives-monitored-none = No objective is worked on yet.
check-objectives-monitored-overdue = Nobody looked at { $objectives } when it was due.
check-objectives-monitored-unseen = Nobody has looked at { $objectives } yet, and nothing says how often that is to be done.
check-objectives-monitored-due = The day to look at { $objectives } has come, and it is not late yet.
check-objectives-monitored-first = The first look at an objective is due on { $due }.
check-objectives-monitored-unplanned = No day is planned for looking at the objectives.
check-objectives-monitored-off-track = { $objectives } { $count ->
        [one] was
       *[other] were
    } found off track, and no step is open and nothing else follows.
check-objectives-monitored-off-track-why = the objective is watched, what is seen leads to nothing
check-objectives-monitored-off-course = { $objectives } { $count ->
        [one] was
       *[other] were
    } found off track weeks ago, and nothing tells that anything was done about it since; somebody has to look.
check-objectives-monitored-off-track-soon = { $young } { $count ->
        [one] was
       *[other] were
    } found off track; what is done about { $count ->
        [one] it
       *[other] them
    } is to be said by { $due }.
check-objectives-monitored-contrary = { $objectives } { $count ->
        [one] is
       *[other] are
    } said to be on track, while { $count ->
        [one] its
       *[other] their
    } own values are no better than at the beginning; somebody has to say why.
check-objectives-monitored-ahead = { $objectives } { $count ->
        [one] tells
       *[other] tell
    } of a look on a day that has not come yet.
check-objectives-monitored-ahead-why = the looks are there, the day of one cannot be right
check-objectives-monitored-ok = { $count } of { $total } objectives were looked at, none of them too late.

check-objectives-updated = Objectives are brought up to date
check-objectives-updated-none = No objective is worked on yet.
check-objectives-updated-over = The day of { $objectives } has passed, and nobody said whether { $count ->
        [one] it was
       *[other] they were
    } reached.
check-objectives-updated-stale = The review of { $objectives } is overdue.
check-objectives-updated-stale-why = the objective stands, nobody asked whether it still fits
check-objectives-updated-untold = { $objectives } { $count ->
        [one] was
       *[other] were
    } missed, and no result is evaluated.
check-objectives-updated-untold-why = the objective was followed to its end, only the result is not told
check-objectives-updated-dropped = { $objectives } { $count ->
        [one] was
       *[other] were
    } given up, and nothing says why; somebody has to say.
check-objectives-updated-short = { $objectives } { $count ->
        [one] is
       *[other] are
    } said to be reached, while the value measured last falls short of the target.
check-objectives-updated-short-why = what was measured contradicts what is said
check-objectives-updated-doubtful = { $objectives } { $count ->
        [one] is
       *[other] are
    } said to be reached, and whoever looked last saw that it would not be; somebody has to say by what.
check-objectives-updated-turned = { $objectives } { $count ->
        [one] names
       *[other] name
    } days that contradict each other: { $earlier } before { $first }; somebody has to say which is right.
check-objectives-updated-unmeasured = { $objectives } { $count ->
        [one] is said to be reached, and its measure was never read
       *[other] are said to be reached, and their measures were never read
    }; somebody has to show it.
check-objectives-updated-units-gone = { $objectives } { $count ->
        [one] is set for
       *[other] are set for
    } { $units }, which no longer exist; somebody has to say for whom.
check-objectives-updated-units-outside = { $objectives } { $count ->
        [one] is set for units outside the scope alone
       *[other] are set for units outside the scope alone
    }; somebody has to look.
check-objectives-updated-ok = { $total ->
        [one] The one objective is
       *[other] All { $total } objectives are
    } up to date.

## 6.3 Changes

check-changes-planned = Changes to the management system are carried out in a planned way
check-changes-planned-unplanned = The scope changed on { $on }, and no change to the management system is recorded near that day; somebody has to say whether it was planned.
check-changes-planned-unplanned-method = Risks are scored in another way since { $on }, and no change to the management system is recorded near that day; somebody has to say whether it was planned.
check-changes-planned-none = No change to the management system is planned.
check-changes-planned-unapproved = { $changes } { $count ->
        [one] was
       *[other] were
    } begun without an approved plan.
check-changes-planned-ahead = { $changes } { $count ->
        [one] names
       *[other] name
    } a day that has not come yet for what is said to have happened: { $happened }.
check-changes-planned-ahead-why = the record is there, its day cannot be right
check-changes-planned-belated = { $changes } { $count ->
        [one] was
       *[other] were
    } approved only after the work on { $count ->
        [one] it
       *[other] them
    } had begun.
check-changes-planned-changed = { $changes } { $count ->
        [one] was
       *[other] were
    } changed after the approval, and nobody approved the new version.
check-changes-planned-changed-why = what is carried out and what was approved differ
check-changes-planned-departed = { $changes } { $count ->
        [one] was
       *[other] were
    } approved by { $by } after the last day of work here.
check-changes-planned-departed-why = there is an approval, and it is nobody's who worked here
check-changes-planned-unauthorized = { $changes } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, without a role in the management system on that day. The right to approve was with { $holders }.
check-changes-planned-unauthorized-why = there is an approval, and nothing shows that it was theirs to give
check-changes-planned-dated-back = { $changes } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, whose role was entered here only afterwards, with an earlier day. The right to approve was with { $holders }.
check-changes-planned-dated-back-why = there is an approval, and when it was given nothing showed that it was theirs to give
check-changes-planned-alone = { $changes } { $count ->
        [one] was
       *[other] were
    } approved by { $by } alone, who { $count ->
        [one] answers for it
       *[other] answers for them
    }, while { $holders } could have done so; somebody has to say whether that is in order.
check-changes-planned-unsaid = { $changes } { $count ->
        [one] was
       *[other] were
    } begun, and nothing says why, or neither what could follow nor what it takes; somebody has to look.
check-changes-planned-bare = { $changes } { $count ->
        [one] has
       *[other] have
    } begun, or should have by now, without a responsible person or a date.
check-changes-planned-bare-why = a plan is there, it is not complete
check-changes-planned-late = { $changes } { $count ->
        [one] is
       *[other] are
    } overdue.
check-changes-planned-late-why = the plan is there, it is not kept
check-changes-planned-put-off = { $changes } should have begun long ago, and nothing of { $count ->
        [one] it
       *[other] them
    } is done; somebody has to say whether { $count ->
        [one] it still holds
       *[other] they still hold
    }.
check-changes-planned-scope-stays = { $changes } { $count ->
        [one] touches
       *[other] touch
    } the scope and { $count ->
        [one] is
       *[other] are
    } carried out, and no version of the scope was approved since; somebody has to look.
check-changes-planned-left = { $changes }, or an open part of { $count ->
        [one] it, lies
       *[other] them, lie
    } with somebody who has left.
check-changes-planned-left-why = somebody left, and what was theirs was not handed over
check-changes-planned-unfinished = { $changes } { $count ->
        [one] is said to be done, and a step of it is
       *[other] are said to be done, and steps of them are
    } open; say once more that it is carried out, and its steps are done with it, or take it up again.
check-changes-planned-unfinished-why = the change was planned, and what was planned is not all done
check-changes-planned-passed-over = { $changes } { $count ->
        [one] was looked back at while a step of it was open
       *[other] were looked back at while steps of them were open
    }; somebody has to say whether it was needed.
check-changes-planned-turned = { $changes } { $count ->
        [one] names
       *[other] name
    } days that contradict each other: { $earlier } before { $first }; somebody has to say which is right.
check-changes-planned-unproved = { $changes } { $count ->
        [one] was
       *[other] were
    } brought in as approved before, and nothing of the proof is kept here; somebody has to see it.
check-changes-planned-behind = { $changes } { $count ->
        [one] has
       *[other] have
    } steps that are long late, while the whole is in time.
check-changes-planned-startless = { $changes } { $count ->
        [one] is under way, and no day says
       *[other] are under way, and no day says
    } since when; somebody has to say it.
check-changes-planned-proposed = { $changes } { $count ->
        [one] has
       *[other] have
    } been proposed for half a year, neither planned nor withdrawn; somebody has to decide.
check-changes-planned-ok = { $total ->
        [one] One change is
       *[other] { $total } changes are
    } planned, { $done } of them done.

check-changes-controlled = Changes to what is done and used are planned and controlled
check-changes-controlled-none = No change to what is done and used is planned.
check-changes-controlled-unapproved = { $changes } { $count ->
        [one] was
       *[other] were
    } begun without an approved plan.
check-changes-controlled-ahead = { $changes } { $count ->
        [one] names
       *[other] name
    } a day that has not come yet for what is said to have happened: { $happened }.
check-changes-controlled-ahead-why = the record is there, its day cannot be right
check-changes-controlled-belated = { $changes } { $count ->
        [one] was
       *[other] were
    } approved only after the work on { $count ->
        [one] it
       *[other] them
    } had begun.
check-changes-controlled-changed = { $changes } { $count ->
        [one] was
       *[other] were
    } changed after the approval, and nobody approved the new version.
check-changes-controlled-changed-why = what is carried out and what was approved differ
check-changes-controlled-departed = { $changes } { $count ->
        [one] was
       *[other] were
    } approved by { $by } after the last day of work here.
check-changes-controlled-departed-why = there is an approval, and it is nobody's who worked here
check-changes-controlled-unauthorized = { $changes } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, without a role in the management system on that day. The right to approve was with { $holders }.
check-changes-controlled-unauthorized-why = there is an approval, and nothing shows that it was theirs to give
check-changes-controlled-dated-back = { $changes } { $count ->
        [one] was
       *[other] were
    } approved by { $by }, whose role was entered here only afterwards, with an earlier day. The right to approve was with { $holders }.
check-changes-controlled-dated-back-why = there is an approval, and when it was given nothing showed that it was theirs to give
check-changes-controlled-alone = { $changes } { $count ->
        [one] was
       *[other] were
    } approved by { $by } alone, who { $count ->
        [one] answers for it
       *[other] answers for them
    }, while { $holders } could have done so; somebody has to say whether that is in order.
check-changes-controlled-unsaid = { $changes } { $count ->
        [one] was
       *[other] were
    } begun, and nothing says why, or neither what could follow nor what it takes; somebody has to look.
check-changes-controlled-bare = { $changes } { $count ->
        [one] has
       *[other] have
    } begun, or should have by now, without a responsible person or a date.
check-changes-controlled-bare-why = a plan is there, it is not complete
check-changes-controlled-late = { $changes } { $count ->
        [one] is
       *[other] are
    } overdue.
check-changes-controlled-late-why = the plan is there, it is not kept
check-changes-controlled-put-off = { $changes } should have begun long ago, and nothing of { $count ->
        [one] it
       *[other] them
    } is done; somebody has to say whether { $count ->
        [one] it still holds
       *[other] they still hold
    }.
check-changes-controlled-left = { $changes }, or an open part of { $count ->
        [one] it, lies
       *[other] them, lie
    } with somebody who has left.
check-changes-controlled-left-why = somebody left, and what was theirs was not handed over
check-changes-controlled-unfinished = { $changes } { $count ->
        [one] is said to be done, and a step of it is
       *[other] are said to be done, and steps of them are
    } open.
check-changes-controlled-unfinished-why = the change was planned, and what was planned is not all done
check-changes-controlled-passed-over = { $changes } { $count ->
        [one] was looked back at while a step of it was open
       *[other] were looked back at while steps of them were open
    }; somebody has to say whether it was needed.
check-changes-controlled-turned = { $changes } { $count ->
        [one] names
       *[other] name
    } days that contradict each other: { $earlier } before { $first }; somebody has to say which is right.
check-changes-controlled-unproved = { $changes } { $count ->
        [one] was
       *[other] were
    } brought in as approved before, and nothing of the proof is kept here; somebody has to see it.
check-changes-controlled-behind = { $changes } { $count ->
        [one] has
       *[other] have
    } steps that are long late, while the whole is in time.
check-changes-controlled-startless = { $changes } { $count ->
        [one] is under way, and no day says
       *[other] are under way, and no day says
    } since when; somebody has to say it.
check-changes-controlled-proposed = { $changes } { $count ->
        [one] has
       *[other] have
    } been proposed for half a year, neither planned nor withdrawn; somebody has to decide.
check-changes-controlled-ok = { $total ->
        [one] One change is
       *[other] { $total } changes are
    } planned, { $done } of them done.

check-changes-reviewed = Changes that were carried out are looked back at
check-changes-reviewed-none = No change was carried out yet.
check-changes-reviewed-missing = Nobody looked back at { $changes }, done more than 90 days ago.
check-changes-reviewed-hasty = { $changes } { $count ->
        [one] was
       *[other] were
    } judged before { $count ->
        [one] it was
       *[other] they were
    } done.
check-changes-reviewed-hasty-why = somebody looked back, and at that time there was nothing to judge
check-changes-reviewed-departed = { $changes } { $count ->
        [one] was
       *[other] were
    } judged by somebody who had left by that day.
check-changes-reviewed-departed-why = somebody looked back, and nobody who worked here
check-changes-reviewed-idle = { $changes } { $count ->
        [one] was
       *[other] were
    } found not effective, and nothing follows from that; somebody has to look.
check-changes-reviewed-ok = { $count } of { $total } changes that were carried out were looked back at; for the others there is still time.

## 8.2 and 8.3 In operation

check-suppliers-controlled = Suppliers are held to what was agreed
check-suppliers-controlled-none = No supplier is recorded as at work.
check-suppliers-controlled-ended = The contract of { $suppliers } has ended, and { $count ->
        [one] it is
       *[other] they are
    } still at work.
check-suppliers-controlled-ended-why = suppliers are controlled, and one works without what was agreed
check-suppliers-controlled-ended-soon = The contract of { $young } has ended, and { $count ->
        [one] it is
       *[other] they are
    } still at work; what holds now is to be said by { $due }.
check-suppliers-controlled-failed = { $suppliers } { $count ->
        [one] was
       *[other] were
    } found unsatisfactory and { $count ->
        [one] goes
       *[other] go
    } on working; nothing says what follows.
check-suppliers-controlled-failed-why = suppliers are assessed, what was found leads to nothing
check-suppliers-controlled-failed-soon = { $young } { $count ->
        [one] was
       *[other] were
    } found unsatisfactory; what follows is to be said by { $due }.
check-suppliers-controlled-lapsed = The certificate of { $suppliers }, on which much depends, has run out; somebody has to say what shows now that security is kept there.
check-suppliers-controlled-ok = { $total ->
        [0] No supplier is recorded as at work.
        [one] The contract of the one supplier at work has not ended, and it was not found unsatisfactory without an answer.
       *[other] No contract of the { $total } suppliers at work has ended, and none was found unsatisfactory without an answer.
    }

check-assessment-performed-when-planned = Assessments are performed when planned
check-assessment-performed-when-planned-planning = Assessments begin when the management system is in operation.
check-assessment-performed-when-planned-never = The management system is in operation since { $start }, and no risk assessment has been performed.
check-assessment-performed-when-planned-overdue = { $count } of { $total } { $total ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] was
       *[other] were
    } last assessed more than { $months } months ago: { $risks }.
check-assessment-performed-when-planned-overdue-why-grave = every assessment is overdue by more than half an interval
check-assessment-performed-when-planned-next = { $total ->
        [one] The assessment of one risk is
       *[other] The assessments of { $total } risks are
    } as recent as planned; the next is due on { $due }.
check-assessment-performed-when-planned-unassessed = The management system has operated since { $start }, and the first assessment that is kept is of { $first }; somebody has to show what was known before.
check-assessment-performed-when-planned-ok = { $total ->
        [one] The one risk was
       *[other] All { $total } risks were
    } assessed within { $months } months; the next is due on { $due }.

check-assessment-runs-held = Planned runs of the assessment are held
check-assessment-runs-held-planning = Assessments begin when the management system is in operation.
check-assessment-runs-held-unheld = { $assessments } { $count ->
        [one] was planned and is not complete, more than 30 days after its day.
       *[other] were planned and are not complete, more than 30 days after their days.
    }
check-assessment-runs-held-unheld-why = risks are assessed, a planned run of it is late
check-assessment-runs-held-ahead = { $assessments } { $count ->
        [one] names
       *[other] name
    } a day that has not come yet for what is said to have happened: { $happened }.
check-assessment-runs-held-ahead-why = the assessment was held, its days cannot be right
check-assessment-runs-held-due = The assessment that { $assessment } announced for { $on } was not held.
check-assessment-runs-held-due-why = risks are assessed, a planned run of it is late
check-assessment-runs-held-premature = { $assessments } { $count ->
        [one] was
       *[other] were
    } completed before any of the risks listed there had been assessed ({ $risks }).
check-assessment-runs-held-premature-why = the assessments are there, the record of the run is not true
check-assessment-runs-held-left-out = { $assessment } was held over the whole scope and left out { $risks }, known by then and not assessed since.
check-assessment-runs-held-left-out-why = the assessment was held, and is not as whole as it says
check-assessment-runs-held-turned = { $assessments } { $count ->
        [one] was
       *[other] were
    } complete before the day on which work on { $count ->
        [one] it
       *[other] them
    } began.
check-assessment-runs-held-turned-why = the assessment is kept, its days do not fit
check-assessment-runs-held-unruled = { $assessments } { $count ->
        [one] names a method that nobody has approved
       *[other] name a method that nobody has approved
    }; somebody has to say by which criteria it was held.
check-assessment-runs-held-otherwise = What { $assessments } { $count ->
        [one] lists
       *[other] list
    } was judged by another method than the one named; somebody has to see which results are kept.
check-assessment-runs-held-endless = { $assessments } { $count ->
        [one] has been
       *[other] have been
    } under way for more than three months, and nothing says until when; somebody has to look.
check-assessment-runs-held-cancelled = { $assessments } { $count ->
        [one] was planned and does not take place
       *[other] were planned and do not take place
    }; nobody says why.
check-assessment-runs-held-far = { $assessment } announces the next run for { $due }, while the method asks for one every { $months } months; somebody has to look.
check-assessment-runs-held-ok = No planned run of the assessment is late ({ $total } recorded).

check-assessment-performed-on-change = Significant changes lead to an assessment
check-assessment-performed-on-change-planning = Changes count from the start of operation on; of those before it the ones after which no risk they name was assessed.
check-assessment-performed-on-change-scope = Since { $on } the scope takes in { $new }, and no risk was assessed because of it.
check-assessment-performed-on-change-scope-why = a significant change did not lead to an assessment
check-assessment-performed-on-change-reopened = { $count } { $count ->
        [one] risk
       *[other] risks
    } { $count ->
        [one] was
       *[other] were
    } reopened and not assessed since: { $risks }.
check-assessment-performed-on-change-reopened-why = single lapses, the process is at work
check-assessment-performed-on-change-reopened-soon = { $risks } { $count ->
        [one] was reopened and is
       *[other] were reopened and are
    } to be assessed by { $due }.
check-assessment-performed-on-change-weakened = The controls of { $risks } lost so much strength that another level is indicated, and nobody assessed { $count ->
        [one] this risk
       *[other] these risks
    } again.
check-assessment-performed-on-change-weakened-why = single lapses, the process is at work
check-assessment-performed-on-change-weakened-soon = The controls of { $risks } lost so much strength that another level is indicated; { $count ->
        [one] it is
       *[other] they are
    } to be assessed again by { $due }.
check-assessment-performed-on-change-change = { $changes } { $count ->
        [one] was
       *[other] were
    } carried out more than 60 days ago, and { $risks }, which { $count ->
        [one] it touches
       *[other] they touch
    }, had been assessed before and not since; nobody said that no risk changes.
check-assessment-performed-on-change-change-why = a significant change did not lead to an assessment
check-assessment-performed-on-change-incident = No risk was assessed within 60 days after { $incidents }, { $count ->
        [one] a grave incident.
       *[other] grave incidents.
    }
check-assessment-performed-on-change-incident-why = something grave happened and did not lead to an assessment
check-assessment-performed-on-change-incident-risks = { $count ->
        [one] { $incidents } was grave, and none of the risks that it names
       *[other] { $incidents } were grave, and none of the risks that each names
    } was assessed within 60 days: { $risks }.
check-assessment-performed-on-change-incident-risks-why = something grave happened and did not lead to an assessment of what it touches
check-assessment-performed-on-change-effect = { $changes } { $count ->
        [one] tells what it does
       *[other] tell what they do
    } to risks, and no risk was assessed since; somebody has to say whether it mattered.
check-assessment-performed-on-change-reached = { $changes } { $count ->
        [one] touches
       *[other] touch
    } risks by what { $count ->
        [one] it names
       *[other] they name
    }, and none of these was assessed since; somebody has to say whether any changes.
check-assessment-performed-on-change-change-soon = { $changes } { $count ->
        [one] was
       *[other] were
    } carried out; the risks { $count ->
        [one] it touches
       *[other] they touch
    } are to be assessed again by { $due }, or somebody says that none changes.
check-assessment-performed-on-change-incident-soon = After { $incidents }, { $count ->
        [one] a grave incident,
       *[other] grave incidents,
    } an assessment is due by { $due }.
check-assessment-performed-on-change-unweighed = { $incidents } { $count ->
        [one] was closed, and nobody said how grave it was
       *[other] were closed, and nobody said how grave they were
    }; somebody has to say whether an assessment was called for.
check-assessment-performed-on-change-scope-beside = Since { $on } the scope takes in { $new }; what was assessed since concerns other things, and somebody has to say whether that was because of it.
check-assessment-performed-on-change-soon = Since { $on } the scope takes in { $new }; an assessment of it is due by { $due }.
check-assessment-performed-on-change-redrawn = On { $on } the scope was drawn otherwise without taking in more; somebody has to say whether that changes any risk.
check-assessment-performed-on-change-redrawn-soon = On { $on } the scope was drawn otherwise without taking in more; until { $due } there is time to look at what that means for risks.
check-assessment-performed-on-change-unseen-soon = No significant change is recorded since { $start }; from { $due } on somebody has to confirm that there was none.
check-assessment-performed-on-change-supplier = Much depends on { $suppliers }, whose { $count ->
        [one] contract began
       *[other] contracts began
    } since, and no risk was assessed after that; somebody has to say whether the change was significant.
check-assessment-performed-on-change-unseen = No significant change is recorded since { $start }; somebody has to confirm that there was none.
check-assessment-performed-on-change-waiting = { $count } significant { $count ->
        [one] change is
       *[other] changes are
    } recorded; for { $open } of them there is still time to look at the risks.
check-assessment-performed-on-change-settled = { $changes } { $count ->
        [one] was
       *[other] were
    } said to leave the risks as they are, in a word or by whoever answers for the change although it is to raise them; somebody has to look.
check-assessment-performed-on-change-ok = For each significant change there is an assessment, or somebody said that it changes no risk ({ $count }).

check-assessment-results-kept = Results of assessments are kept
check-assessment-results-kept-none = There are no results to keep yet.
check-assessment-results-kept-thin = Nobody is named for the results of { $risks }.
check-assessment-results-kept-thin-why = the results are kept, only their author is not
check-assessment-results-kept-future = { $risks } { $count ->
        [one] carries the result of an assessment on a day that has
       *[other] carry results of assessments on days that have
    } not come yet: { $happened }.
check-assessment-results-kept-future-why = the results are kept, their days cannot be right
check-assessment-results-kept-resultless = { $assessments } { $count ->
        [one] is said to be complete, and nothing tells what came of it.
       *[other] are said to be complete, and nothing tells what came of them.
    }
check-assessment-results-kept-resultless-why = risks keep their results, the assessment does not
check-assessment-results-kept-empty = { $assessments } { $count ->
        [one] is complete and names
       *[other] are complete and name
    } no risk; somebody has to say what was assessed.
check-assessment-results-kept-unheld = What came of the assessment as a whole is asked once the run that was planned is held.
check-assessment-results-kept-unrecorded-soon = { $total ->
        [one] The one result stands with its risk
       *[other] { $total } results stand with their risks
    }; until { $due } there is time to record the assessment that led to them.
check-assessment-results-kept-unrecorded = { $total ->
        [one] The one result stands with its risk
       *[other] { $total } results stand with their risks
    }, and no record tells which assessment led to them and what came of it; somebody has to look.
check-assessment-results-kept-number = { $assessments } { $count ->
        [one] says
       *[other] say
    } quite another number of risks than { $count ->
        [one] it lists
       *[other] they list
    }; somebody has to say which were assessed.
check-assessment-results-kept-above = { $assessments } { $count ->
        [one] says
       *[other] say
    } another number of risks above the line than its readings show; somebody has to say which of the two holds.
check-assessment-results-kept-version = { $assessments } { $count ->
        [one] followed
       *[other] followed
    } a version of the method that never was; somebody has to say which it was.
check-assessment-results-kept-ok = Results are kept: { $count }, entered later: { $late }.

check-treatment-carried-out = The treatment plan is carried out
check-treatment-carried-out-none = There is no plan to carry out yet.
check-treatment-carried-out-overdue = { $count } of { $total } { $total ->
        [one] plan
       *[other] plans
    } { $count ->
        [one] is overdue
       *[other] are overdue
    }, the oldest since { $due }: { $treatments }.
check-treatment-carried-out-overdue-why = the delay is short and can be made up
check-treatment-carried-out-overdue-why-grave = a risk of the highest level stands untreated long after its date
check-treatment-carried-out-behind = { $treatments } { $count ->
        [one] has
       *[other] have
    } steps whose day passed more than 30 days ago.
check-treatment-carried-out-unbuilt = { $treatments } { $count ->
        [one] is
       *[other] are
    } said to be done, while controls that were to be put in place are not.
check-treatment-carried-out-checkers = { $treatments } { $count ->
        [one] is to be checked by somebody who has
       *[other] are to be checked by people who have
    } left.
check-treatment-carried-out-checkers-why = the plans go on, nobody is left to say whether they work
check-treatment-carried-out-unchecked = It was to be checked whether { $treatments } worked, and nobody has said.
check-treatment-carried-out-unchecked-why = the plan is carried out, and what came of it is recorded; whether it works was not looked at
check-treatment-carried-out-hasty = { $treatments } { $count ->
        [one] was
       *[other] were
    } judged before { $count ->
        [one] it was
       *[other] they were
    } carried out.
check-treatment-carried-out-hasty-why = the judgement is there, and at that time there was nothing to judge
check-treatment-carried-out-unjudged = { $treatments } { $count ->
        [one] was
       *[other] were
    } carried out long ago, and nobody has judged whether { $count ->
        [one] it works
       *[other] they work
    }; somebody has to look.
check-treatment-carried-out-half = { $treatments } { $count ->
        [one] is
       *[other] are
    } said to be carried out, while a control of { $count ->
        [one] it
       *[other] them
    } is only partly in place; somebody has to say what is still to come.
check-treatment-carried-out-partly = { $treatments } worked only in part, and nothing follows from it; somebody has to say whether what remains is acceptable.
check-treatment-carried-out-departed = { $treatments } { $count ->
        [one] was
       *[other] were
    } said to be done, or judged, by somebody who had left by that day.
check-treatment-carried-out-departed-why = somebody said so, and nobody who worked here
check-treatment-carried-out-unanswered = { $treatments } did not work, and nothing follows from it.
check-treatment-carried-out-halted = { $treatments } { $count ->
        [one] has
       *[other] have
    } waited for more than 90 days; somebody has to say whether that is right.
check-treatment-carried-out-unfinished = { $treatments } { $count ->
        [one] is said to be done, and a step of it is
       *[other] are said to be done, and steps of them are
    } open.
check-treatment-carried-out-passed-over = Whether { $treatments } { $count ->
        [one] works was judged while a step of it was open
       *[other] work was judged while steps of them were open
    }; somebody has to say whether it was needed.
check-treatment-carried-out-torn = The percentage of { $treatments } says otherwise than the state; somebody has to say which holds.
check-treatment-carried-out-unclosed = Every step of { $treatments } was done more than 30 days ago; somebody has to say whether { $count ->
        [one] the plan is
       *[other] the plans are
    } carried out.
check-treatment-carried-out-turned = { $treatments } { $count ->
        [one] names
       *[other] name
    } days that contradict each other: { $earlier } before { $first }; somebody has to say which is right.
check-treatment-carried-out-running = { $running ->
        [0] { $count ->
            [one] The one plan is still to begin, and
           *[other] None of { $count } plans has begun yet;
        }
       *[other] { $running } of { $count } plans { $running ->
            [one] is
           *[other] are
        } under way;
    } the first is due on { $due }.
check-treatment-carried-out-undated = { $count } { $count ->
        [one] plan
       *[other] plans
    } { $count ->
        [one] is
       *[other] are
    } under way, without a date.
check-treatment-carried-out-unbegun = { $treatments } should have begun more than three months ago, and nothing tells of work on { $count ->
        [one] it
       *[other] them
    }.
check-treatment-carried-out-unbegun-why = the plan stands, work on it was not begun when it was to
check-treatment-carried-out-begun-late = { $treatments } should have begun weeks ago, and nothing tells of work on { $count ->
        [one] it
       *[other] them
    }; somebody has to look.
check-treatment-carried-out-unanswered-soon = { $young } { $count ->
        [one] was
       *[other] were
    } found not to work; what follows is to be said by { $due }.
check-treatment-carried-out-ok = { $done } of { $total } { $total ->
        [one] plan
       *[other] plans
    } are carried out, none is overdue.

check-treatment-results-kept = Results of treatment are kept
check-treatment-results-kept-none = No plan is finished yet, so there is no result to keep.
check-treatment-results-kept-missing = { $count } of { $total } { $total ->
        [one] finished plan
       *[other] finished plans
    } { $count ->
        [one] has
       *[other] have
    } no result that tells anything: { $treatments }.
check-treatment-results-kept-ahead = { $treatments } { $count ->
        [one] is
       *[other] are
    } said to have been finished on a day that is still to come.
check-treatment-results-kept-ahead-why = the record tells of what cannot have happened yet
check-treatment-results-kept-ok = The results of { $total ->
        [one] the one finished plan
       *[other] { $total } finished plans
    } are kept.

## Words that sentences list

word-external = external
word-internal = internal
word-business = business
word-location = location
word-technology = technology
word-process = the steps
word-criteria = the criteria
word-consequence-scale = the meaning of each consequence
word-likelihood-scale = the meaning of each likelihood
word-ease-scale = the meaning of each step of ease
word-matrix = scores of the matrix
word-confidentiality = confidentiality
word-integrity = integrity
word-availability = availability
word-owner = an owner
word-due = a date
word-steps = steps
word-measures = what is to be done
word-countersignature = the countersignature
word-other-countersignature = the countersignature of somebody else
word-reason = a reason
word-day-acceptance = the acceptance
word-day-approval = the approval
word-day-assessed = the last assessment
word-day-began = its first day
word-day-completion = the completion
word-day-countersigned = the countersignature
word-day-current = the present level
word-day-decision = the decision
word-day-due = the day by which it is to be done
word-day-done = the end of the work
word-day-ended = its last day
word-day-evaluated = the judgement of the effect
word-day-frozen = the freeze
word-day-identified = the day it was identified
word-day-last-step = its last step
word-day-looked = the last look
word-day-readings = an earlier level
word-day-requested = the request
word-day-residual = what is to remain
word-day-review = the look back
word-day-settled = the word that no risk changes
word-last-day = a last day
word-earlier-last-day = a last day within the interval of assessments
