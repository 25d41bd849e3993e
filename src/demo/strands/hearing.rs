//! Phrases for pupils with a hearing impairment. Content only.

use super::{PlanPhrases, RecordPhrases, Strand, Voice};
use crate::domain::codes::Area;

pub(super) const HEARING: Strand = Strand {
    area: Area::Sensory,
    shown: false,
    voice: Voice {
        know: "
I wear two hearing aids and still do not hear everything
I follow your face, so a beard or a hand can hide half a word
I hear best on my left
listening all day makes me tired
noise from chairs and fans is louder for me than for you
I miss the ends of words, such as plurals
I look after my own aids and batteries
I sign with my family and like it when others learn a sign
I take my aids out for swimming and hear nothing there
",
        means: "
I may answer something you did not ask
I miss what others say from behind me
I need the radio microphone passed round in discussions
films without subtitles are lost on me
I laugh with the others a second late
I spell words as I hear them
I turn my aids down when the room is too loud
I need a rest from listening at lunch
I watch faces so hard that I forget to look at the page
",
        difficult: "
follow talk that jumps round the room
listen and write in the same moment
hear in the hall, the gym or the pool
tell who is speaking
catch new words the first time
follow a voice on a recording
know when somebody has called me
hear the difference between 'fifteen' and 'fifty'
join in when two people talk at once
",
        myself: "
checking my batteries before registration
handing you the microphone at the start
sitting where I can see the class
saying 'I missed that' rather than guessing
asking who is speaking
reading the subtitles and noting new words
choosing a quiet table at lunch
telling you when the microphone is off
taking ten quiet minutes after assembly
",
        additional: "
a teacher of the deaf each fortnight
a radio aid, charged in the office overnight
subtitles checked before any film
a note-taker in science
",
        key: "
Aids checked by audiology in {month}
Hearing better on the left; report of {month}
Vocabulary: standard score {score} in {month}
Radio aid channel and spare batteries in the office
",
    },
    strategies: "
class | Wear the radio microphone, mute it for others, and switch it off when you leave
class | Face me when you speak, stand in the light, and stop talking when you turn round
class | Repeat what other pupils say before you answer them
class | Point to whoever is speaking and pause until I have found them
class | Show films with subtitles, or give me the script the day before
group | Give our group the quiet corner and one speaker at a time
test | Read the listening paper to me live, facing me, at a steady pace
class | Write new names, numbers and homework on the board
break | Tap my shoulder or wave; do not call from behind
1:1 | Check my aids with me: sound, battery, tube, before the first lesson
class | Give me a minute without listening after long talk, before I start to write
",
    plan: PlanPhrases {
        targets: "
I will hand the radio microphone to the teacher at the start | {aim} lessons of 20 in a week without a reminder | up 6 10 7 9 | of 20 lessons
I will say that I missed something and what I need | {aim} times a week, three weeks running | up 0 2 5 6 | times a week
I will hear and write the ends of words in dictated sentences | {aim} of 20 endings right | up 7 11 6 8 | of 20 endings
I will learn and use new subject words, said and signed | {aim} of 12 words in the Friday check | up 4 6 4 5 | of 12 words
I will check and fix my own aids | Level reached on 9 days of 10 | levels 0 1 1 2 | adult does it, with an adult, with a reminder, alone
",
        provision: "
Listening and new words | Specialist | 3-3 | 30 | 1 | Quiet room | up 3 6 5 6 | of 16 words
Aid check | Specialist | 5-5 | 20 | 1 | Office | up 2 4 3 4 | of 10 days
Signing circle | Targeted | 3-3 | 25 | 4 | Room 4 | up 5 9 8 10 | signs
",
        outcomes: "
I will take part in discussion as quickly as others
I will look after my own equipment
I will tell people what I need in order to hear
",
        home: "
Spare batteries in the front pocket on Sunday evening
Subtitles on at home, new words noted
Talking about the day in a room with the television off
",
    },
    record: RecordPhrases {
        strengths: "
Reads faces and rooms better than anybody in the class
Looks after hearing aids and batteries without a reminder on most days
Teaches signs to classmates and makes it fun
Reads widely, and picks up words from print
Says plainly what is needed when asked in a quiet place
",
        barriers: "
Talk that jumps round the room cannot be followed
Listening all day tires, and the last lesson suffers
Word endings are not heard, so they are not written
Recordings and films come without subtitles
",
        findings: "
report | Audiologist: both aids checked, better on the left | |
test | Receptive vocabulary, signed and spoken | score 76 92 |
baseline | Word endings heard and written in dictated sentences | up 7 12 | of 20 endings
screening | Sentences heard in noise with the radio aid | up 55 80 | % right
peers | Turns in a class discussion; the class median was 3 | up 0 2 | turns
",
        reasons: "
Hearing loss known since infancy; the teacher of the deaf set out support before transfer
New aids after a drop in hearing; support agreed with audiology and the family
",
        worries: "
Answers questions that were not asked and looks lost in assembly | Radio aid used in the hall for three weeks: follows, asks to go on
Very tired in the afternoon and withdrawn with friends | Ten quiet minutes after lunch for a month: better, not yet well
",
        professionals: "
Teacher of the deaf | County Sensory Service | Each fortnight: listening, new words, equipment
Audiologist | Estuary Audiology Clinic | Checks the aids twice a year
",
        impact: "
Follows discussion with the radio aid and says when something was missed
Manages aids and microphone without an adult
",
    },
    notes: "
G Handed over the microphone without being asked.
G Said 'I missed that' and got it repeated.
G All the word endings heard and written.
A Batteries changed halfway; fine afterwards.
A Followed in the pair, lost it in the class talk.
A Nine words signed, six said.
R Radio aid not charged; much was missed.
R Room too noisy for listening work.
R Tired from listening; stopped early.
",
};
