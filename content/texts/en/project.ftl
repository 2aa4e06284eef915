# The implementation project.

## Projects

project = Project
    .plural = Projects
    .why = A management system is set up step by step; a project says by when, with whom and with what.
    .belongs = Usually one: from the decision to start up to the certificate. Its activities are a register of their own.
project-title = Project
    .example = The way to the certificate
project-method = Method
project-edition = Standard
    .example = ISO/IEC 27001:2022 with Amendment 1
project-scope = Scope
project-sponsor = Sponsor
project-manager = Project manager
project-goals = Goals
    .example = Certificate by the end of 2026; every unit keeps its own records without help.
project-people-in-scope = People in scope
project-sites = Sites
project-starts-on = Start
project-wished-on = Certificate wished by
project-days-a-week = Days a week
project-budget = Budget
project-state = State
project-remark = Remark
    .example = Two weeks in July are left free.

choice-project-method-ims2 = IMS2
    .help = Four phases, twenty-one steps (IMS2 of PECB; the activities are our own proposal).
choice-project-method-own = Own
    .help = The organization's own.

choice-project-state-planned = Planned
    .help = It is being planned.
choice-project-state-running = Under way
    .help = It is under way.
choice-project-state-paused = Paused
    .help = It rests.
choice-project-state-done = Done
    .help = It is over.

## Activities

activity = Activity
    .plural = Activities
    .why = Steps can be turned round, merged, repeated, added or left out with a reason; what was planned and done stays visible.
    .belongs = What has to be done, by whom, when, after what, and what it leaves behind.
activity-title = Activity
    .example = Determine the scope
activity-project = Project
activity-number = Number
    .example = 1.4.2
activity-phase = Phase
activity-step = Step
    .example = 1.4 Define the scope
activity-description = Description
    .example = Collect services, sites and interfaces with the heads of units, write the scope, have it approved.
activity-owner = Owner
activity-people = Takes part
activity-planned-days = Days planned
activity-spent-days = Days spent
activity-starts-on = Start
activity-due = Due
activity-after = After
activity-deliverables = Deliverables
activity-clauses = Clauses
    .example = 4.3
activity-state = State
activity-left-out-because = Why left out
    .example = Done for the quality management system in 2024 already
activity-declared = Said to be done
activity-declared-by = By
activity-declared-on = On
activity-declared-what = Delivered

choice-phase = Phase
choice-phase-plan = Plan
    .help = Planning.
choice-phase-do = Do
    .help = Carrying out.
choice-phase-check = Check
    .help = Checking.
choice-phase-act = Act
    .help = Acting on what was found.

choice-activity-state-not-started = Not started
    .help = It has not begun.
choice-activity-state-running = Under way
    .help = It is under way.
choice-activity-state-waiting = Waiting
    .help = It waits for something.
choice-activity-state-finished = Finished
    .help = Those who do it say that it is finished.
choice-activity-state-left-out = Left out
    .help = It is left out, for a reason that is given.

activity-shown = Done, the records show

## Acts

act-activity-declare-shown = Done, as the records show
    .help = Says of every activity that it is done whose outcome the records show: an approved scope, assessed risks, a signed review. Each keeps what showed it.
    .done = What the records show is said to be done.
act-activity-declare-shown-remark = Remark
act-activity-declare-done = Say that it is done
    .help = Where only a person can know: say what was delivered.
    .done = { $reference } is said to be done.
act-activity-declare-done-what = Delivered
act-activity-declare-done-delivered = Where it is
    .help = Link the documents, records or evidence that it left behind. Not needed where the records show its outcome.
