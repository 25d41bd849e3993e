//! Phrases for autistic pupils. Content only: no rules, no numbers drawn here.

use super::{PlanPhrases, RecordPhrases, Strand, Voice};
use crate::domain::codes::Area;

pub(super) const AUTISM: Strand = Strand {
    area: Area::Communication,
    shown: false,
    voice: Voice {
        know: "
I am autistic and I like people to know it
I listen best when I am not looking at you
I know a great deal about the things I care for
a change I was told about is fine, a surprise is not
I mean what I say and I expect you to mean it too
bright lights and scraping chairs hurt me
I need to finish one thing before I start another
I can hold myself together all day and fall apart at home
moving my hands helps me think
I do want friends, only not in a crowd
I take rules seriously, and unfairness upsets me
small tests of my senses add up over a day
I may not show on my face what I feel
",
        means: "
I may seem cross when I am only working something out
I ask what comes next more than others do
I leave the room when it gets too loud, and I come back
I can be tired by Wednesday in a way that does not show
I correct people, and I do not mean it rudely
I eat lunch in the library on busy days
I need to know how long a task is and what finished looks like
I write a lot on what I know and little on what I must imagine
a supply teacher is a hard start to a lesson
group work needs a clear job for me
I take words at face value
I may need the afternoon to get over a hard morning
I carry ear defenders and I choose when to wear them
",
        difficult: "
guess what somebody else is thinking
start when the task could be done in many ways
stop in the middle of something
sit in assembly with the whole school
cope when the timetable changes without notice
join in at break
tell you I am upset before it is too late
work when someone taps, hums or clicks a pen
wait when I do not know for how long
lose a game
look at people while I talk
go from a noisy corridor straight into work
ask a question when everybody can hear
",
        myself: "
looking at my day plan before registration
using my exit card before I reach a four
putting on my ear defenders in the dining hall
going to the library at break on busy days
telling Mum which lesson was the hard one
breathing out slowly for a count of seven
asking 'how will I know it is finished?'
keeping my fidget under the table
writing my question on a sticky note
marking my number on the stress scale at the start
reading the week's changes on Friday
taking my five minutes and then coming back
starting with the part I am sure of
",
        additional: "
a key adult for ten minutes before registration
a place in the quiet room at lunch
visits to new rooms and teachers before September
an occupational therapist's plan for the senses, checked each term
",
        key: "
Assessed at the child development centre; report of {month} on file
Sensory profile last checked in {month}
Uses the five-point scale; calm is one
Exit card agreed with all teachers in {month}
",
    },
    strategies: "
class | Put the steps of the lesson on the board and cross each one off as we finish it
move | Tell me about a change the day before, and again just before it happens
class | Tell me how many, how long and what finished looks like
class, break | Let me use my exit card without a question, and greet me quietly on return
class | Seat me at the side, away from the door, the radiator and the projector fan
class, group | Give my group written roles and tell me which one is mine
class | Say what to do rather than what not to do, in as few words as you can
1:1 | Draw the talk with stick people and bubbles after a misunderstanding
class | Let me listen without looking at you, and check by asking for one fact
break | Offer me a job or a club with rules at lunch rather than the open yard
test | Show me the room, the seat and the clock the day before the test
class | Allow my fidget and my headphones while I work on my own
move | Let me leave three minutes early so that I miss the corridor rush
class, 1:1 | Give me two choices, both of which you can accept
class | Start me off with the first sentence or the first sum done together
1:1 | Use what I know about trains, maps or insects to open a new topic
class | Warn me before bells, films and fire drills, with the time they will happen
",
    plan: PlanPhrases {
        targets: "
I will show my exit card and leave calmly before I reach four on my scale | {aim} of 5 hard moments, counted over two weeks | up 0 1 3 4 | of 5 moments
I will start independent work within two minutes, with my first-step card | {aim} starts out of 10 lessons | up 2 4 4 5 | of 10 lessons
I will get through a change I was told about with no more than one reminder | Level reached in 4 changes out of 5 | levels 0 1 1 2 | leaves the room, needs an adult beside, one reminder, alone
I will take my turn in a game with two others for 15 minutes | {aim} minutes on three days running | up 3 6 8 9 | minutes
I will name how I feel with my five-point scale, morning and afternoon | {aim} of 10 check-ins done without a prompt | up 1 3 5 6 | of 10 check-ins
Lessons I have to leave because it is too much will become fewer | No more than {aim} a week for three weeks | down 6 10 4 5 | a week
I will be settled and drawn in during group work | On the Leuven scale {aim}, in three observations out of four | leuven 1 2 2 2 |
",
        provision: "
Building club | Targeted | 3-3 | 40 | 4 | Room 9 | up 1 3 4 6 | turns in a session
Check-in and check-out | Targeted | 5-5 | 20 | 1 | Quiet room | up 2 4 3 4 | of 10 check-ins
Working out people | Targeted | 3-4 | 30 | 3 | Learning Base | up 3 6 5 7 | of 16 pictures
Ready, steady, change | Specialist | 3-4 | 20 | 1 | Learning Base | down 5 8 3 4 | hard changes a week
",
        outcomes: "
I will be in all my lessons and come home with energy left
I will have two people I like to spend lunch with
I will cope with a changed timetable without losing the day
I will ask for what my senses need before it hurts
",
        home: "
Looking at tomorrow's plan together after tea, with changes marked in green
Half an hour of nothing at all after school
The same five-point scale on the kitchen wall
A message to the key adult by eight if the night was bad
",
    },
    record: RecordPhrases {
        strengths: "
Knows one subject so well that staff ask for advice on it
Is exact and honest, and notices what others miss
Keeps to an agreement once it is written down
Works for forty minutes on a task with a clear finish
Draws plans and maps to scale from memory
Tells staff early about a change in the building
",
        barriers: "
Changes to rooms and staff are not always announced the day before
Tasks without a visible end are not begun
Corridors and the dining hall are louder than can be borne for long
Group work starts before the roles in it are settled
Unwritten rules of break time are hard to read
",
        findings: "
baseline | Starts within two minutes over ten lessons, counted by the key adult | up 2 5 | of 10 lessons
report | Sensory profile by the occupational therapist: sound and touch are the hardest | |
attendance | Minutes out of lessons in a week, from the exit card log | down 60 140 | minutes
screening | Well-being and involvement in group work, three observations | leuven 1 3 |
test | Non-verbal reasoning, tested one to one | score 92 118 |
transition | Moved up with a visit plan; two new rooms needed a second visit | |
",
        reasons: "
Diagnosis shared by the family; lessons missed because of noise and change called for SEN support
Left lessons daily in the first half-term; support agreed with the family at the meeting in October
Came from primary school on SEN support, with a plan for moves and changes
",
        worries: "
Leaves lessons when the seating changes and is found in the library | Seating plan sent home on Fridays for five weeks: left twice a week instead of daily
Sits alone at lunch and goes home exhausted | Building club offered on two days: came to every session
",
        professionals: "
Autism adviser | County Learning Support | Works with staff on change and sensory needs, once a term
Occupational therapist | Estuary Children's Therapy | Wrote the sensory profile and checks it each year
",
        impact: "
Stays in lessons through changes that were announced, with the card as a safety net
Starts work alone in most lessons and spends lunch with company by choice
",
    },
    notes: "
G Used the exit card at three, back in four minutes.
G Read the change on the board, asked one question, carried on.
G Took turns through a whole game and lost it cheerfully.
G First-step card on the desk, started at once.
A Started after a second look at the steps.
A Joined the group for half, then finished the job alone.
A Check-in done; scale number needed two choices.
A Fire-alarm test unsettled the start; worked well afterwards.
R Room change not shared beforehand; could not settle.
R Too loud in there today. Quiet room next time.
R Scale said two, hands said four; we look at the signs again.
",
};
