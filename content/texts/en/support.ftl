# Clause 7: people.

person = Person
    .plural = People
    .why = People who do work that affects information security have to be known, competent and aware.
    .belongs = Everybody who works under the organization's control, with or without an account.
    .example =
        The managing director
        The head of operations
        A developer
person-name = Name
person-email = E-mail
person-position = Position
person-unit = Unit
person-left-on = Last day

## Resources

resource = Resource
    .plural = Resources
    .why = Something the management system needs: people, money, tools, time.
    .belongs = Something the management system needs: people, money, tools, time.
resource-title = Title

## Competences

competence = Competence
    .plural = Competences
    .why = What somebody in a role has to know or be able to do.
    .belongs = What somebody in a role has to know or be able to do.
competence-title = Title

## Qualifications

qualification = Qualification
    .plural = Qualifications
    .why = How a person meets a competence, or what is done about the gap.
    .belongs = How a person meets a competence, or what is done about the gap.
qualification-title = Title

## Courses

course = Course
    .plural = Courses
    .why = A course or lesson that people take.
    .belongs = A course or lesson that people take.
course-title = Title

## Trainings

training = Training
    .plural = Trainings
    .why = A person's taking of a course.
    .belongs = A person's taking of a course.
training-title = Title

## Credentials

credential = Credential
    .plural = Credentials
    .why = A professional certificate that a person holds or works towards.
    .belongs = A professional certificate that a person holds or works towards.
credential-title = Title

## Campaigns

campaign = Campaign
    .plural = Campaigns
    .why = A campaign that makes people aware.
    .belongs = A campaign that makes people aware.
campaign-title = Title

## Communications

communication = Communication
    .plural = Communications
    .why = What is communicated about information security: on what, when, with whom, how.
    .belongs = What is communicated about information security: on what, when, with whom, how.
communication-title = Title

## Documents

document = Document
    .plural = Documents
    .why = Documented information of the management system.
    .belongs = Documented information of the management system.
document-title = Title

## Acknowledgements

acknowledgement = Acknowledgement
    .plural = Acknowledgements
    .why = A person's word of having read a version of a document.
    .belongs = A person's word of having read a version of a document.
acknowledgement-title = Title

## Access changes

access-change = Access change
    .plural = Access changes
    .why = Access given, changed or taken as somebody joins, moves or leaves.
    .belongs = Access given, changed or taken as somebody joins, moves or leaves.
access-change-title = Title

## Access reviews

access-review = Access review
    .plural = Access reviews
    .why = A review of who has which access.
    .belongs = A review of who has which access.
access-review-title = Title
