# Clause 10: nonconformities, actions, improvements.

## Nonconformities

nonconformity = Nonconformity
    .plural = Nonconformities
    .why = A requirement that is not met, with what is done about it.
    .belongs = A requirement that is not met, with what is done about it.
nonconformity-title = Title

## Actions

action = Action
    .plural = Actions
    .why = An action against the cause of a nonconformity.
    .belongs = An action against the cause of a nonconformity.
action-title = Title

## Improvements

improvement = Improvement
    .plural = Improvements
    .why = A suggestion to do better, and what came of it.
    .belongs = A suggestion to do better, and what came of it.
improvement-title = Title
