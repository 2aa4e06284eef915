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
    .why = What somebody wrote about a record.
    .belongs = What somebody wrote about a record.
comment-title = Title

## Own fields

own-field = Own field
    .plural = Own fields
    .why = A field that the organization adds to a register.
    .belongs = A field that the organization adds to a register.
own-field-title = Title
own-field-key = Key
own-field-register = Register
own-field-kind = Kind
own-field-choices = Choices
own-field-help = Help
own-kind = Kind
own-kind-text = Text
own-kind-whole = Whole number
own-kind-decimal = Decimal number
own-kind-date = Day
own-kind-flag = Yes or no
own-kind-choice = One of a list

## Saved views

saved-view = Saved view
    .plural = Saved views
    .why = A way of looking at a register, kept as a link.
    .belongs = A way of looking at a register, kept as a link.
saved-view-title = Title

## Column maps

column-map = Column map
    .plural = Column maps
    .why = What the columns of a foreign sheet mean.
    .belongs = What the columns of a foreign sheet mean.
column-map-title = Title
