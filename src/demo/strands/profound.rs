//! Phrases for pupils with severe, or profound and multiple, learning difficulties. Content only.

use super::{PlanPhrases, RecordPhrases, Strand, Voice};
use crate::domain::codes::Area;

pub(super) const PROFOUND: Strand = Strand {
    area: Area::Cognition,
    shown: true,
    voice: Voice {
        know: "
I say yes with my eyes, and no by turning away
I know people by their voice and their footsteps
I enjoy company, music and moving air
I understand more when you sign and speak together
I need time to answer: count slowly to fifteen
I tell you with my whole body when I have had enough
",
        means: "
I need to be told before I am moved or touched
I stay with one thing for a few minutes and then need a rest
I learn from the same song, the same object, the same order
my good hours are in the morning
I may sleep after a hard night, and that is all right
my communication book goes everywhere with me
",
        difficult: "
wait when I do not know what comes next
tell you where it hurts
be in a room with many voices
move from one place to another in a hurry
hold on to something small
cope with a cold or a sudden touch
",
        myself: "
looking at the thing I want
pressing my switch to call you
pushing the cup away when I am finished
choosing between two pictures
holding your hand on the way to the hall
laughing when I want it again
",
        additional: "
a physiotherapist's programme in the morning
two trained adults for each move
a quiet place to rest after lunch
a sensory story each day at the same time
",
        key: "
Communication passport and care plan checked in {month}
Engagement profile last written in {month}
Uses two switches and a book of forty symbols
Eating and drinking guidance reviewed in {month}
",
    },
    strategies: "
1:1, class | Say my name, touch my left hand, and tell me what is about to happen
1:1 | Offer two real objects, wait fifteen seconds, and follow my eyes
class | Begin every session with the same song and end it with the same sign
1:1, group | Set the switch under my right hand and let me start the music myself
class | Sign the key word as you say it, at the height of my face
move | Give me the object that stands for the next place before we set off
1:1 | Stop when I turn away; offer again after a minute
group | Put me next to a classmate at circle time and let them pass me the bell
",
    plan: PlanPhrases {
        targets: "
I will choose between two objects by looking or reaching | {aim} clear choices out of 10 offers | up 2 4 4 5 | of 10 offers
I will press my switch to ask for more | {aim} presses within 15 seconds, out of 10 turns | up 1 3 5 6 | of 10 turns
I will stay with a shared activity beside an adult | {aim} minutes on four days out of five | up 2 3 4 6 | minutes
I will go to the next place with my object and one adult | Level reached on 8 moves out of 10 | levels 0 1 1 2 | with two adults, with one adult, with the object, on a spoken word
I will be drawn in during the sensory story | On the Leuven scale {aim}, in four sessions of five | leuven 1 2 2 2 |
",
        provision: "
Switch and choose | Specialist | 5-5 | 20 | 1 | Sensory room | up 1 3 4 5 | of 12 turns
Sensory story | Specialist | 4-5 | 30 | 3 | Sensory room | up 3 6 4 6 | minutes
Moving and stretching | Specialist | 4-5 | 30 | 1 | Hall | up 4 8 4 6 | minutes in the frame
",
        outcomes: "
I will make choices that the people round me can read
I will play a part in my class every day
I will move about school with fewer people holding on
",
        home: "
The same two choices offered at breakfast
The song of the day sent home on Fridays
Ten minutes of stretching before bed, as the physiotherapist showed
",
    },
    record: RecordPhrases {
        strengths: "
Shows clearly who and what is liked, with eyes and laughter
Takes part in music from the first beat
Recognises familiar voices and footsteps
Waits for a turn when the order is always the same
Tells people when something is enough
",
        barriers: "
Each new adult needs time to read the signs
Tiredness and comfort change from hour to hour
Noise in the hall makes it hard to attend
Answers take ten to fifteen seconds and are easily talked over
",
        findings: "
baseline | Clear choices between two objects | up 2 4 | of 10 offers
screening | Well-being and involvement in the sensory story | leuven 1 3 |
report | Physiotherapist: position for the switch and the standing frame | |
report | Speech and language therapist: eating and drinking guidance, choosing by eye | |
progress | Engagement profile, levels of initiation | levels 0 1 | with much help, with help, on own account
transition | Care plan and communication passport came with a visit of the former staff | |
",
        reasons: "
Needs known since birth; support and care were planned with the family before the first day
Came with a care plan and an assessment of all areas
",
        worries: "
Sleeps through the afternoon sessions since the new timetable | Sessions moved to the morning for three weeks: awake for all of them
Turns away from the new adult at lunch | Same adult for a fortnight, with the song: eats calmly
",
        professionals: "
Physiotherapist | Estuary Children's Therapy | Weekly; writes the programme for moving and standing
Speech and language therapist | Estuary Children's Therapy | Eating, drinking and choosing by eye; twice a term
Community children's nurse | Estuary Community Nursing | Trains staff for the care plan each year
",
        impact: "
Makes choices all day that everybody round can read
Takes part in a shared activity for longer, with one adult close by
",
    },
    notes: "
G Looked, waited, reached: clear choice each time.
G Pressed for more before the song ended.
G Stayed with the story to the last page.
A Chose well at first, then tired.
A Needed the switch moved nearer.
A Two clear answers, the others hard to read.
R Sleepy this morning; gentle version only.
R Turned away three times, so we stopped.
R Too many voices in the room; move the session.
",
};
