//! Phrases for pupils with social, emotional and mental health needs. Content only: no rules, no numbers drawn here.

use super::{PlanPhrases, RecordPhrases, Strand, Voice};
use crate::domain::codes::Area;

pub(super) const FEELINGS: Strand = Strand {
    area: Area::Emotional,
    shown: false,
    voice: Voice {
        know: "
I work for people I trust, and trust takes me a while
when I look angry I am often frightened
I notice at once when somebody is in a bad mood
mornings are the hardest part of my day
I worry about things days before they happen
praise in private means more to me than praise in front of others
I would rather be told off than asked why in public
I need to know you will be back tomorrow
I get restless before I know I am restless
my worries can feel like stomach ache
I want to do well even on the days I say I do not care
I remember kind things people do for years
I am better after I have run, walked or carried something
I find it hard to believe good marks
loud voices close me down, even when they are not for me
I sometimes sleep badly and come in tired
having a job to do settles me
I think about home during lessons
I like a clean start after something has gone wrong
I talk more easily side by side than face to face
I need a way out of the room so that I do not have to use it
I can lead a group when I feel safe in it
I say 'whatever' when I mean 'help'
I forget the good parts of a day when it ends badly
my mood can change fast and change back as fast
",
        means: "
I may put my head down rather than risk being wrong
I push people away to see if they stay
I tear up work that was nearly right
I am late on days when leaving the house was hard
I look round the room a lot before I can start
I need ten quiet minutes after break
I might laugh when I am in trouble
I say no first and think afterwards
I do better with the same adult each day
I need a way back that does not cost me face
little rooms feel safer than halls
I may miss the start of the explanation because I am still settling
I ask to go to the toilet when I need a minute
I keep my coat on when I do not feel safe
I work hard in the lessons where I am liked
I find Mondays and the last week of term harder
I can take a joke from friends and not from strangers
tests make my mind go white
I need to hear that yesterday is over
I walk about when sitting still gets too much
I hide work I am proud of
I may seem not to listen when I am listening hard
I check my phone for messages from home at break
I join in best when I know my part beforehand
I stay near adults on the yard
",
        difficult: "
come through the gate on my own
ask for help before I give up
calm down while people watch
let a mistake go
sit with my back to the door
say sorry straight away
trust a new adult
lose a place in the queue without a row
sleep before a test
keep my hands still while I listen
hear praise in front of the class
work beside people I have fallen out with
talk about what happened while I am still hot
read the room when I come in late
stay until the end of a lesson that began badly
believe that people like my company
go back after I have walked out
eat in the dining hall
stop once I have started to argue
wait for my turn to speak
be filmed or photographed
change for PE
manage an hour without moving
tell the difference between teasing and bullying
say what I am good at
",
        myself: "
going to my safe place and not home
showing my card before I swear
taking three slow breaths with my feet on the floor
telling my key adult about the morning
writing the worry down and posting it in the box
walking one lap of the field at break
asking for the part I can do
coming back within five minutes
drinking water when my face feels hot
using 'I feel' and not 'you always'
putting my phone in the pouch until lunch
choosing my seat before the lesson starts
leaving the last word to someone else
reading my own note from a good day
counting the tiles until my heart slows down
sitting with the two people who help me work
saying 'not now' rather than walking off
looking at my goal card at the start of each lesson
being at the gate by half past eight
marking my mood on the chart, morning and afternoon
squeezing my stress ball under the desk
telling the truth the first time I am asked
trying the first question before I decide
asking to move when someone winds me up
listening to one song before registration
",
        additional: "
a key adult who meets me at the gate each morning
a counsellor on Thursdays, one to one
a place at breakfast club with toast and a board game
a time-out card that all my teachers know
",
        key: "
Wellbeing questionnaire repeated in {month}
Attendance goal agreed with home in {month}
Safe place: the Harbour Room; key adult named on the timetable
Early-help meeting last held in {month}
",
    },
    strategies: "
class | Greet me by name at the door and tell me one thing that will go well today
class | Speak to me quietly, beside me, at my height, and then walk away
class | Give me a choice of two and a minute to choose
class | Notice the first thing I do right in each lesson and say what it was
class, break | Let me show my card and go to my safe place; talk about it afterwards
class | Start every lesson new: leave yesterday where it was
1:1 | Talk to me while we walk or tidy, not across a desk
class | Give me a job with a reason to move: books, door, lights, register
class | Name what you see, not what I am: 'your fists are tight', never 'you are angry'
move | Tell me who will be in the room before I go in
class | Seat me where nobody is behind me and I can see the door
test | Open the paper with me and find the question I can do first
class | Keep your voice low and your words few when mine are loud and many
1:1 | Repair it with me the same day: what happened, who was hurt, what comes next
group | Put me with the two classmates I named and give us one shared result
class | Mark the first three answers with me so that I know I am on the way
break | Give me a place, a person and a plan for lunch before the bell goes
class | Break the hour into ten-minute parts with something finished in each
class | Praise me in writing, on a note or in my book, rather than aloud
move | Meet me at the gate with a task to carry in to the classroom
1:1 | Help me rate my worry from one to ten and choose what we do at each number
class | Let me pass on reading aloud without having to say why
test | Sit me at the end of a row with the same invigilator each time
class, group | Tell me beforehand when you will ask me and what the question is
break | Step in early with a joke or an errand when you see me pacing
class | Give the instruction once, thank me, and allow me time to do it
1:1 | Write down one good thing with me at the end of each day for me to keep
move | Allow me to come in five minutes after the bell, by the side door
class | Say 'yet' with me: 'you cannot do it yet; here is the next step'
class | Give me the consequence calmly and in private, once, and then move on
",
    plan: PlanPhrases {
        targets: "
I will be in school by 8:40, met by my key adult | {aim} mornings out of 10 | up 3 5 3 4 | of 10 mornings
I will show my card and use the safe place for five minutes, then come back | {aim} returns out of 10 within five minutes | up 2 4 4 5 | of 10 returns
I will ask an adult for help, with words or a signal, before I stop work | {aim} times a week, three weeks running | up 0 2 5 6 | times a week
Lessons I walk out of will become fewer | No more than {aim} a week for three weeks | down 5 9 4 5 | a week
I will name my feeling and its size with the scale in morning check-in | {aim} check-ins of 5 without a prompt | up 0 2 2 3 | of 5 check-ins
I will be at ease in lessons | On the Leuven scale {aim}, in three lessons out of four | leuven 1 2 2 2 | well-being
I will finish the first task of each lesson before my first break from it | {aim} lessons out of 20 in a week | up 6 9 6 8 | of 20 lessons
I will put a quarrel right on the same day with an adult's help, then alone | Level reached in 3 quarrels out of 4 | levels 0 1 1 2 | refuses, with an adult leading, with an adult beside, alone
I will stay for whole lessons in the subjects I find hard | {aim} minutes of 60, averaged over a week | up 20 30 20 25 | minutes
",
        provision: "
Harbour Room mentoring | Targeted | 3-3 | 30 | 1 | Harbour Room | down 17 25 5 7 | of 40 on the questionnaire
Morning check-in | Targeted | 5-5 | 20 | 1 | Harbour Room | up 2 4 3 4 | of 10 mornings
Feelings and Fixes | Targeted | 3-4 | 40 | 4 | Room 4 | up 1 3 4 6 | of 12 situations
Garden crew | Targeted | 3-3 | 45 | 5 | School garden | leuven 1 2 2 2 |
Art room hour | Specialist | 3-3 | 45 | 2 | Art store | leuven 1 2 2 2 | well-being
",
        outcomes: "
I will come into school on my own and stay for the day
I will ask for help before things go wrong
I will have an adult I trust and know where to find them
I will put things right with people without being made to
I will believe that I can finish what I start
",
        home: "
Same bedtime on school nights, phone downstairs
A message to the key adult by 8:15 if the morning is hard
Naming one good thing about the day at tea
Walking to school with a friend on Mondays
A calm hour after school before homework is mentioned
",
    },
    record: RecordPhrases {
        strengths: "
Notices at once when somebody else is upset, and acts on it
Works with great energy when trust is there
Leads a team in games and in the garden
Is truthful about what went wrong once it is calm
Makes and mends things with patience
Cares for younger pupils and is asked for by them
Comes back after a hard lesson, which takes courage
",
        barriers: "
Mornings begin with worry, and the first lesson is lost to it
Being corrected in front of others ends the work
Trust in adults takes months, and staff change
Sleep is short on school nights
Mistakes feel like proof of failing
",
        findings: "
attendance | Attendance over the last half-term | up 82 95 | % of sessions
baseline | Lessons left without leave, averaged over three weeks | down 4 9 | a week
screening | Well-being and involvement in three lessons | leuven 1 2 | well-being
test | Questionnaire on strengths and difficulties, total of the teacher's form | down 17 26 | of 40
report | Counsellor's summary, shared with consent: worry about home, good trust in one adult | |
peers | First tasks finished in a week; the class median was 16 | up 6 10 | of 20 lessons
",
        reasons: "
Well-being and attendance fell over two terms; family and school agreed on support with a key adult
Came after a hard move, with support from the last school for anxiety
Lessons were missed daily from worry; the counsellor and the family asked for SEN support
",
        worries: "
Puts the head down in the first lesson and has stopped eating lunch with friends | Key adult at the gate for four weeks: in class by nine on most days
Walks out when work is handed back | Feedback given in private for three weeks: stayed in 7 lessons of 10
",
        professionals: "
Counsellor | Fenwater Young Minds | One to one on Thursdays; shares what the pupil agrees to
Mental health practitioner | Estuary Child Wellbeing Team | Met family and school; advises on anxiety in the morning
",
        impact: "
Comes in and stays in, and asks for a break before it gets too much
Puts quarrels right the same day and begins each lesson new
",
    },
    notes: "
G In by 8:35, straight to the task.
G Card shown at the right moment, back in three minutes.
G Put it right with the group without an adult.
G Finished the first task before asking for a break.
G Named the feeling and picked what to do about it.
A Slow start, good last twenty minutes.
A Needed the choice put twice; then worked.
A Stayed for all of it; two reminders about the phone.
A Check-in done side by side, few words.
R Could not settle after lunch; ended early by agreement.
R Left twice. Agreed a new seat for next time.
R Said no to the task, took part in the tidying.
",
};
