# Words of reports and sheets.

report-as-of = As of
report-entry = ledger entry
report-ledger-entry = Ledger entry
report-leaf = SHA-256
report-language = en
report-uncontrolled = uncontrolled when printed
report-filter = Shown
report-page = Page
report-of = of
report-reference = Reference
report-summary = Numbers
report-sum = Together

## What a workbook says of itself

workbook-bring-back = Change what you like and bring the file back: only what differs is taken over, as one entry, after you have seen it.
workbook-references = A row with its reference changes that record; a row without one makes a new record. Rows that are taken out change nothing.
workbook-versions = Leave the last column as it is: it tells what was changed by others since this file was made, so that nothing of theirs is overwritten.
workbook-headings = Headings are keys, each with a note that says what it means. Records that a row links to stand by their reference; what stands behind it is not read.
workbook-reference-help = Reference: which record the row changes. Leave it empty for a new record.
workbook-version-help = Version of the record when this file was made. Leave it as it is.
workbook-figure-help = Computed from the records, for reading. It is not read back; where a row of a risk says otherwise, that is told.

## What follows from risks and treatments

figure-at-stake = At stake
figure-inherent-score = Inherent score
figure-inherent-level = Inherent level
figure-current-score = Current score
figure-current-level = Current level
figure-residual-score = Residual score
figure-residual-level = Residual level
figure-target-level = Target level
figure-reference-controls = Reference controls of the linked controls
figure-option = Options of its risks
figure-risk-owner = Owners of its risks
figure-inherent = Inherent score and level
figure-current = Current score and level
figure-residual = Residual score and level
figure-target = Target score and level

## Statement of Applicability

report-soa-title = Title
report-soa-theme = Theme
report-soa-lr = LR
report-soa-co = CO
report-soa-bp = BP
report-soa-rra = RRA
report-soa-risks = Risks
report-soa-evidence = Latest evidence
report-soa-review = Last review
report-soa-tested = tested
report-soa-looked-at = looked at
report-soa-beyond = Beyond Annex A
report-soa-draft = State of the records; not a version that was frozen and approved.
report-soa-draft-short = Draft, not approved
report-soa-moved = implementation has moved on
report-soa-unapproved = Frozen, not approved
report-soa-approved = approved
report-soa-approved-before = brought in as approved before
report-soa-replaced = replaced by a later version
report-soa-version = Version
report-soa-frozen = Rows frozen
report-soa-approval = Approved
report-soa-brought-in = Brought in, not signed here
report-soa-proof = proof
report-soa-scope = Scope
report-soa-method = Risk method
report-soa-changes = Changes since the version before
report-soa-reasons = Reasons for inclusion: LR law or regulation, CO contract, BP business requirement or best practice, RRA result of the risk assessment.
report-soa-total = Controls
report-soa-applicable = Applicable
report-soa-excluded = Excluded
report-soa-undecided = Not decided
report-soa-implemented = Implemented
