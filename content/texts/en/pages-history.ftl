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
history-restored = restored
history-erased-here = contents erased
history-items-erased = { $count ->
        [one] { $count } part of this entry was erased later. That it was here is still proved.
       *[other] { $count } parts of this entry were erased later. That they were here is still proved.
    }
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

proofs-title = Proofs for outsiders
proofs-why = Whoever keeps a checkpoint can check, without this server and without trusting it, that an entry stands in the ledger and that nothing before it was rewritten.
proofs-idea = How it works
proofs-idea-keep = A checkpoint is a short signed note: how many entries there are, and one hash over all of them. Your auditor, a client or a colleague keeps one outside.
proofs-idea-ask = Later they ask for a proof. It is a small text file with the entry and about twenty hashes; it shows nothing of the other entries.
proofs-idea-check = From the entry and the hashes they compute the hash of the whole ledger. If it is the one in their note, the entry was there when the note was signed, exactly as shown.
proofs-entry = Prove an entry
proofs-entry-help = Who did which act when, in the ledger that the newest checkpoint signs.
proofs-number = Number of the entry
proofs-content = Disclose what it changed and why
proofs-content-help = Without it the proof names the act, the time and the account, and no content.
proofs-get = Get the proof
proofs-growth = Prove that the ledger only grew
proofs-growth-help = Between two checkpoints: everything that the older one signs is still there, in the same order, unchanged.
proofs-from = Entries the older checkpoint signs
proofs-to = Entries the newer checkpoint signs
proofs-checking = Checking
proofs-checking-help = On any machine, offline. The forms are those of C2SP (tlog-proof, tlog-witness, signed-note), so that other tools check them too.
proofs-key = The public key
proofs-key-help = It signs the checkpoints of this organization now. Keep it outside together with a checkpoint.
proofs-checkpoints = Checkpoints
proofs-checkpoints-help = One a day, every thousandth, and the newest are kept for ever.
proofs-signs = Signs
proofs-last = Last entry
proofs-download = Download
proofs-raw = The raw ledger
proofs-raw-help = Every entry as it is stored, with the checkpoints, for verification on another machine. It holds all that was ever recorded and not erased.
proofs-raw-get = Download the ledger
proofs-of-entry = Proof of this entry
