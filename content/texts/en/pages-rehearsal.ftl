# Words of the page of the rehearsal.

rehearsal-page-why = { $count } requirements of clauses 4 to 10 of { $standard }, read from live records.
rehearsal-best = Next best acts
rehearsal-advances = for { $requirements }
rehearsal-order = Order
rehearsal-caption = Requirements with their verdicts
rehearsal-show-unread = Also those not looked at
rehearsal-evidence = Auditors usually ask to see: { $evidence }
rehearsal-why-grade = Why this grade
rehearsal-read-word = read:
rehearsal-create = Add { $thing }
rehearsal-edit = Edit { $thing }
rehearsal-open = Open { $thing }
rehearsal-tile-no-gap = { $count } no gap
rehearsal-tile-judged = { $count } judged
rehearsal-tile-judgement = { $count } to judge
rehearsal-tile-gaps = { $count } { $count ->
        [one] gap
       *[other] gaps
    }
rehearsal-tile-not-due = { $count } not due
rehearsal-tile-unread = { $count } not looked at
verdict-unread = Not looked at
    .help = No rule reads this requirement yet.
