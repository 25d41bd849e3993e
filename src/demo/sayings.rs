//! What is said and written down in the demo school outside lessons: views, talks with families, reasons in the register, notes
//! of contacts. Content only, all invented; nothing is drawn here.

/// Pupils' views, as sources of an assessment.
pub(super) const PUPIL_VIEWS: &str = "
pupil | 'I know what to do now, but not when it is noisy.' | |
pupil | 'I want fewer people helping me at once.' | |
pupil | 'It is going well in science. I would like the same in maths.' | |
pupil | 'Ask me on paper first, then I can say it.' | |
pupil | 'The mornings are better than they were.' | |
pupil | Chose three cards of ten: friends, drawing, the library; put tests aside | |
pupil | Marked the week with faces: four smiles, one flat line on Wednesday | |
pupil | How sure I feel about school, on my own line from 0 to 10 | up 3 8 | of 10
";

/// Views of pupils who show them without words.
pub(super) const SHOWN_VIEWS: &str = "
pupil | Watched over a morning: turned to music and to the window, away from the hall | |
pupil | Offered four activities: reached for the drum and the water, twice each | |
";

/// Parents' views, as sources of an assessment.
pub(super) const PARENT_VIEWS: &str = "
parent | Homework ends in tears on two evenings of five; reading together is calm | |
parent | Talks about school again, and names two friends | |
parent | Sleeps late and finds mornings hard; would like a call before eight if something is planned | |
parent | Sees more courage at home since the summer | |
parent | Worried about the next school year and would like to visit early | |
parent | Pleased with the messages on Fridays; wants to know what to practise | |
parent | Finds the letters long; a call is better | |
";

/// Views of the parents of pupils who show what they mean without words.
pub(super) const SHOWN_PARENTS: &str = "
parent | Comes home calm since the sessions moved to the morning; sleeps through most nights | |
parent | Uses the two objects at breakfast and says the choice is clear | |
parent | Worried about the move to another class and the new adults in it | |
";

/// Facts of the whole school that may be a source.
pub(super) const WHOLE_SCHOOL: &str = "
attendance | Attendance in the last half-term | up 88 99 | % of sessions
concern | Form tutor: quieter than last year, works best in the first two periods | |
progress | Subjects in which the last report was as expected | up 3 8 | of 11 subjects
";

/// Parent meetings.
pub(super) const MEETINGS: &str = "
Went through each target with the family. They see the same at home; the aim for reading stays.
The pupil opened the meeting with two things that went well. Family asked how to practise at home: a page to take along.
Looked at the log together. Agreed to move the sessions from the afternoon to the morning.
Family would like fewer messages and one call on Fridays. Agreed.
New targets talked through and agreed. The pupil chose which one comes first.
Spoke about sleep and mornings. The family tries an earlier bedtime; the key adult meets the pupil at the gate.
Strengths first: both sides had a list. Passport read line by line, two lines changed.
Talked about what comes after this school year. A visit is planned before the holidays.
The family is content with the support and worried about tests. Rest breaks are tried in the next one.
Looked at what did not take place and why. The room is kept from now on.
";

/// Meetings about pupils who show what they mean without words.
pub(super) const SHOWN_MEETINGS: &str = "
Watched a film of the morning together. The family knew each sign and added two that we had missed.
Went through the care plan and the targets. The same song is used at home from now on.
Spoke about comfort and seating. The physiotherapist joins for the last part and shows the new position.
";

/// Talks between the meetings.
pub(super) const CONTACTS: &str = "
Good news from today's science lesson passed on.
Asked how the weekend was after a hard Friday. Calm; the family had not noticed anything.
Bus was late twice this week; the family will ring before half past eight.
Glasses broken, new ones on Thursday. Large print until then.
The hospital letter has come; the family brings a copy.
Wanted to know what the new group is for. Explained; they agree.
Homework took two hours. Agreed on half an hour, then stop, with a line from home.
Thanked us for the call on Monday. No more worries about lunch.
Told about the trip and what is prepared for it.
Asked for the next meeting to be by video because of shifts.
";

/// Answers of families who were told of a concern.
pub(super) const RESPONSES: &str = "
Had seen the same at home and is glad that it is looked at.
Surprised; would like to hear again in four weeks.
Agrees to an assessment and asks to be there.
";

/// Why a decision about a concern was taken: watch, assess, register, advice, close, one line each.
pub(super) const DECISIONS: [&str; 5] = [
    "The adjustments help. Carried on in class for half a term, then looked at again.",
    "Not clear yet what stands behind it: reading and language are tested first.",
    "Tried for two terms with little change; more than the classroom's own means are needed.",
    "The school's own means do not answer the question. A specialist is asked, the family agrees.",
    "No sign of it for six weeks. Teacher and family see no need for more.",
];

/// Why an EHC plan began.
pub(super) const PLANNED: &str = "
EHC plan issued by the authority after a needs assessment; section F names what the school provides
Needs beyond what SEN support can meet over three cycles; the authority issued an EHC plan
EHC plan moved here with the family from another authority
";

/// Why SEN support ended with an EHC plan.
pub(super) const REPLACED: &str = "An EHC plan was issued";

/// Why somebody left the register.
pub(super) const LEFT: &str = "
Targets met in two cycles running; carries on with what every lesson offers, and is looked at each half-term
Gap closed and held over the summer; family and pupil asked to leave the register
";

/// What staff should know when they ring.
pub(super) const NOTES: &str = "
Works nights; ring after two
Prefers a text message, answers the same day
Reads English more easily than it is spoken on the telephone
Speaks for the family at meetings
Only in an emergency
At work until four; leave a message
";

/// What staff should know where the family speaks another language at home.
pub(super) const INTERPRETED: &str = "
Book an interpreter for meetings, two days ahead
An aunt interprets at meetings; letters in short sentences
";

/// Why somebody is watched after leaving the register.
pub(super) const WATCHED: &str = "Off the register; the form tutor looks at it each half-term";
