# Words of reports and sheets.

report-as-of = As of
report-entry = ledger entry
report-uncontrolled = uncontrolled when printed
report-filter = Shown
report-page = Page
report-of = of
report-reference = Reference
report-summary = Numbers
report-sum = Together

## Statement of Applicability

report-soa-title = Title
report-soa-theme = Theme
report-soa-lr = LR
report-soa-co = CO
report-soa-bp = BP
report-soa-rra = RRA
report-soa-risks = Risks
report-soa-beyond = Beyond Annex A
report-soa-draft = State of the records; not a version that was frozen and approved.
report-soa-reasons = Reasons for inclusion: LR law or regulation, CO contract, BP business requirement or best practice, RRA result of the risk assessment.
report-soa-total = Controls
report-soa-applicable = Applicable
report-soa-excluded = Excluded
report-soa-undecided = Not decided
report-soa-implemented = Implemented
