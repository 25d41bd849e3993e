//! What is said before, in and after reviews of the demo school. Content only, all invented; nothing is drawn here.

/// What one side says is working, what is not, and what they wish for.
pub(super) struct Voices {
    /// What is going well.
    pub(super) working: &'static str,
    /// What is not.
    pub(super) not_working: &'static str,
    /// What they wish for next.
    pub(super) wishes: &'static str,
}

/// Pupils.
pub(super) const PUPIL: Voices = Voices {
    working: "
I know what comes next because it is on my card
The same adult each time, in the same room
I can show that I need five minutes without saying it
Nobody asks me in front of everyone now
Ten minutes to look at the page before the others see it
I finished the whole sheet twice this month
The timer, because I can see how much is left
Being asked which one I want to do first
",
    not_working: "
The hall at lunch is too loud
When the plan changes and nobody told me
Writing for the whole lesson
Going out of the lesson I like best
Two adults talking to me at once
Homework on the same day as swimming
Not knowing who helps me on Fridays
",
    wishes: "
To sit beside a friend in science
To use the laptop in two more lessons
To show the class what I know about trains
To have my sessions before break
To choose which target comes first
To be asked before somebody moves my things
",
};

/// Pupils who show what they mean without words, as those who know them well saw it.
pub(super) const SHOWN: Voices = Voices {
    working: "
Smiled and reached out when the song began, on four mornings of five
Looked from one object to the other and chose within ten seconds
Stayed at the table with the drum for six minutes
Turned to the voice of the key adult across the room
",
    not_working: "
Turned away and covered both ears in the hall
Pushed the spoon away on three days of five
Cried when lifted before the sign for it was made
",
    wishes: "
More time in the water; looks to the door of the pool each morning
The place by the window, reached for twice in a lesson
The same two adults at lunch, the only ones a hand is held out to
",
};

/// Families of pupils who speak for themselves.
pub(super) const FAMILY: Voices = Voices {
    working: "
Talks about school at tea again
The message on Fridays says what to practise
Gets up without tears on most mornings
Reads aloud to the dog, a page each evening
Told us of a friend by name
We are rung before something is planned, not after
",
    not_working: "
Homework takes two hours and ends in tears
Very tired from Wednesday on
We heard of the new group from the pupil, not from school
Worried about the tests in the summer
Letters are long; the one thing we need to do is at the end
",
    wishes: "
One person to ring, with the times they can be reached
To see a session once, to do the same at home
A visit to the next classroom before the holidays
To hear what went well first, then the rest
",
};

/// Families of pupils who show what they mean without words.
pub(super) const SHOWN_FAMILY: Voices = Voices {
    working: "
Comes home calm since the sessions moved to the morning
Uses the two objects at breakfast as well
Laughed at the song on the tape, which we had not heard for weeks
",
    not_working: "
Sleeps badly before a change of staff
The new chair is not at home yet, so the afternoons are long
",
    wishes: "
A film of the signs, for the grandparents
To meet the adults of the next class, one at a time
",
};

/// Staff.
pub(super) const STAFF: Voices = Voices {
    working: "
Starts within a minute when the first step lies on the table
Works longest in the first two sessions of the day
Joins the group for its first ten minutes
What was practised in sessions was seen in two lessons this week
Calm at the beginning since the room is the same each time
",
    not_working: "
Sessions after lunch begin late and are cut short
What is learnt in the quiet room is not used in the hall yet
Three adults use three different words for the same step
The new material was not there until the fourth week
",
    wishes: "
A room that is kept for all sessions of the week
Ten minutes each Monday to tell the teacher what comes next
To keep the target and halve the step
",
};

/// Why a target was met.
pub(super) const MET: &str = "
Reached before its date, and held for two weeks.
Reached. It is used in lessons now, without being asked for.
";

/// Why a target was met in part.
pub(super) const PARTLY: &str = "
Most of the way: holds with one reminder.
There in sessions, not in lessons yet.
";

/// Why a target was not met.
pub(super) const NOT_MET: &str = "
The step was too large; it is cut in two.
Begun late, and four weeks were not enough.
";

/// Why a target was given up.
pub(super) const WITHDRAWN: &str = "
Put aside by agreement: something else matters more now.
";

/// Why a target goes on.
pub(super) const GOES_ON: &str = "
Under way, and goes on into the next cycle.
On course; nothing is changed before its date.
";

/// How everybody hears of what changes.
pub(super) const TOLD: &str = "
Read out at Tuesday's briefing; the page lies in the cover folder from Wednesday.
The teacher tells each of the others by Friday, and ticks them off on the plan.
A copy for every adult who takes the class, and one for the lunch hall, by Monday.
The SENCO goes through it with the assistants on Thursday at half past eight.
";

/// Why the next cycle begins.
pub(super) const NEXT: &str = "
What was tried works and is not finished.
The gap is smaller; what is left needs more than every lesson offers.
What is left goes on, and the pupil chose what comes first.
";

/// Why a specialist is asked.
pub(super) const SPECIALIST: &str =
    "Given as planned with little effect: somebody from outside looks at what stands in the way.";

/// Actions: `what | who | what came of it`.
pub(super) const ACTIONS: &str = "
Book one room for every session until the end of term | senco | Booked; the door has a sign with the times
Put the day plan on the desk instead of the wall | teacher | On the desk since the Monday after
Send the words of the week home each Monday | assistant | Gone out four times so far
Ask the optician to test both eyes | family | Tested; new glasses were ordered
Copy the sheet of signs for everybody at lunch | assistant | Ten copies, one on each table
Bring the list of words that are used at home | family | Brought; twelve words are on the cards now
Write what helps on the first page of the cover folder | teacher | One page, read out at the next briefing
Ask for a rest break in the next test and note how it went | teacher | One break of ten minutes, and the paper was finished
Watch one lesson and write down what is said to the pupil | senco | Watched on a Tuesday; the notes are with the teacher
Practise two signs at breakfast | family | On most mornings; both are used at tea too
Show the timer to everyone who takes the group | assistant | Shown to all three
Move the seat away from the door | teacher | Moved; looks up less than before
";

/// The action that goes with asking a specialist: `what | who | what came of it`.
pub(super) const ASK_OUTSIDE: &str =
    "Ask for specialist advice | senco | Asked; a first visit has a date";

/// What families say once they have read what was agreed.
pub(super) const READ: &str = "
Agrees with all of it.
Agrees, and asks for a call half-way.
Has put the part for home on the fridge.
Would like the next meeting after six o'clock.
Asks to add that the bus was late three times.
Thanked everybody for beginning with what went well.
";
