//! Phrases that belong to no strand of need: strengths, what matters, subjects, access arrangements and everyday notes.
//! Content only, all invented; nothing is drawn here.

use crate::domain::codes::Area;

/// Strengths; a passport opens with these.
pub(super) const ADMIRE: &str = "
I make people laugh without being unkind
I notice when somebody is on their own
I never give up on a puzzle
I can name every bird on the marsh
I draw dragons that people ask to keep
I am honest, also when it costs me
I look after my little brothers every evening
I remember everybody's birthday
I can take a bicycle apart and put it back
I sing in two languages
I ask questions nobody else thinks of
I keep calm when others panic
I bake bread that sells out at the fair
I am the one who finds lost things
I know more about the tides than my teachers
I cheer the loudest at every match
I tell stories that small children sit still for
I can build anything from a drawing
I am gentle with animals and they trust me
I share what I have
I speak more than one language
I spot patterns before I can explain them
I keep secrets that are safe to keep
I play the drums at church
I am always ready five minutes early
I can make a shy person talk
I keep going on the days that are hard
I grow tomatoes on our balcony
I know the whole bus map by heart
I am a fair referee
I write songs about ordinary things
I learn people's names on the first day
I am good with old people and they ask for me
I can mend a game that everybody says is broken
I take photographs of things others walk past
I thank the cooks every day
I stand up for friends
I have never missed a Saturday match
I see how other people feel
I make the best models in design
I bring order to a messy room
";

/// Strengths and what matters, for pupils who show it without words.
pub(super) const SHOWN: &str = "
my laugh, which fills the room
music with a drum in it
the people who say hello to me first
being in the middle of things
my patience on long days
warm water and moving air
how I look at people I like
my brother's visits after school
the song that begins the day
how clearly I say no
";

/// What matters to the pupil.
pub(super) const IMPORTANT: &str = "
my aunt, who picks me up on Wednesdays
our dog Biscuit and his evening walk
being treated like everybody else
football on Saturday with my cousins
knowing what is going to happen
time to draw at the end of the day
Friday evenings with my uncle
my friends at Scouts
having my own desk in form
speaking my own language with my gran
getting the bus on my own
being asked before people decide things for me
swimming club, two evenings a week
my sister in Year 11, whom I see at lunch
cooking with Dad on Sundays
having an adult I can find quickly
choosing my own books
wearing my bracelets
the allotment and what grows there
quiet after school
being believed
every feast day and family party
my trombone and the Tuesday band
that my work goes up on the wall too
going to college to learn about engines
meeting my friends by the blue bench
our boat and the weekend tides
phoning Mum when she is working away
";

/// Subjects of a secondary school.
pub(super) const SUBJECTS: [&str; 15] = [
    "English",
    "Maths",
    "Science",
    "History",
    "Geography",
    "Spanish",
    "Art",
    "Design",
    "Computing",
    "Music",
    "PE",
    "Drama",
    "RE",
    "PSHE",
    "Food",
];

/// Access arrangements, those of one area of need with that area.
pub(super) const ACCESS: [(&str, Option<Area>); 14] = [
    ("25% extra time", None),
    ("Rest breaks, clock stopped", None),
    ("Separate room, four candidates at most", None),
    ("Laptop with spelling check off", None),
    ("Reader", Some(Area::Cognition)),
    ("Computer reader", Some(Area::Cognition)),
    ("Scribe", Some(Area::Cognition)),
    ("Coloured overlay: blue", Some(Area::Cognition)),
    ("Prompter", Some(Area::Communication)),
    ("Oral language modifier", Some(Area::Communication)),
    ("Own desk near the door", Some(Area::Emotional)),
    ("Same invigilator each time", Some(Area::Emotional)),
    ("Seat and papers set out beforehand", Some(Area::Sensory)),
    ("Start time moved to suit the day", Some(Area::Sensory)),
];

/// Notes on a session that went well, fit for any subject.
pub(super) const GOOD: &str = "
Began without a prompt and finished all six questions.
Explained the method to the table.
Used last week's strategy without being reminded.
Best session this half-term.
Asked for the harder sheet.
Worked for 25 minutes without a break.
All five right, checked and corrected alone.
Made a start before the register was done.
Kept going after a wrong answer.
Shared an idea with the class.
Remembered the steps from Tuesday.
Needed me only for the last one.
Chose the overlay and the desk by the window.
Finished early, then helped set up the next task.
Wrote more than half a page.
Ready for the next step of the programme.
Good talk with a partner, both sides listened.
Proud of this one: copy sent home.
Took the feedback and changed the answer.
Calm and steady throughout.
";

/// Notes on a session that went well in part.
pub(super) const PARTLY: &str = "
Two prompts to start, then on task.
First half alone, second half together.
Right in speech, not yet on paper.
Got there with the worked example open.
Needed the instruction again in shorter words.
Four of six; the word problems were the hurdle.
Slow to start after break.
Lost focus at the bell, came back well.
Joined in once the group was down to three.
Used the checklist when shown where it was.
Finished with a scribe for the last part.
Wanted reassurance before each question.
Good ideas, needs a frame to write them down.
Same slip three times; a quick recap next session.
Worked well until the seat change.
Managed with cubes; next time with a drawing.
Ten good minutes, then tired.
Prompted to use the strategy, then it worked.
";

/// Notes on a session that did not go well; about the work, never about the person.
pub(super) const HARD: &str = "
Could not get started today; offered a shorter task.
Task was too long. Halve it next time.
Went back two steps to rebuild confidence.
Noise outside made this one hard.
Stopped after ten minutes by agreement.
Nothing on paper, but listened to the end.
Vocabulary not there yet; pre-teach on Monday.
Left for the quiet room, returned for the plenary.
Method forgotten since last week; start with a recap.
Cover lesson and a new room: too much at once.
Head down. Sat alongside and read to the group.
Refused the sheet, did the first question aloud.
Equipment missing; lost most of the time.
Try this one before lunch rather than after.
";

/// Notes on why a session did not take place for another reason.
pub(super) const OTHER: &str = "
Fire drill.
Photographs for the yearbook.
Dentist, back for the next lesson.
Vaccinations in the hall.
Mock examination.
Power cut.
Meeting with the careers adviser.
";
