# Clause 9: metrics, tests, audits, findings, reviews.

## Metrics

metric = Metric
    .plural = Metrics
    .why = Something measured to know whether security works.
    .belongs = Something measured to know whether security works.
metric-title = Title

## Measurements

measurement = Measurement
    .plural = Measurements
    .why = A value of a metric on a day.
    .belongs = A value of a metric on a day.
measurement-title = Title

## Tests

test = Test
    .plural = Tests
    .why = A test whether a control does what it is for.
    .belongs = A test whether a control does what it is for.
test-title = Title

## Programmes

programme = Programme
    .plural = Programmes
    .why = The plan of internal audits over the years.
    .belongs = The plan of internal audits over the years.
programme-title = Title

## Audits

audit = Audit
    .plural = Audits
    .why = An audit with its plan, team, checklist and report.
    .belongs = An audit with its plan, team, checklist and report.
audit-title = Title

## Findings

finding = Finding
    .plural = Findings
    .why = What an audit, a visit or a rule found.
    .belongs = What an audit, a visit or a rule found.
finding-title = Title

## Reviews

review = Review
    .plural = Reviews
    .why = A review of the management system by top management.
    .belongs = A review of the management system by top management.
review-title = Title
