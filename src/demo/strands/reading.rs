//! Phrases for pupils with a specific learning difficulty: reading, spelling, number. Content only.

use super::{PlanPhrases, RecordPhrases, Strand, Voice};
use crate::domain::codes::Area;

pub(super) const READING: Strand = Strand {
    area: Area::Cognition,
    shown: false,
    voice: Voice {
        know: "
I have dyslexia, and it has nothing to do with how hard I work
I think in pictures and see how things fit together
I can talk about a book far better than I can read it
letters look crowded to me on white paper
I learn best when I can say it, see it and move it
I forget times tables although I understand them
spelling takes the thought out of my head
I know the answer before I have found a way to write it
reading tires me in the way running tires others
I notice when people sigh because I am slow
",
        means: "
I read a line twice before I know what it says
my book shows less than I know
I lose my place when I copy from the board
I may use an easy word because I cannot spell the good one
I need longer for the same page
I mix up left and right, and dates
I am worn out after a double lesson of writing
I remember what we did with our hands
I avoid reading aloud, and I joke to get out of it
I read a question so slowly that I forget where it began
",
        difficult: "
copy from the board while somebody is talking
spell the words I can say
read small print or a full page without a break
hold a number in my head while I work on it
take notes and listen in the same minute
remember the order of the months
find my mistakes when I check my own work
learn facts by heart
keep my pages and folders in order
read a test question the way it was meant
",
        myself: "
using my blue overlay without being asked
reading the question twice with my finger
writing key words first and sentences after
saying the word in parts before I spell it
typing when the piece is longer than half a page
photographing the board with my tablet
asking for the page before the lesson
checking capital letters and full stops last
keeping my number line in my pencil case
listening to the chapter the night before
",
        additional: "
a reading pen, charged in the Learning Base
audio books for every class reader
a laptop with prediction for written work
handouts printed on cream paper the day before
",
        key: "
Reading age {age} in {month}
Spelling: standard score {score} in {month}
Single word reading: standard score {score}
Handwriting speed 11 words a minute, typing 24
",
    },
    strategies: "
class | Print on cream paper in 14 point with a wide line space
class, test | Let me use my blue reading overlay without having to ask for it
class | Give me the page the day before so that I can hear it first
class | Ask me to read aloud only when I have said yes beforehand
class | Mark the ideas first and no more than three spellings
class | Give me a printed copy of whatever is on the board
class, group | Let me tell a partner, then write
class | Put the subject spellings on a card on my desk
test | Give me a reader, or my reading pen, from the start of the paper
class | Let me type anything longer than half a page
1:1 | Teach spellings by part: say it, build it, cover it, write it, check it
class | Allow me a multiplication grid when tables are not what we are learning
class | Number the lines so that I can find my place again
class, test | Read long word problems to me once, then let me draw them
class | Judge my effort by what I say as well as by what is in the book
move | Put homework on the platform, not on my memory, before the bell
",
    plan: PlanPhrases {
        targets: "
I will read a passage from my class reader aloud, unseen | {aim} words a minute with 95% right, twice running | up 48 75 18 30 | words a minute
I will spell the 20 subject words of each half-term in my own sentences | {aim} of 20 right in the check | up 5 9 6 8 | of 20 words
I will raise my reading age when I am tested again | Reading age of {aim} or above | age 86 110 9 14 |
I will read new words by taking them apart, without waiting for an adult | {aim} of 20 unseen words read right | up 6 10 6 8 | of 20 words
I will plan a paragraph on my frame and type it in 20 minutes | {aim} sentences that hold together, with full stops | up 2 4 3 4 | sentences
I will recall multiplication facts with my grid closed | {aim} of 30 in three minutes | up 8 14 9 12 | of 30 facts
I will check a finished piece with my three-point card | Level reached in 4 pieces of 5 | levels 0 1 1 2 | does not check, with an adult, with the card, alone
",
        provision: "
Sound Steps reading | Targeted | 4-5 | 25 | 2 | Learning Base | up 22 40 20 30 | of 80 words
Spelling by Parts | Targeted | 3-4 | 20 | 4 | Room 12 | up 6 10 6 8 | of 25 words
Paired reading | Targeted | 4-5 | 20 | 2 | Library corner | age 84 108 6 10 |
Number Anchors | Targeted | 3-4 | 30 | 3 | Room 7 | up 8 14 10 12 | of 36 facts
Touch typing | Targeted | 3-4 | 20 | 5 | IT room | up 8 13 8 11 | words a minute
",
        outcomes: "
I will read what my subjects ask of me on my own
My written work will show what I know
I will choose a book because I want to
I will use my laptop and overlay in every lesson without being asked
",
        home: "
Ten minutes of paired reading four evenings a week
Listening to the class reader on the way to school
Spelling rings: five words, built and read, twice a week
Bag packed by the list on the door the evening before
",
    },
    record: RecordPhrases {
        strengths: "
Explains how a machine works after looking at it once
Talks about a book with a depth that the page does not show
Solves problems with things in the hand faster than on paper
Draws and labels from memory with great accuracy
Asks the question that moves a discussion on
Types with all ten fingers and keeps at it
",
        barriers: "
Reading is slow, so the meaning is lost before the end of the paragraph
Spelling takes attention away from ideas
Copying from the board uses up the time for the task
Number facts have to be worked out each time
Worry about reading aloud leads to silence in class
",
        findings: "
test | Single-word reading | score 70 86 |
test | Reading age from the group test in September | age 82 112 |
baseline | Words read aloud in a minute from an unseen page of the class reader | up 45 78 | words a minute
screening | Speed of naming letters and digits, dyslexia screening | score 74 89 |
progress | Geography: spoken answers as expected, written answers below | levels 0 1 | below, just below, as expected
peers | Spelling of 20 subject words; the class median was 17 | up 5 10 | of 20 words
",
        reasons: "
Screening in the first term pointed to dyslexia; a year of catch-up reading had closed little of the gap
Reading age more than three years behind at transfer; parents asked for support and agreed to it
Specialist assessment reported a specific learning difficulty with reading and spelling
",
        worries: "
Avoids reading aloud and copies dates wrongly from the board | Printed copies and an overlay for six weeks: finishes more, reads as slowly as before
Spoken answers are far ahead of anything in the book | Typing tried in history for a month: twice the length, ideas clear
",
        professionals: "
Specialist teacher for literacy | County Learning Support | Tested reading and spelling; recommends the next programme
Access arrangements assessor | Harbour Assessment | Tested for access arrangements in Year 9
",
        impact: "
Reads what subjects ask for with the pen and overlay, at a speed that keeps up
Written work carries the ideas that are heard in talk
",
    },
    notes: "
G Took new words apart without looking up for help.
G Overlay out, page read, no lines lost.
G Typed a full paragraph and checked it with the card.
G Nine of ten spellings, the tenth corrected alone.
A Read well to the end of the page, tired after that.
A Beginning and end of the words right, middles guessed.
A Grid used for sevens and eights only.
A Planned it all, wrote half.
R Same vowel pairs slipping; stay on this step.
R Guessing from the first letter again. Back to building.
R Too much text on one page for today; halve it.
",
};
