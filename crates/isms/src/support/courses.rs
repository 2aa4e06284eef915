//! 7.2: the courses and lessons that people can take.

use kernel::{
    Choice, Decimal, FileRef, Guard, Lines, Link, Many, Markdown, Money, Own, Proposal, Record, Refusal, Text,
};

use crate::guards::{counted, within};
use crate::support::Person;

/// A course or lesson that people take.
#[derive(Clone, Debug, Record)]
#[register(key = "course", plural = "courses", reference = "CRS-{n:03}", clause = "7.2")]
pub struct Course {
    /// What it is called.
    #[field(column)]
    pub title: Text,
    /// Who gives it: a training company, a person, the organization itself.
    #[field(column)]
    pub provider: Option<Text>,
    /// How it is taught.
    #[field(column)]
    pub form: CourseForm,
    /// How long it takes, in days; half a day is 0.5.
    #[field(column)]
    pub days: Option<Decimal>,
    /// What it teaches, one line each.
    pub content: Lines,
    /// Whom it is for, one line each.
    pub audience: Lines,
    /// What has to be known before.
    pub needs: Option<Text>,
    /// The exam at its end, by its name; the exam may be open to people who did not take the course.
    #[field(column)]
    pub exam: Option<Text>,
    /// How long the exam takes, in hours.
    pub exam_hours: Option<Decimal>,
    /// Percent that pass the exam or the questions.
    pub pass_percent: Option<i64>,
    /// Whether it leads to a professional credential.
    #[field(column)]
    pub leads_to_certification: bool,
    /// Months after which it is to be taken again.
    pub renewal_months: Option<i64>,
    /// What one place costs.
    pub cost: Option<Money>,
    /// Where to find it on the web.
    pub address: Option<Text>,
    /// Slides, handout or lesson as a file.
    pub material: Option<FileRef>,
    /// What else is worth knowing about it.
    pub description: Option<Markdown>,
    /// Who keeps it up to date or books it.
    pub owner: Option<Link<Person>>,
    /// Words to find it by.
    pub tags: Lines,
    /// The organization's own fields, by their key.
    pub own: Many<Own>,
}

/// How a course is taught.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Choice)]
#[choice(key = "course-form")]
pub enum CourseForm {
    /// With a teacher in a room.
    #[choice(alias = "classroom")]
    InPerson,
    /// With a teacher over the network.
    #[choice(alias = "webinar")]
    Remote,
    /// Alone at a screen.
    #[choice(alias = "e-learning")]
    #[choice(alias = "online")]
    SelfPaced,
    /// By working beside somebody experienced.
    #[choice(alias = "coaching")]
    OnTheJob,
    /// By reading.
    #[choice(alias = "self-study")]
    Reading,
}

impl Guard for Course {
    fn guard(proposal: &Proposal<'_, Self>) -> Vec<Refusal> {
        let course = proposal.after;
        let refusals = [
            within("pass_percent", course.pass_percent, 0..=100),
            counted("renewal_months", course.renewal_months, "months"),
        ];
        refusals.into_iter().flatten().collect()
    }
}
