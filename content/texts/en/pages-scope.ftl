# Words of the page of the scope.

scope-title-page = Scope of the management system
scope-write = Write the scope
scope-none = No scope is written yet
scope-none-help = The scope says what the management system covers, where it ends, whom it meets and what was left out, with the reason. It is the first thing that an auditor reads, and its words stand on the certificate.
scope-version-number = version { $version }
scope-operation = In operation
scope-operates-plain = From { $day }.
scope-operates-said = From { $day }, as { $person } said on { $on }.
scope-operates-correct = Correct the day
scope-operates-unsaid = Nobody has said yet from when the organization works by this management system. Until then nothing unfinished counts as a gap.
scope-operates-proposed = Nobody has said yet from when the organization works by this management system. Scope and method are approved, and what remains of a risk was accepted first on { $day }: is that the day?
scope-nothing-excluded = Nothing is left outside.
scope-brought-in = Not signed here
scope-outside-unnamed = What the drawing shows outside is named by no exclusion yet: say what is left out, and why.
scope-approved-by = Approved by { $person }
scope-replaced = replaced
scope-unapproved = Nobody has approved this version yet.
scope-interfaces-open = None was named yet.
scope-lacks = Still open:
scope-complete = Complete it
scope-approve-anyway = Approve it as it is
scope-approver = It is approved by a person whose account has the role of manager or administrator.
scope-approve-says = I approve this scope as of today, with its exclusions.
scope-persons = { $count ->
        [one] { $count } person
       *[other] { $count } persons
    }
scope-assets = { $count ->
        [one] { $count } more asset
       *[other] { $count } more assets
    }
scope-page-drawn = Drawn
scope-drawn = Inside the scope: { $units } units and { $sites } sites. It meets { $interfaces } others; { $exclusions } things stay outside.
scope-draft-title = Version { $version }, in work
scope-draft-help = The version above stays in force until this one is approved.
scope-draft-same = Nothing differs yet.
scope-draft-changed = Different so far:
scope-draft-read = Read it
scope-all = All scopes and versions
scope-sides = In and out
scope-sides-open = Not placed yet
scope-sides-help = Assets lie where their unit or site does, processes where they are named or their unit lies. Of suppliers, those that an interface names stand inside; open are those that something inside rests on without an interface that says so.
