# Words of the frame that every page stands in.

## Rail

app = Muniment
rail = Main menu
rail-menu = Menu
rail-close = Close the menu
rail-system = The management system
rail-around = Around the cycle
rail-gaps = { $count ->
        [one] { $count } open gap
       *[other] { $count } open gaps
    }
today = Today
section-context = Context
section-leadership = Leadership
section-planning = Planning
section-support = Support
section-operation = Operation
section-evaluation = Evaluation
section-improvement = Improvement
section-project = Project
section-certification = Certification
section-profession = Profession
section-catalogue = Catalogue
section-work = Work
section-history = History

## Top bar

skip = Skip to the content
organization = Organization
organization-switch = Switch organization
as-of = As of
as-of-today = As of today, { $day }
as-of-day = As of { $day }
as-of-help = Any screen can be seen as it was on an earlier day.
money-help = An amount and its currency, such as 8400 EUR.
as-of-zone = Days and times are those of { $zone }.
as-of-banner = { $day }: nothing can be changed here.
clock-behind = The last entry of the ledger is dated { $time }, and the clock of this server is behind that. New entries get that time until the clock has passed it. Whoever runs the server has to look at its clock.
as-of-back = Back to today
search = Search or do…
search-label = Search records, pages and acts
search-none = Nothing found for “{ $words }”. Try fewer words or a reference such as R-0042.
language = Language
theme = Appearance
theme-system = As the system
theme-light = Light
theme-dark = Dark
person-menu = Your account
breadcrumbs = You are here
help = Help
clause = Clause { $clause }

## Buttons

save = Save
save-add = Save and add another
cancel = Cancel
edit = Edit
add = Add
add-one = Add { $thing }
remove = Take away
retire = Retire
restore = Restore
acts-withheld = { $count ->
    [one] One thing is for others to do
   *[other] { $count } things are for others to do
}
undo = Undo
back = Back
open = Open
close = Close
next = Next
previous = Previous
continue = Continue
confirm = Confirm
import = Import
export = Export
print = Print
download = Download
filter = Filter
filter-clear = Clear all filters
shelf-proposed = Proposed for these risks
shelf-own = Own controls
suggest-more = { $count } more: type on to find them
suggest-stands-for = stands for { $control }
suggest-new-own = One more own control for { $control }
suggest-new-own-hint = becomes a new own control
sealed-approved = This is approved: what was approved stays as it is.
sealed-signed = Somebody put the own name to this: what was signed stays as it is.
sealed-accepted = What remains of this risk is accepted: what its owner read stays as it is until it is opened again. Another owner gets it by handing it over.
sealed-in-part = The rest can be edited here.
sealed-kept = Stays as it is: { $fields }
shelf-left-out = left out of the Statement of Applicability
act-bulk-with-controls = Save with new controls
columns = Columns
view-save = Save this view
choose = Choose…
choose-none = None
more = More
version-none = Draft
steps-mean = What the steps mean
list-more = and { $count } more
show-how = How this was computed

## Lists

count-of = { $shown } of { $total }
count-records = { $count ->
        [0] no records
        [one] { $count } record
       *[other] { $count } records
    }
selected = { $count } selected
select-all = Select all shown
empty = Nothing here yet
empty-filtered = No record fits these filters.
empty-why = Why the standard asks
examples = Examples
examples-others = other trades
examples-show = Show
examples-why = Tick what fits you and keep it: each becomes an ordinary record, to be changed like any other. What you leave is not recorded.
examples-none = There is nothing left to choose from here.
examples-tick-all = Tick all
examples-there = in the register
examples-like-it = Write one like it
examples-edit-first = Edit first
examples-keep = Keep what is ticked
examples-keep-all = { $count ->
    [one] Keep it
   *[other] Keep all { $count }
}
examples-kept = { $count ->
    [one] 1 record is in the register.
   *[other] { $count } records are in the register.
}
act-bulk-keep = Keep examples
act-bulk-appoint = Roles given together
act-bulk-hand-in = Freeze and hand in
act-bulk-expect = Judge what remains of several
page-next = Next page
page-previous = Previous page
retired-shown = Retired records are shown

## Record and form

reference = Reference
state = State
owner = Owner
fields = Fields
acts = What can be done
thread = Thread
adding-others = Add what else can link here
thread-missing = Missing
record-history = History of this record
card-blank = { $count ->
        [one] One more field, nothing in it
       *[other] { $count } more fields, nothing in them
    }
revised-since = What changes since { $version }
revised-nothing = Nothing: this version says the same.
revised-stale = { $count ->
        [one] One assessment becomes stale: it was made by the version in force.
       *[other] { $count } assessments become stale: they were made by the version in force.
    }
revised-beyond = Now reaching beyond the acceptance line of { $line }: { $levels }.
card-blank-named = the standard asks for { $fields }
card-blank-asked = the standard asks for { $count } of them
record-retired = Retired: kept and readable, no longer part of the management system.
person-gone = left { $day }
required = required
optional = optional
optional-until-approved = asked before it is approved
happened-on = Happened on
happened-on-help = Leave empty for today. An earlier day is welcome; the record shows that it was entered later.
recorded-on = Recorded on
reason = Reason
reason-help = It stays with the change for ever.
entered-later = entered later
form-errors = { $count ->
        [one] One thing has to be put right
       *[other] { $count } things have to be put right
    }
done-saved = { $reference } is saved.
done-created = { $reference } was added.
done-retired = { $reference } was retired.
done-undone = The change was undone by a new entry.
undo-entry = Undo this entry
undo-ask = A new entry writes back what stood there before. Nothing is erased.
undo-reason = undoes entry { $seq }
done-changed = { $count ->
        [one] { $count } record changed.
       *[other] { $count } records changed.
    }
yes = Yes
no = No
none = none
unknown = unknown
erased = erased

## Refusals

basis-requirement = required by the standard
basis-law = required by law
basis-method = by your risk method
basis-house-rule = by a house rule
basis-software = asked for by the software
refused = This could not be done
conflict = { $person } changed this record at { $time }. What you left alone shows what is there now; compare, then save again.
conflict-signed = { $person } changed { $record } at { $time }, after you opened this page. Read what is signed now, then sign again.
conflict-theirs = What is there now

## History

history-why = Every change is an entry that names who, when and why. Nothing is rewritten.
history-entry = Entry { $seq }
history-actor = Who
history-time = When
history-act = What
history-compare = Compare two days
history-compare-from = From
history-compare-to = To
history-no-change = Nothing changed between these days.
history-verify = Verify
history-verified = All { $count } entries are complete and unchanged, up to checkpoint { $checkpoint } of { $day }.
history-position = Ledger entry { $seq }

## Errors

error-not-then = This was not there on that day
error-not-then-help = The page shows the management system as of { $day }. What was made later does not stand in it: go back, and look at it today.
error-not-found = This page does not exist
error-not-found-help = The record may have another reference, or the address is mistyped. Search for it, or go back.
error-forbidden = You may not do this
error-forbidden-help = Ask an administrator of { $organization } for the role that may.
error-fault = Something broke on our side
error-fault-help = Nothing you entered was half saved. Try again; if it happens again, tell an administrator this number: { $id }.
error-no-room = There is no room left
error-no-room-help = The disk that holds the data is full. Nothing was recorded, and everything can be read. Whoever looks after the server has to make room; then send it again.
error-unwritable = Nothing can be written here
error-unwritable-help = The data can be read and not written. Nothing was recorded. Whoever looks after the server has to make the place writable; then send it again.
error-unavailable = Not now
error-unavailable-help = Nothing was recorded: { $why }.
error-unsound = This ledger is not shown
error-unsound-help = What is stored is not what was recorded, so nothing of it is shown or written until it is put right: { $found }.
error-read-only = This is a view of an earlier day, nothing can be changed in it. Go back to today first.
error-too-large = The request is larger than { $limit }. Send less at once.

## Print


## Fields that many records share

part-tags = Tags
part-own = Own fields
part-value = Value
part-level = Level
part-because = Why this level
    .example = No customer noticed the last outage of three hours
part-by = By
part-on = On
part-version = Version
part-remark = Remark
part-label = Name
    .example = Serious
part-meaning = Meaning
    .example = Customers are without the platform for a day, or up to 50 000 EUR are lost
part-from = From score
part-tone = Colour
part-authority = Who countersigns
part-with = With whom
part-what = What
    .example = Try it with ten devices of the support team
part-justification = Justification
part-who = Who
part-due = Due
part-done-on = Done on
part-result = Result
part-option = Option
part-reason = Reason
part-until = Until
part-recorded-on = Entered here on
part-score = Score
part-band = Level
part-method = Method
part-indicated = Indicated then
part-percent = Percent in place
part-evidence-on = Latest evidence
part-tested-on = Last test
part-reviewed-on = Last looked at
part-needs = Needs the countersignature of
part-countersigned-by = Countersigned by
part-countersigned-on = Countersigned on
part-brought-by = Brought in by
part-brought-on = Brought in on
part-proof = Proof
part-evidence = Evidence
part-threat = Threat
part-asset-types = Asset types
part-title = Title
part-description = Description
part-owner = Owner
part-status = Status
