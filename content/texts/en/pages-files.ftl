# Files: in forms, on cards, dropped on records.

file-bytes = { $size ->
    [one] 1 byte
   *[other] { $size } bytes
}
file-kilobytes = { $size } KB
file-megabytes = { $size } MB
file-digest = SHA-256 { $digest }
file-digest-short = SHA-256 { $digest }…
file-choose = Choose another file
file-take-away = Take the file away
file-limit = At most { $limit } MB.
file-kinds = Of any kind; pictures and PDF documents open here, all others are downloaded.
file-pdf = PDF
file-picture = picture
file-sheet = spreadsheet
file-slides = slides
file-document = text document
file-text = text
file-message = message
file-archive = archive
files-attach = Attach evidence
files-attach-help = Drop files here, or choose them. Each becomes a piece of evidence about this record.
files-attach-button = Attach
files-attach-choose = Files
files-link = Evidence that is here already
files-link-help = By its reference or title. It is about this record too from then on.
files-link-button = Link
evidence-linked = { $reference } is evidence about this record now.
recorded-attach = Evidence attached
evidence-attached = { $count ->
    [one] The file is attached as evidence.
   *[other] { $count } files are attached as evidence.
}
