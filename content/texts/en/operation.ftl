# Clause 8: recurring tasks, incidents, suppliers, continuity.

## Operations

operation = Operation
    .plural = Operations
    .why = A task of security that is done again and again.
    .belongs = A task of security that is done again and again.
operation-title = Title

## Records of operation

record-of-operation = Record of operation
    .plural = Records of operation
    .why = One doing of a recurring task, with its result.
    .belongs = One doing of a recurring task, with its result.
record-of-operation-title = Title

## Assessments

assessment = Assessment
    .plural = Assessments
    .why = A dated run of the risk method over the scope.
    .belongs = A dated run of the risk method over the scope.
assessment-title = Title

## Incidents

incident = Incident
    .plural = Incidents
    .why = Something that harmed information security or could have.
    .belongs = Something that harmed information security or could have.
incident-title = Title

## Suppliers

supplier = Supplier
    .plural = Suppliers
    .why = Somebody outside who provides something the scope depends on.
    .belongs = Somebody outside who provides something the scope depends on.
supplier-title = Title

## Exceptions

exception = Exception
    .plural = Exceptions
    .why = A waiver from a rule of the organization, with owner and end.
    .belongs = A waiver from a rule of the organization, with owner and end.
exception-title = Title

## Impacts

impact = Impact
    .plural = Impacts
    .why = What an interruption of a process or service does, and how soon.
    .belongs = What an interruption of a process or service does, and how soon.
impact-title = Title

## Continuities

continuity = Continuity
    .plural = Continuities
    .why = A plan to go on, or to come back, when something fails.
    .belongs = A plan to go on, or to come back, when something fails.
continuity-title = Title

## Exercises

exercise = Exercise
    .plural = Exercises
    .why = A try of a continuity plan, with its result.
    .belongs = A try of a continuity plan, with its result.
exercise-title = Title
