# Across registers: tasks, comments, own fields, saved views, column maps.

## Tasks

task = Task
    .plural = Tasks
    .why = Something a person is to do by a day.
    .belongs = Something a person is to do by a day.
task-title = Title

## Comments

comment = Comment
    .plural = Comments
    .why = What people say about a record stays with it, and everybody sees who said it when.
    .belongs = Questions, remarks and answers about a record. Write them on the record itself.
    .example = Who owns this asset since the move?
        The supplier confirmed the date by telephone.
        Looks good to me; ready for approval.
comment-title = How it begins
comment-about = About
comment-text = Text
comment-mentions = Speaks to
comment-by = By
act-comment-write = Write a comment
    .done = Your comment stands below.
act-comment-withdraw = Take the comment back
    .done = { $reference } was taken back.

## Own fields

own-field = Own field
    .plural = Own fields
    .why = What your organization keeps beyond the standard has its place on the record it belongs to.
    .belongs = Fields that you add to a register: they stand in its forms, cards, lists and sheets like all others.
    .example = Cost centre
        Customer contract number
        Data protection officer consulted
own-field-title = Name
    .example = Cost centre
own-field-key = Key
    .help = Names the field in sheets and programs. It stays for ever, so choose it well.
    .example = cost-centre
own-field-register = Register
    .help = The register whose records carry it.
own-field-kind = Kind
own-field-choices = Values to choose from
    .help = One a line.
own-field-help = Help
    .help = What it means, in one sentence; it stands below the name in forms.
own-field-required = Needed
    .help = A new record is not taken without it. Records that are there already stay as they are.
own-kind = Kind
own-kind-text = Text
own-kind-whole = Whole number
own-kind-decimal = Decimal number
own-kind-date = Day
own-kind-flag = Yes or no
own-kind-choice = One of a list
own-kind-person = Person

## Saved views

saved-view = Saved view
    .plural = Saved views
    .why = People who work in a register every day come back to the same question; a saved view is that question, kept as a link.
    .belongs = Filters, order and columns of a list under a name. Save one from the list itself.
    .example =
        Incidents of this quarter
        Suppliers without a review
        My open actions
saved-view-title = Title
    .example = Suppliers without a review
saved-view-register = Register
    .help = The key of the register it looks at.
    .example = supplier
saved-view-query = What it shows
    .help = Filters, order and columns, as the address of the list has them after its question mark.
    .example = criticality=high&sort=-next_review
saved-view-shared = Shared
    .help = Offered to everybody, not only to its owner.
saved-view-owner = Owner

## Column maps

column-map = Column map
    .plural = Column maps
    .why = A list kept elsewhere comes in again and again; what its columns mean is said once.
    .belongs = One map for each make of sheet: its headings, and the field that each of them fills.
    .example =
        Inventory of the service desk
        Risk register of the group
        Staff list of human resources
column-map-title = Title
    .example = Inventory of the service desk
column-map-register = Register
    .help = The key of the register that such a sheet is about.
    .example = asset
column-map-headings = Headings
column-map-headings-heading = Heading
column-map-headings-place = Place
    .help = The field that the column fills; empty where it is left out.
