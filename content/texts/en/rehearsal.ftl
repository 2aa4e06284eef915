# The rehearsal auditor: verdicts and the words around them. The checks' own sentences are in checks.ftl.

rehearsal = Rehearsal
rehearsal-title = What an auditor would find today
rehearsal-why = Every requirement is a rule over live records. Nobody ticks a box that the records contradict.
rehearsal-bounds = Rehearsal as of { $day }, ledger entry { $entry }: { $no_gap } without gap in the records, { $judged } resting on named judgement, { $gaps ->
        [one] one gap
       *[other] { $gaps } gaps
    }, { $not_due } not due. The organization's own reading: not an internal audit (9.2), not a certification decision, silent about what is not recorded here.
rehearsal-late-list = Which records are these?
rehearsal-late-hide = Hide these records
rehearsal-late-title = Records that tell of days before they were entered
rehearsal-elsewhere = { $count } { $count ->
        [one] record came in from another ledger: since when it stands
       *[other] records came in from another ledger: since when they stand
    } is what the file says, and nothing here proves it.
rehearsal-late = { $count } of { $total } records it rests on tell of days before they were entered: shown as entered later, and no finding.
rehearsal-late-readings = { $count } of { $total } readings (judgements of risks, values of metrics, looks at objectives) were entered more than { $days } days after their day: { $records }.
rehearsal-to-judge = { $count } { $count ->
        [one] requirement waits
       *[other] requirements wait
    } for somebody to judge: records cannot tell.
rehearsal-unread = { $count } requirements are not looked at by the rehearsal yet.
rehearsal-operation = In operation since { $day }.
rehearsal-operation-said = In operation since { $day }, as { $person } said on { $on }.
rehearsal-operation-because = In operation since { $day }, as { $person } said on { $on }: { $reason }
rehearsal-planning = Not yet in operation: what is unfinished is not due.
rehearsal-planning-proposed = Nobody has said yet from when the organization works by its management system, so that nothing unfinished is due. What remains of a risk was accepted first on { $day }: is that the day?
rehearsal-planning-overdue = Nobody has said from when the organization works by its management system, and it is time: the records are more than a year old, what remains of a risk was accepted more than 90 days ago, or the certification body comes within 30 days. What is unfinished counts, none of it as more than minor.
rehearsal-planning-until = Operation begins on { $day }: what is unfinished is not due before.
rehearsal-planning-put-off = Operation is said to begin on { $day }, and the records speak for an earlier day. What is unfinished counts, none of it as more than minor.
rehearsal-fresh = New records have { $days } days before they count as lacking something. This is a house rule.

verdict = Verdict
verdict-no-gap = No gap found
    .help = The records that were read show no gap.
verdict-attested = Attested
    .help = A named person judged, with evidence, until a date.
verdict-gap = Gap
    .help = The records lack or contradict what is required.
verdict-told-there = Told elsewhere
verdict-gap-major = Gap, major suggested
verdict-gap-minor = Gap, minor suggested
verdict-judgement = Needs judgement
    .help = Records cannot tell; a person has to look.
verdict-not-due = Not due
    .help = Planned; the date has not come.

rehearsal-brought-in = { $records } { $count ->
        [one] was
       *[other] were
    } brought in on { $day } by { $by } and not signed here; proof: { $proof }.
rehearsal-brought-in-others = { $count } more { $count ->
        [one] was
       *[other] were
    } brought in and not signed here, each with its proof.
rehearsal-attested = { $person } judged on { $on }, to hold until { $until }: { $statement }
rehearsal-judge = Judge
rehearsal-judged-title = Judgement on { $place }

grade-suggested = Suggested: { $grade }, because { $reason }. A person confirms every grade.
grade-why-all = no record shows that the requirement is met
grade-why-systemic = { $count } of { $total }: the lapse is systemic
grade-why-late = it came late or has one cause, the process is at work
grade-why-single = single lapses, the process is at work
grade-why-every-check = everything that the requirement asks for shows a gap
grade-why-planning = the management system is not in operation yet

rehearsal-column-requirement = Requirement
rehearsal-column-sentence = In an auditor's words
rehearsal-read = read: { $records }
rehearsal-also = also { $requirements }
rehearsal-told-there = What is missing is told at { $requirement }, and counts there.
rehearsal-left-beside = With them lie { $records }, too; one act hands over all of it.
rehearsal-left-vacant = Nobody who works here holds { $roles } any more.
rehearsal-next = Next: { $act }
rehearsal-opportunity = Opportunity
rehearsal-due = due { $day }
rehearsal-gaps-first = Gaps first
rehearsal-by-clause = By clause
rehearsal-shown = { $shown } of { $total } shown
rehearsal-clause-counts = { $no_gap } no gap · { $judged } judged · { $gaps } { $gaps ->
        [one] gap
       *[other] gaps
    } · { $not_due } not due
rehearsal-nothing = The checks found no gap. That is not the same as conformity: ask what is not recorded.
