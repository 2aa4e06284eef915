# Words of the pages of the ledger.

history-register = Register
history-on-day = Recorded on
history-count = { $count ->
        [one] { $count } entry
       *[other] { $count } entries
    }
history-empty = Nothing has been recorded yet.
history-later = happened on { $day }, entered later
history-same-act = others like it
history-see-day = see this day
history-newest = Newest
history-earlier = Earlier
history-looked-to = Looked back to entry { $seq }
history-more-fields = { $count ->
        [one] and { $count } field more
       *[other] and { $count } fields more
    }
history-more-records = { $count ->
        [one] and { $count } record more
       *[other] and { $count } records more
    }
history-added = added
history-changed = changed
history-retired = retired
history-restored = brought back
history-signature = Signature
history-entry-before = Entry before
history-entry-after = Entry after

history-compare-why = What is different between the end of one day and the end of another, with who changed it and why.
history-compare-go = Compare
history-between = Between { $from } and { $to }
history-differ = { $records ->
        [one] { $records } record differs
       *[other] { $records } records differ
    }, in { $entries } { $entries ->
        [one] entry
       *[other] entries
    }.

history-verify-title = Verify the ledger
history-verify-why = Every entry is recomputed from its stored bytes and compared with every checkpoint. Whoever changed one word would be found.
history-checkpoint = The newest checkpoint
history-checkpoint-help = Keep a copy outside: in a mail, on paper, with your auditor. With it, nobody can rewrite the past unnoticed, not even whoever runs this server.
history-checkpoint-given = A checkpoint kept outside
history-checkpoint-given-help = Paste the note as it was given, to compare the ledger with it.
history-outside = The checkpoint of { $size } entries from outside agrees.
history-doubted = Something is not as it was written. Complete up to checkpoint { $checkpoint } of { $day }.
history-unsealed = No checkpoint agrees with the entries.
history-erased = { $count ->
        [one] { $count } item was erased.
       *[other] { $count } items were erased.
    }
