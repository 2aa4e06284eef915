# Words of the pages themselves: days, lists, cards, forms, pages of one purpose.

## Days

month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
day-short = { $day } { $month } { $year }

## What a ledger entry records, where no text of the act says more

recorded-create = Added
recorded-edit = Edited
recorded-retire = Retired
recorded-restore = Restored
recorded-import = Brought in
done-restored = { $reference } was restored.

## Frame

language-name = English
account-link = Account and sessions
keys = Keyboard shortcuts
as-of-go = Go to this day
organizations = Organizations
palette-nothing = Nothing fits. Enter searches all records.
draft-back = Your draft of {"{"}time{"}"} is back.
draft-discard = Discard it
draft-older = The record was changed since; saving compares first.
error-cross-site = This request came from another site and was not taken. Open the page here and try again.
error-no-member = You administer this server, but you do not belong to this organization. Ask one of its administrators.

## Accounts

sign-in-why = Muniment keeps the management system of your organization.
account-ended = It was ended.
account-token-days = Valid for how many days
members-changed = The members were changed.
member-name = Name
member-name-help = Left empty for a person of the register: the name is known.
member-login-help = Left empty for a person whose e-mail address is known: that is it. Whoever has an account already is added with it; for everybody else one is made, and its password is shown once.
member-password-once = This is the password of { $login }, shown this once:
member-reset = New password
member-reset-ask = Give { $name } a new password? The present one and all open sessions end.

## Rights, as the table of members shows them

right-read = See records, history and reports
right-edit = Add and edit records, one at a time
right-act = Do the named acts
right-govern = Write scope, method, roles and people, and approve what holds for everybody: scope, method, Statement of Applicability, audit programme, changes, exceptions
right-sign = Sign and approve, as the person the account stands for
right-retire = Retire records and restore them
right-import = Bring in many records at once
right-admit = Decide who has access
right-erase = Erase for ever

## Lists

title = Title
chosen = chosen
chosen-count = { $count ->
        [one] { $count } record chosen
       *[other] { $count } records chosen
    }
choose-one = Choose { $reference }
choose-any = Any
none-yet = There is none yet.
filter-take-away = take this filter away
find-here = Find in this register
columns-show = Show these columns
columns-usual = The usual ones
columns-forward = Move { $column } forward
recorded-first = Recorded
retired-list = Retired records
retired-hide = back to those in use
count-from = { $from }–{ $to } of { $total }
sort-newest = Newest first
sort-down = { $column }, downwards
filter-words = Found by “{ $words }”
filter-is = { $field }: { $value }
filter-from = { $field } from { $value }
filter-to = { $field } to { $value }
filter-empty = { $field } is empty
filter-filled = { $field } is filled
filter-reference = Reference, such as A-0017
filter-period = Period
filter-period-of = Which day the period is about
filter-period-from = From
filter-period-to = To
filter-condition = One more condition
filter-condition-field = Field
filter-condition-how = How
filter-condition-value = Value
filter-how-is = is or contains
filter-how-min = at least
filter-how-max = at most
filter-how-empty = is empty
filter-how-filled = is filled
filter-sort = Sort by
filter-apply = Show these
views = Views
views-none = No view is saved yet.
view-own = mine alone
view-edit = Rename or retire the view { $title }
view-title = Name of this view
view-shared = Offer it to everybody
view-saved = The view “{ $title }” is saved.
list-file-pdf = PDF of what is shown
list-file-xlsx = Workbook of what is shown
list-file-csv = CSV of what is shown
list-file-json = Whole records as JSON
list-file-whole = CSV to edit and bring back
sample = Random sample
sample-help = Drawn from what is shown. The same seed draws the same records again.
sample-rows = How many records
sample-seed = Seed, or leave it empty
sample-draw = Draw
sample-leave = Show them all
sample-drawn = Random sample: { $shown } of { $total } records, seed { $seed }, ledger entry { $seq }. Each record’s lot is the SHA-256 of seed, slash and reference; the smallest are drawn.
sheet-show = Which records
sheet-see-those = Show those
sheet-fill = Fill in …
sheet-fill-in = { $column }: fill in every row that is still open
sheet-new = new
sheet-nothing = Nothing was changed
bulk-edit = Edit
bulk-all = All { $count } that match
bulk-title = { $count ->
        [one] Edit { $count } record
       *[other] Edit { $count } records
    }
bulk-why = One field or several of all of them, as one entry: all or nothing.
bulk-field = Field
bulk-field-more = One more field
bulk-changes-field = Change { $field }
bulk-field-go = Choose this field
bulk-how = What to do
bulk-set = Put this in place of what is there
bulk-add = Add this
bulk-remove = Take this away
bulk-preview = See what changes
bulk-changes = What changes
bulk-counted = { $changed ->
        [one] { $changed } record changes
       *[other] { $changed } records change
    }, { $same } stay as they are.
bulk-refused = Nothing can be changed while these stand in the way
bulk-confirm = { $count ->
        [one] Change { $count } record
       *[other] Change { $count } records
    }
cell-newer = Now:
before = Before
after = After
pages = Pages
bulk-retire-ask = Retire the chosen records? They stay readable and can be restored.
bulk-left = Left out, as it would be refused: { $rows }
bulk-none = Nothing was chosen. Tick the records first.
kind-page = page
kind-act = do
kind-recent = recent
palette-import = bring in spreadsheet workbook excel xlsx csv sheet file upload
palette-export = take out download spreadsheet workbook excel xlsx csv backup
palette-add = add new create
palette-small-words = a an the of to for on in and my
search-help = All words must stand in a record, each at least with its beginning. A reference such as R-0042 comes first.
today-sum = { $count ->
        [0] Nothing waits for you.
        [one] One thing waits for you{ $late ->
            [0] .
           *[other] , and it is late.
        }
       *[other] { $count } things wait for you{ $late ->
            [0] , none of them late.
           *[other] , { $late } of them late.
        }
    }
today-sum-step = One of them is the next step of the way.
today-late = Late
today-soon = In the next seven days
today-decide = To decide
today-together = Several risks at once
today-undated = To do, without a day
today-later = Later
today-due = due { $day }
today-task = Add a task
onward = The next step
signed-what = What is signed
today-next = Next: step { $step } of { $of }
today-others = Waits for others
way-go = Go there
way-open = Look at it first
way-done = done
way-decided = { $person }, { $day }
way-unproposed = nobody looked yet at what threatens the assets: have risks proposed
way-lacks = Still missing: { $what }.
way-lacks-profile = name, size and trade
way-lacks-people = { $count ->
    [one] one more person
   *[other] { $count } more people
}
way-lacks-external = an issue from outside
way-lacks-internal = an issue from inside
way-lacks-climate = an issue that answers whether climate change is one
way-lacks-party = the first interested party
way-lacks-needs = { $count ->
    [one] whether one need is addressed
   *[other] whether { $count } needs are addressed
}
way-lacks-obligation = the first obligation
way-lacks-draft = a draft
way-lacks-scope-issues = the issues it considers
way-lacks-scope-parties = the interested parties it considers
way-lacks-scope-interfaces = its interfaces to others
way-unpublished = approved by { $person } on { $day }; waits for { $known ->
        [0] somebody
       *[other] { $owner }
    } to publish it
way-asked-of-role = whoever else may countersign
way-lacks-approval = the approval
way-lacks-role = the first role
way-lacks-holders = { $count ->
    [one] who holds one role
   *[other] who holds { $count } roles
}
way-lacks-conformity = the role that sees to it that the management system conforms to the standard (5.3 a)
way-lacks-reporting = the role that reports to top management how it performs (5.3 b)
way-lacks-assets = { $count ->
    [one] one more asset
   *[other] { $count } more assets
}
way-lacks-values = { $count ->
    [one] the value of { $record }
   *[other] the values of { $count } assets, the first of them { $record }
}
way-lacks-risk = the first risk
way-lacks-proposed = { $count ->
    [one] one proposal is neither adopted nor rejected
   *[other] { $count } proposals are neither adopted nor rejected
}
way-lacks-to-assess = { $count ->
    [one] one risk is to be assessed
   *[other] { $count } risks are to be assessed
}
way-lacks-to-decide = { $count ->
    [one] one risk waits for its option
   *[other] { $count } risks wait for their option
}
way-lacks-to-plan = { $count ->
    [one] one risk waits for its plan
   *[other] { $count } risks wait for their plan
}
way-lacks-to-expect = { $count ->
    [one] what is expected to remain of one risk
   *[other] what is expected to remain of { $count } risks
}
way-lacks-to-approve = { $count ->
    [one] one risk whose plan is not approved
   *[other] { $count } risks whose plan is not approved
}
way-lacks-to-accept = { $count ->
    [one] one risk is to be accepted
   *[other] { $count } risks are to be accepted
}
way-lacks-awaiting-countersignature = { $count ->
    [one] one countersignature
   *[other] { $count } countersignatures
}
way-lacks-acceptance-expired = { $count ->
    [one] one acceptance has run out
   *[other] { $count } acceptances have run out
}
way-lacks-above-line = { $count ->
    [one] one acceptance lies above the line of the method in force
   *[other] { $count } acceptances lie above the line of the method in force
}
way-lacks-reopened-by-evidence = { $count ->
    [one] one risk was reopened by evidence
   *[other] { $count } risks were reopened by evidence
}
way-lacks-rows = { $count ->
    [one] one reference control is not decided
   *[other] { $count } reference controls are not decided
}
way-lacks-objective = the first objective
way-lacks-measure = a metric, or the sign by which it is told that it is reached
way-lacks-plan = an owner, a day and actions
way-lacks-set = its state is still draft
way-lacks-programme = a programme
way-lacks-days = first and last day of the programme
way-lacks-periods = a clause or control planned for a period
way-lacks-audits = an audit with a day that names the programme
way-lacks-policy = a policy that answers clause 5.2
way-lacks-published = the policy is not published
way-lacks-approved-scope = an approved scope
way-lacks-first-day = the first day of operation
today-stranded = Countersignatures that nobody can give
today-stranded-why = Nobody but whoever accepted it holds { $role }: give that role to somebody else who works here.
today-uninvited = Without an account
today-uninvited-why = { $count ->
    [one] Owns, holds or is asked for something, and sees none of it
   *[other] Each owns, holds or is asked for something, and sees none of it
}
today-unhandled = Incidents that nobody handles yet
today-unsent = Reports about incidents that nobody sends
today-unhandled-why = Judge it, and say who handles it.
way-lacks-process = a process of the management system
way-lacks-feeds = { $count ->
    [one] which process works on with what comes out of { $record }
   *[other] which processes work on with what comes out of { $count } of them, the first { $record }
}
way-lacks-opportunity = the first opportunity
way-lacks-pursuit = { $count ->
    [one] whether an opportunity is made use of, watched or left
   *[other] whether { $count } opportunities are made use of, watched or left
}
way-lacks-basis = the risk or obligation it answers
way-lacks-of-policy = the policy it follows from
way-lacks-known = the day it was made known
way-lacks-operation-day = the first day of operation lies ahead
way-lacks-review = a management review
way-lacks-review-day = a review whose day has come
way-lacks-signature = the signature of the review
way-whole = The whole way: { $taken } of { $of } steps taken
step-profile = Say what your organization is
    .help = Name, size, trade: everything else is measured by it. You get drafts and a plan to change.
step-people = Bring the people in
    .help = The sponsor, somebody from IT, somebody from human resources, the heads of units: they own risks and decide. The step is taken once they stand here; whoever signs needs an account as well, from their page or under Members: the sponsor as manager, who approves scope and method, the others as contributors.
step-issues = Write down what affects you
    .help = A handful of issues from outside and inside, and the answer whether climate change is one. Begin with the examples of your trade.
step-parties = Say who expects what
    .help = Customers, authorities, owners, staff: what each needs, and for each need whether the management system addresses it.
step-obligations = Collect what binds you
    .help = Laws, contracts and promises about information security. Keep examples that fit and have counsel look at them.
step-scope = Approve the scope
    .help = What is covered, where it ends, and why. The draft made from your answers waits for a look and an approval.
    .done = Scope approved
step-method = Approve the risk method
    .help = Five steps by five are offered. Look at the meanings, set the line above which nobody accepts alone, and approve.
    .done = Risk method approved
step-roles = Say who holds which role
    .help = The method names who countersigns grave risks. Give each role to somebody; top management then sees its decisions on its own page of today.
step-processes = Name the processes of the management system
    .help = How risks are assessed, audits and reviews held, and what went wrong put right: a short list, each with who sees to it and what it hands on.
step-opportunities = Look for opportunities
    .help = What could go better, from the same issues and needs, and what is made of it. If you find none, say so on the organization profile.
step-version = Approve the Statement of Applicability
    .help = Plan what is necessary and not in place yet, with somebody and a day. Then freeze a version and have it approved.
step-assets = List what is worth protecting
    .help = Twenty to forty grouped assets are enough. Give those of value of their own a value; the others inherit it.
step-risks = Find the risks
    .help = Have risks proposed for your assets, adopt what is real and reject the rest in bulk, with a reason.
step-assess = Assess the risks
    .help = Owners say how likely and how bad, with the controls of today. A minute and a half for each is enough.
step-treat = Choose what to do about each
    .help = Modify, retain, avoid or share; plan controls, and say what remains after the plan.
step-statement = Decide on every reference control
    .help = Necessary or not, and why. Reasons from risks and obligations are proposed; confirm or correct them.
step-accept = Have owners accept what remains
    .help = Each owner approves the plan and accepts what remains, in one signed list where it lies within the criteria.
    .done = What remains of the risks accepted
step-objectives = Set objectives
    .help = Three that can be measured, with who does what by when, the policy and the risks or obligations they follow from, and the day they were made known.
step-policy = Publish the policy
    .help = Two pages from top management: what for, what is expected, and that it will get better.
    .done = Policy published
step-programme = Plan audits and reviews
    .help = An internal audit over all clauses, then a management review, both before Stage 1.
step-operation = Begin to operate
    .help = Say from which day you work by it. Certification bodies usually want to see three months.
step-review = Review it with top management
    .help = Does it suit, is it enough, does it work? The minutes are signed.
    .done = Reviewed with top management
outlook-audit = About { $days } days of audit ({ $reference }, row of { $from } to { $to } persons; the certification body decides).
outlook-earliest = Earliest sensible day of Stage 2: { $day }, after three months of operation, internal audit and management review.
outlook-met = You wish for { $day }: { $weeks ->
    [0] that can just be met.
    [one] that leaves a week to spare.
   *[other] that leaves { $weeks } weeks to spare.
}
outlook-too-early = You wish for { $day }, and that is { $weeks ->
    [one] a week too early.
   *[other] { $weeks } weeks too early.
} More people at work at once, or a smaller scope, bring it closer; the months of operation do not shrink.
sponsor = For top management
sponsor-waiting = Waits for a decision
sponsor-waiting-above = What waits for you stands above.
sponsor-waiting-none = No decision of top management waits.
sponsor-asked = Asked for on { $day }
sponsor-frozen = Statement of Applicability, frozen on { $day }
sponsor-decided = Decided
sponsor-decided-none = Nothing was decided yet.
sponsor-not-due = Not due yet
sponsor-not-due-none = Nothing lies ahead.
sponsor-more = { $count } more in the calendar
today-nobody = Your account stands for no person of this organization, so it owes nothing. Whoever administers the members can say which person it is.
today-nothing = Nothing waits for you in the next two months. What others ask of you will stand here.
today-changes = What others changed since you last wrote
changed-added = { $person } added it.
changed-retired = { $person } retired it.
changed-restored = { $person } restored it.
changed-erased = { $person } erased contents of it.
changed-edited = { $person } changed { $fields }.
changed-act = { $person }: { $done }
changed-more = { $count } more
today-rejected = { $count ->
        [one] A proposal that names you was rejected
       *[other] { $count } proposals that name you were rejected
    }
today-no-changes = Nobody changed a record that names you.
search-found = { $count ->
        [0] No record found.
        [one] { $count } record found.
       *[other] { $count } records found.
    }
search-registers = Registers in which something was found
search-places = Pages and acts
search-partly = Of a past day at most { $count } records are looked through; there are more.
retired = retired
section-filled = { $filled } of { $registers } registers have records.
section-start = Nothing here yet: what belongs here, with examples
search-go = Search

## Cards and forms

retire-ask = Retire this record? It stays readable and can be restored.
retired-pointing = { $count ->
        [one] { $count } record rests
       *[other] { $count } records rest
    } on what was retired: { $records }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }.
retire-ask-pointing = Retire this record? { $count ->
        [one] { $count } record rests
       *[other] { $count } records rest
    } on it and will name something retired: { $records }{ $more ->
        [0] {""}
       *[other] {" "}and { $more } more
    }. It stays readable and can be restored.
history-all = { $count ->
        [one] { $count } entry
       *[other] All { $count } entries
    }
history-fields = { $count } fields
circumstances = Reason, and when it happened
row-key = Step or letter of the new row
row-add = Add a row
row-add-clauses = All clauses and groups of controls
row-number = { $number }.
pick-help = Type a few letters
several-help = Type to add
example-such-as = For example: { $example }
copy-of = { $title } (copy)
duplicate = Duplicate
form-later = Some fields appear only with certain choices: make them, save, and open the form again.
fold-more = More that may be said: { $fields }
fold-audit = What came of it: once the audit is held
chapter-what = What it is
chapter-who = Who has to do with it
chapter-when = When
chapter-links = What it hangs together with
chapter-words = Words to find it by, and your own fields
signs-as = You sign as { $person }.
erase-ask = This erases for ever, from the whole history too. Nobody can undo it. Erase?
sign-ask-of = { $act }: { $record }? This is a signature in your name, with today’s date.

## Organizations

organizations-why = Every organization here that you belong to.
organizations-none = You do not belong to any organization here yet.
ways-in = Begin
way-in-sample = Explore the sample organization
way-in-sample-why = An invented company half-way to its certificate, with fourteen months of history. Nothing you do there matters.
way-in-mine = Start mine
way-in-mine-why = Three answers: size, trade, wished date. You get a plan, drafts of scope and method, and what to do next.
way-in-bring = Bring mine in
way-in-bring-why = You have spreadsheets, perhaps a certificate: the same three answers, then your files with a preview.
start = Start my management system
start-why = Three questions. Everything made from them is a draft that you change like any other record.
start-bring = Bring my management system in
start-bring-why = Three questions first; then your spreadsheets and files, with a preview before anything is written.
start-persons = How many persons work for it?
start-persons-help = All who work under its control, full time or part time. Audit time and the plan depend on it.
start-sector = What does it do?
start-sector-help = Examples are chosen by it; you can change it later.
start-wished = When do you wish for the certificate?
start-wished-help = The plan says whether that can be met, and what the earliest sensible day is.
start-certificate = A certificate that you hold already, if any
start-certificate-help = It comes in as it was given, with its visits beside it; past audits, open findings and nonconformities follow as lists on the next page.
start-certificate-number = Number of the certificate
start-certified-on = Certified on
start-valid-until = Valid until
start-certificate-proof = As stated when the management system was brought in; the certificate itself belongs beside it as evidence
start-more = Key, site, time zone
start-key-help = Small letters, digits and hyphens; it stands in addresses and stays. Made from the name where you leave it empty.
start-edition = The edition is ISO/IEC 27001:2022 with Amendment 1:2024.
start-go = Begin
started = { $name } has a plan. What to do next stands on top.
sample-organization = The sample organization
sample-organization-why = Halden Cargo Systems: an invented company of 140 people, half-way to its certificate.
sample-about = It is made in a moment beside your own data and can be left out of everything else. You look around in it as its security manager, with every right.
sample-make = Make it
sample-making = The sample organization is being made
sample-progress = { $done } of { $total } acts. You can leave this page; it goes on.
sample-failed = It could not be finished.
sample-not-here = It cannot be made from here. Whoever runs the server makes it with: muniment sample
found = Found an organization
found-empty = Found an organization with nothing in it
found-name = Name
found-key = Key
found-key-help = Small letters, digits and hyphens; it stands in addresses and commands and stays.
found-zone = Time zone
found-zone-help = Such as Europe/Oslo. Days begin and end there; UTC where nothing is written.
founded = { $name } was founded.

## Keys

keys-palette = search or do
keys-find = find in this list
keys-help = this list
keys-today = go to today
keys-rehearsal = go to the rehearsal
keys-risks = go to the risks
keys-controls = go to the controls
keys-audits = go to the audits
keys-new = add one
keys-edit = edit
keys-next = next row
keys-previous = previous row
keys-choose = choose the row
keys-cells = from cell to cell of a register
keys-cell = edit the cell
keys-cell-next = save the cell and edit the next one
keys-save = save
keys-single = Single-key shortcuts
keys-single-help = Kept in this browser. Ctrl K, Ctrl Enter and Esc work also without them.
keys-all = All shortcuts
