//! Phrases for pupils who learn at a slower pace than others of their age. Content only.

use super::{PlanPhrases, RecordPhrases, Strand, Voice};
use crate::domain::codes::Area;

pub(super) const LEARNING: Strand = Strand {
    area: Area::Cognition,
    shown: false,
    voice: Voice {
        know: "
I learn well when we do it more than once
I remember songs, places and people
I like to show you rather than tell you
I work best when I can see the finished thing
I need the small steps and I enjoy ticking them off
I try hard, also when it does not look like it
I am proud when I can do it by myself
I forget things over the holidays and they come back
I follow a picture faster than a page
I like to help others, and I learn from it
",
        means: "
I may need the same lesson on Tuesday that we had on Monday
I lose the thread when there is a lot on the page
I can do it with you and be stuck when you walk away
I watch others to see what comes next
I need to touch and move things to count them
I give up quickly if the first part is too hard
homework takes me twice as long as you planned
I mix up words that sound alike
I am slower at the end of the day
I look busy when I do not know where to start
",
        difficult: "
remember what to do when there are many steps
work out what a long question is asking
tell the time and know how long is left
use what I learnt in maths when I am in science
get started on an empty page
hold money sums in my head
keep up when the class moves on
find my way to new rooms
know which part is the important one
remember my kit on the right day
",
        myself: "
ticking each step on my strip
using counters and not minding who sees
asking for the example to be left on the board
showing my red card when I am stuck
having a go at the first one before I ask
looking at my picture timetable
packing my bag the night before
saying the instruction to myself
working next to somebody calm
telling you which part I understood
",
        additional: "
a teaching assistant at the start of each maths lesson
a life-skills hour each Friday
work set two steps earlier, on the same topic as the class
a practical route in food and design
",
        key: "
Reading age {age} in {month}
Number age {age} in {month}
Reasoning: standard score {score}
Learning profile written with home in {month}
",
    },
    strategies: "
class | Show me one finished example and leave it in front of me
class | Break the task into four steps on a strip that I can tick
class | Start from something I did last lesson and ask me to do it again
class, 1:1 | Let me build it with counters, cubes or cards before I write it
class | Check my first two answers straight away, then leave me to it
class | Cut what is on the page: fewer questions, same idea
group | Pair me with somebody who explains and does not do it for me
test | Read the instruction to me and have me point to the word that matters
class | Use the same words for the same thing every time
move | Remind me what to bring with a picture list on my locker
1:1 | Come back to it after ten minutes, the next day and the next week
class | Tell me the one thing I must know by the end, and ask me for it then
",
    plan: PlanPhrases {
        targets: "
I will do a four-step task with my strip | {aim} without a prompt in 4 lessons of 5 | levels 0 1 1 2 | one step, two steps, three steps, four steps
I will add and take away money in a shop, to the nearest 10p | {aim} of 10 purchases right | up 2 4 4 5 | of 10 purchases
I will tell the time and say how long until the next bell | {aim} of 10 clocks right, in three checks | up 2 5 4 5 | of 10 clocks
I will read and use the words on signs, forms and recipes | {aim} of 25 words read at sight | up 7 11 9 12 | of 25 words
I will begin my task within three minutes and go on for ten | {aim} minutes without an adult | up 2 4 6 7 | minutes
I will raise my number age when I am tested again | Number age of {aim} or above | age 76 96 8 12 |
I will explain in two sentences what I learnt in the lesson | {aim} lessons of 10 with both sentences | up 1 3 5 6 | of 10 lessons
",
        provision: "
Number Foundations | Targeted | 4-5 | 30 | 3 | Room 7 | age 76 96 6 9 |
Money and Time | Targeted | 3-3 | 40 | 4 | Room 7 | up 3 6 5 7 | of 16 tasks
Reading for Life | Targeted | 4-5 | 25 | 3 | Learning Base | up 7 12 9 12 | of 30 words
Memory workout | Targeted | 3-4 | 20 | 4 | Room 12 | up 3 5 2 3 | items remembered
",
        outcomes: "
I will shop, cook and travel with less help than now
I will start and finish a task on my own in most lessons
I will use number in the things I do each day
I will know what I have learnt and be able to say it
",
        home: "
Paying for one thing a week and checking the change
Setting the timer and cooking one meal each Sunday
The picture timetable looked at each evening
Counting games in the car or on the bus
",
    },
    record: RecordPhrases {
        strengths: "
Keeps trying after a mistake and asks for another go
Remembers people, places and songs in detail
Takes care of equipment and of younger pupils
Learns a routine and then teaches it to a partner
Counts, measures and weighs with care in food and design
Is on time and ready each morning
",
        barriers: "
New steps are lost over a weekend unless they come back on Monday
Pages with many questions hide the one idea
What is learnt in one subject is not carried to the next
Time and money are worked out with the hands, not in the head
Instructions with more than two parts are begun and left
",
        findings: "
test | Reasoning with numbers, tested in a group of four | score 68 80 |
test | Number age from the September test | age 76 98 |
baseline | Purchases right in the school shop, to the nearest 10p | up 2 5 | of 10 purchases
progress | Maths: works two steps behind the class on the same topic | levels 0 1 | below, just below, as expected
peers | Tasks finished in a week of English; the table's median was 8 | up 2 5 | of 9 tasks
transition | Primary school's notes: small steps, practical work, a partner who explains | |
",
        reasons: "
Attainment well below age in all subjects at transfer; the primary school's support is carried on
Two terms of catch-up teaching made little difference; parents agreed to SEN support in the meeting
Reasoning and number tests in Year 7 showed a wide gap in most areas
",
        worries: "
Starts nothing alone and waits for the adult to come back | Strip of four steps for five weeks: does two of them alone
Forgets on Tuesday what was secure on Monday | Five-minute recap at the start of maths for a half-term: holds until Thursday
",
        professionals: "
Educational psychologist | County Psychology Service | Assessed learning and memory; met family and staff
Specialist teacher for learning | County Learning Support | Advises on small steps in maths and English
",
        impact: "
Does four-step tasks without an adult beside and says what was learnt
Pays, waits and counts change in the school shop with nobody prompting
",
    },
    notes: "
G Strip ticked to the end without a reminder.
G Remembered last week's method and showed it.
G Paid, waited, counted the change: right each time.
G Ten minutes alone on the task.
A Steps one to three alone, four with a hint.
A Right with cubes, not yet on paper.
A Started well, needed calling back after a noise outside.
A Quarter past fine, quarter to still turned round.
R Yesterday's step had gone; taught it again.
R Page was too full. Two questions next time.
R Tired by the second half; stopped at a good point.
",
};
