# Bringing files in and taking everything out.

import-why = A workbook, a text file, a threat library or a whole organization. You see what it would do before anything is done; all of it comes in, or nothing.
import-file = File
import-file-help = XLSX, CSV, JSON or YAML; for a threat library choose its four files together.
import-limits = Sheets up to { $megabytes } MB and { $rows } rows, other files up to { $whole } MB.
import-look = See what it would do
import-look-help = Nothing is changed yet.
import-what = What can come in
import-what-own = Records edited outside
import-what-own-help = Export, change what you like, bring it back: only what differs is taken over. What others changed meanwhile is shown and not overwritten.
import-begin = { $register } as a workbook to fill in
import-what-foreign = Lists from elsewhere
import-what-foreign-help = Asset inventories, risk registers, supplier lists with headings of their own. Say once what a heading means, and keep it for the next file.
import-maps = What was said before
import-what-past = What was decided before
import-what-past-help = Documents that were approved, audits that were held, findings and nonconformities that were closed, changes and certificates: lists whose rows say so come in as they were, once you tick it in the preview; what is open comes in open.
import-what-threats = A threat library
import-what-threats-help = Asset types, threats and vulnerabilities that belong together, as MONARC publishes them. One is part of the product.
import-carried = Threat library of the product
import-what-whole = A whole organization
import-what-whole-help = Everything that another installation exported. It comes into an organization without records, or founds one.

import-again = Look again
import-another = Choose another file
import-refused = { $count ->
    [one] One thing has to be put right before anything can come in.
   *[other] { $count } things have to be put right before anything can come in.
}
import-nothing = Nothing to do: the file says what is known already.
import-nothing-read = Nothing to do: no row of the file was read. Look at its headings and its encoding.
import-nothing-left = Nothing to do: all rows are left out, or say what is known already.
import-ready = Ready to come in.
import-counted = { $new } new, { $changed } changed, { $same } as they were.
import-counted-doubles = { $count ->
    [one] One of the new rows looks like a record that is there.
   *[other] { $count } of the new rows look like records that are there.
}
import-counted-conflicts = { $count ->
    [one] One was changed by somebody else since the file was made.
   *[other] { $count } were changed by somebody else since the file was made.
}
import-counted-refused = { $count ->
    [one] One row is refused: what it does is known once it is put right.
   *[other] { $count } rows are refused: what they do is known once they are put right.
}
import-counted-unknown = What its rows do is not known yet: put right what is said above first.
import-leave-refused = { $count ->
    [one] Leave out the refused row { $rows }
   *[other] Leave out the { $count } refused rows { $rows }
}
import-leave-row = Leave row { $row } out
import-row-number = Row { $row }
import-aside = Rows to leave out
import-aside-why = What is ticked comes not in: these rows look like no records, such as totals, or were chosen. Untick a row to bring it in.
import-aside-help = It looks like a total, like the headings once more, or like an account that is switched off.
import-answers-below = Where a word names nothing here, say in the table of words below what it means, or make all of its column new at once.
import-bring = { $count ->
        [one] One row says that it was done before: { $act }
       *[other] { $count } rows say that they were done before: { $act }
    }
import-bring-help = By { $columns }. It comes in with who and when as the rows say, marked as brought in by you today, and is no signature here; the list is told as its source, which somebody still has to see proven. Without the tick, nothing of it comes in.
import-unsaid = { $field } is in no column, and nobody has chosen it: all new rows take
import-unsaid-usual = { $choice }, unless you say otherwise
import-unsaid-done = { $choice }, or { $done } where the day it was done is filled, unless you say otherwise
import-lacking-shared = Some rows share their risk, and no column says with whom; without it the decision is left out
import-lacking = { $field } is needed by every record, and is in no column
import-lacking-past = { $field } is needed of what comes in as it was decided before, and is in no column
import-lacking-column = Take it from a column
import-lacking-text = One text for all rows
import-days = Days such as 03/04/2026
import-days-shown = As other days of the column show
import-days-day-first = The day first: 3 April
import-days-month-first = The month first: March 4
import-unsure = Look at the warning above the buttons, and say that it is meant.
import-sure = This is meant: bring it in like this
import-refused-row = Refused
import-changed-meanwhile = The records were changed since you looked. Look again: this is what the file would do now.
import-doubles-help = { $count ->
    [one] One row would make a record that looks like one that is there. Perhaps the file was brought in before? Tick “Rows match records by title” below to change that record instead.
   *[other] { $count } rows would make records that look like others that are there. Perhaps the file was brought in before? Tick “Rows match records by title” below to change those records instead.
}
import-what-comes = What comes in
import-register = Register
import-made = New
import-changed = Changed
import-no-method = Left out, because no method is approved yet: { $columns }.
import-no-method-help = Risks are judged by an approved method. Approve one first, then bring this file in: likelihood, consequence and treatment come along.
import-lists = This sheet lists
import-recognized = { $register }, as recognized
import-choose-register = Choose a register
import-as-recognized = As recognized
import-leave-sheet = Leave the sheet out
import-leave-out = Leave it out
import-perhaps = Perhaps: { $place }
import-columns = { $count ->
    [one] One column
   *[other] { $count } columns
}
import-columns-of = Columns of { $sheet }
import-column = Column
import-example = Holds
import-meaning = Taken for
import-say = Say otherwise
import-say-of = What “{ $heading }” means
import-words = Words to be said something about: each is told once, and kept with the map of the columns
import-word = Word
import-word-rows =
    { $count ->
        [one] in 1 row
       *[other] in { $count } rows
    }
import-words-new =
    { $count ->
        [one] Make the one word of “{ $heading }” new
       *[other] Make all { $count } of “{ $heading }” new
    }
import-words-new-control = { $made }: { $status }
import-word-means = Means
import-word-of = What “{ $word }” means
import-word-taken = As recognized: { $step }
import-word-form-of = As “{ $name }”
import-word-choose = Choose what it means
import-word-on = On this day:
import-word-day = The day that “{ $word }” means
import-encoding = Letters of a text file that is no UTF-8
import-encoding-shown = As the file shows it, else as Windows writes in Western Europe
import-encoding-windows-1252 = Windows, Western Europe
import-encoding-windows-1250 = Windows, Central Europe
import-encoding-windows-1251 = Windows, Cyrillic
import-encoding-windows-1253 = Windows, Greek
import-encoding-windows-1254 = Windows, Turkish
import-encoding-windows-1255 = Windows, Hebrew
import-encoding-windows-1256 = Windows, Arabic
import-encoding-shift-jis = Windows, Japanese (Shift-JIS)
import-encoding-euc-jp = Unix, Japanese (EUC-JP)
import-encoding-gbk = Windows, Simplified Chinese (GBK)
import-encoding-big5 = Windows, Traditional Chinese (Big5)
import-encoding-euc-kr = Windows, Korean (EUC-KR)
import-encoding-macintosh = Macintosh
import-encoding-ibm850 = Console of Windows
import-word-all = All numbers of this column
import-word-form = Choose how they are written
import-word-form-as = Written as { $form }
import-word-whose = Choose whose numbers these are
import-word-references = Our references
import-word-numbers = Numbers of another list, as our records keep them
import-word-written = Write what it means beside
import-word-type = What “{ $word }” means, written out
import-word-new = Make “{ $word }” new
import-word-new-person = Make “{ $word }” new, as a person
import-word-new-role = Make “{ $word }” new, as a role that nobody holds yet: the place stays empty
import-word-empty = Leave it empty
import-is-version = Version when it was exported
import-is-number = Number of another list, for links in the file
import-is-computed = Computed here, left out
import-own-field = Make an own field of it
import-keep = Keep it as an own field
import-keep-all = Keep all { $count } columns that nobody knows as own fields
import-all-criteria = { $field }, the same by every criterion
import-is-judged = { $place }, judged by an act
import-is-waiting = { $place }, judged by an act once its words are told
import-is-brought = { $place }, as it was before
import-is-decided = Decided here by acts, left out
import-is-left-out = Left out
import-founds = Found an organization from this file
import-is-answer = Another answer to { $place }
import-is-repeated = Says what a better column says
import-is-unknown = Not known, left out
import-by-foreign = a word of other lists
import-by-remembered = said before
import-by-told = said now
import-rows-of = Rows of { $sheet }
import-rows-more = { $count ->
    [one] One more row
   *[other] { $count } more rows
}
import-row = Row
import-outcome = Comes to
import-content = What it writes
import-new = New
import-double = New, looks known
import-conflict = Changed by others
import-same = As it stands here
import-contested = Edited here and in the file
import-contested-help = These cells were edited in the file after it was made, and here as well. Say which of the two counts; it holds for this import alone.
import-contested-open = { $count ->
    [one] One still waits for that.
   *[other] { $count } still wait for that.
}
import-field = Field
import-stands-here = Stands here
import-stands-sheet = Says the file
import-stands-nothing = nothing
import-take-here = Keep what stands here
import-take-sheet = Take the file’s
import-take-all-here = Keep what stands here, for all
import-take-all-sheet = Take the file’s, for all
import-options = How to read it
import-match-titles = Rows match records by title
import-match-titles-help = A row without a reference then changes the record that bears its title.
import-hidden = Read hidden sheets too
import-remember = Keep what was said about the columns as
import-remember-help = A title, such as the name of the tool the list comes from. The next file with these headings is understood at once.
import-goes-on = The import goes on
import-far = { $done } of { $total } rows
import-far-open = { $done } rows so far
import-leave-page = You can leave this page: nothing is lost, and the import page leads back here.
import-ask-again = See how far it is
import-before-it = { $count ->
    [0] next
    [one] one other is before it
   *[other] { $count } others are before it
}
import-give-up = Give it up
import-given-up = { $files } was given up. Nothing of it came in.
import-is-under-way = { $files } is coming in: see how far it is
import-is-over = { $files } is ready: see what came of it
import-unknown-job = this import is not known here: it was somebody else's, the server was started anew, many came since, or a day has passed; the history tells what was recorded, and a file that was only looked at is chosen again
import-step-waiting = Waiting for its turn
import-step-reading = Reading the file
import-step-comparing = Holding its rows against the records
import-step-trying = Asking the rules
import-step-writing = Writing it as one entry
import-confirm = { $count ->
    [one] Bring one record in
   *[other] Bring { $count } records in
}
import-confirm-change = { $count ->
    [one] Change one record
   *[other] Change { $count } records
}
import-confirm-both = Bring { $made } new in and change { $changed }
import-done-left = Left out: rows { $rows }.
import-done = { $made ->
    [0] { $changed ->
        [one] One record was changed, as entry { $entry }.
       *[other] { $changed } records were changed, as entry { $entry }.
    }
   *[other] { $made } added, { $changed } changed, as entry { $entry }.
}
act-sheet-import = Sheet brought in
act-library-import = Threat library brought in
act-organization-import = Organization brought in

export-all = Export everything
export-why = Everything this organization holds, as it is on the day shown.
export-kind-xlsx = Every register in one workbook
export-kind-xlsx-help = One sheet a register, to read, to edit and to bring back. Retired records are left out.
export-kind-json = Everything as JSON
export-kind-json-help = Every register, every field, retired records, identities and references: another installation takes it over to the last field.
export-kind-yaml = Everything as YAML
export-kind-yaml-help = The same, to read and to compare line by line.
export-kind-zip = Everything with files
export-kind-zip-help = { $count ->
        [0] The same as an archive. No record names a file yet.
        [one] The records as JSON, and the content of the file that they name ({ $size }), in one archive: a new organization founded from it is the same, its file included.
       *[other] The records as JSON, and the content of the { $count } files that they name ({ $size }), in one archive: a new organization founded from it is the same, its files included.
    }
export-not = Not inside: the history, which a backup made on the server holds too. What was erased is gone from every export.
export-list = For one register, use the menu of its list.
list-file-book = Workbook to edit and bring back

found-from-file = Found one from a file
found-from-file-help = What another installation exported comes in whole, with identities, references and what was retired. Choose the archive with files; JSON or YAML will do where no record names a file, or its files are kept here in an organization that you belong to. You administer it from then on.
found-file-limit = Up to { $limit } MB of records; an archive up to { $most } MB.
found-name-help = Left empty, the name in the file is taken.
found-bring = Found it from this file
found-given-up = { $files } was given up. Nothing was founded.
found-unknown-job = this founding is not known here: it was somebody else's, the server was started anew, many came since, or a day has passed; what was founded stands above, and a file that founded nothing is chosen again
found-brought = { $count ->
    [one] Founded, with one record.
   *[other] Founded, with { $count } records.
}
