//! Phrases for pupils with a physical disability or a long-term condition. Content only.

use super::{PlanPhrases, RecordPhrases, Strand, Voice};
use crate::domain::codes::Area;

pub(super) const BODY: Strand = Strand {
    area: Area::Sensory,
    shown: false,
    voice: Voice {
        know: "
I use my chair for distance and my feet for short ways
my mind is quick even when my hands are slow
I know best what I can do today, so ask me
pain comes and goes, and some days are shorter than others
I like to be asked before I am helped
cold rooms make my muscles stiff
I have a pass for the lift and I choose who comes with me
I like PE when the game fits everybody
",
        means: "
I set off early to be on time
my handwriting gets smaller as my hand tires
I may have to stop in the middle and lie down
I take longer to change, eat and pack up
I miss lessons for the hospital and need to catch up
I plan my day round doors, lifts and ramps
I need a table of the right height
I drop things and would rather pick them up myself
",
        difficult: "
write for longer than ten minutes
carry a tray or a heavy bag
sit on a stool or the floor
get through a corridor at the bell
use scissors, rulers and small tools
keep my balance in a crowd
raise my hand for long
join a trip when nobody has checked the way
",
        myself: "
stretching when my alarm buzzes
typing from the start and not when it hurts
asking for the lift key at break
telling you early that today is a bad day
setting up my own desk and slope
drinking and eating on time
keeping my exercises going at home
choosing which helper goes with me
",
        additional: "
a physiotherapist each half-term, exercises in between
a locker on each floor
a second set of books at home
a lift pass and a leaving time five minutes before the bell
",
        key: "
Personal evacuation plan checked in {month}
Therapist's report of {month} on file
Handwriting 7 words a minute, typing 19
Care plan agreed with home in {month}
",
    },
    strategies: "
move | Let me leave five minutes before the bell with one friend of my choice
class | Let me type from the start; ask for a sentence, not a page, by hand
class | Put my slope, pen grip and laptop on the desk before I come in
class | Keep a clear way from the door to my place, bags under tables
test | Give me a rest of five minutes in each half-hour and stop the clock
class | Ask me what I can do today before you change the task
group | Let me direct the practical work while a partner handles the tools
class | Send work home on the day I am at the hospital, with the one part that matters
break | Keep a seat for me at the end of the table, next to my friends
class | Plan the PE game so that my part counts in the score
1:1 | Time my exercises with me and write down how far I got
",
    plan: PlanPhrases {
        targets: "
I will type my answers in lessons | {aim} words a minute over five minutes | up 9 14 7 10 | words a minute
I will do my stretches in school with a check-list | {aim} of 10 sessions without a reminder | up 2 4 4 5 | of 10 sessions
I will walk between lessons on the ground floor with my sticks | {aim} metres without a rest | up 20 40 25 40 | metres
I will set up my desk, slope and laptop | Level reached in 9 lessons of 10 | levels 0 1 1 2 | adult does it, with help, with a check, alone
I will tell staff at the start when it is a bad day, and what to change | {aim} of 5 bad days, counted over a half-term | up 0 1 3 4 | of 5 days
",
        provision: "
Strength and balance | Specialist | 3-4 | 30 | 1 | Hall | up 8 14 8 12 | seconds in balance
Fine hands | Targeted | 3-4 | 20 | 3 | Room 9 | up 4 7 4 6 | of 16 tasks
Keyboard fluency | Targeted | 3-4 | 20 | 3 | IT room | up 8 13 7 9 | words a minute
",
        outcomes: "
I will get about school without waiting for an adult
I will record my work at the speed I think it
I will take part in every trip and practical lesson
",
        home: "
Stretches after tea, ten minutes, five days a week
Bag packed light: one book per lesson
A note to school on bad days before nine
",
    },
    record: RecordPhrases {
        strengths: "
Knows well what the body can do today and says so
Thinks ahead about doors, lifts and time
Has a quick mind in maths and a dry sense of humour
Directs practical work so that the team succeeds
Keeps exercises going without being chased
",
        barriers: "
Writing by hand tires after ten minutes
Moving between rooms takes the start of each lesson
Pain and hospital days break up the week
Tables and tools are not always set at the right height
",
        findings: "
report | Physiotherapist: stretches twice a day, standing frame in the afternoon | |
baseline | Typing speed over five minutes | up 9 16 | words a minute
baseline | Metres walked with sticks before a rest | up 20 45 | metres
attendance | Sessions missed for the hospital in the last term | down 6 18 | sessions
screening | Handwriting speed, free writing | up 5 9 | words a minute
peers | Lines written in a lesson; the class median was 18 | up 5 10 | lines
",
        reasons: "
Physical disability known since birth; access and therapy were planned with the family before transfer
A long-term condition was diagnosed last year; support agreed with health and the family
",
        worries: "
Late to every lesson on the upper floor and exhausted by Thursday | Leaving five minutes early for a month: on time, still tired
Has stopped writing by lesson three | Laptop lent for four weeks: finishes written work
",
        professionals: "
Physiotherapist | Estuary Children's Therapy | Each half-term; exercises in between with trained staff
Occupational therapist | Estuary Children's Therapy | Seating, slope and tools; once a term
",
        impact: "
Gets about the building and through written work without waiting for anybody
Takes part in each practical lesson with a task that fits
",
    },
    notes: "
G Desk, slope and laptop set up alone.
G Full set of stretches, counted out by the pupil.
G Typed all four answers in the time.
A Two rests on the way, then carried on.
A Hand tired after ten minutes; switched to typing.
A Balance better on the left than the right.
R Sore day. Half the set, gently.
R Lift out of order; session moved downstairs.
R Chair needs adjusting before we go on.
",
};
