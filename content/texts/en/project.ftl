# The implementation project.

## Projects

project = Project
    .plural = Projects
    .why = The project that builds the management system.
    .belongs = The project that builds the management system.
project-title = Title

## Activities

activity = Activity
    .plural = Activities
    .why = A piece of work of the implementation project.
    .belongs = A piece of work of the implementation project.
activity-title = Title
