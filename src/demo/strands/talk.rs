//! Phrases for pupils with speech, language and communication needs. Content only: no rules, no numbers drawn here.

use super::{PlanPhrases, RecordPhrases, Strand, Voice};
use crate::domain::codes::Area;

pub(super) const TALK: Strand = Strand {
    area: Area::Communication,
    shown: false,
    voice: Voice {
        know: "
I understand more than I can say quickly
I have good ideas and need time to find the words
long explanations turn into noise after the second sentence
I hear the first thing you say and can lose the last
new words stick once I have said them aloud three times
I may nod although I have not followed
my speech is harder to follow when I am tired or excited
sayings such as 'pull your socks up' puzzle me
I like talking with people who wait
I tell things in the wrong order, but the facts are right
a speech and language therapist sees me every half-term
I answer better when I can see your face
reading to the whole class worries me more than the work does
",
        means: "
I may still be on your first question when you ask the second
I copy my neighbour when I have missed an instruction
I leave out small words when I write, just as I do when I speak
I go quiet in group work although I have something to say
I can look rude when I have only run out of words
I need the meaning of a word before I can use it in a sentence
my written answers are shorter than what I know
I get into arguments at lunch when people talk fast
I may answer a different question from the one you asked
I ask the same thing twice to check that I heard it
jokes between friends can reach me late
I keep a word bank in the back of each book
retelling a story takes me a long time
",
        difficult: "
follow more than two instructions said together
find the word I want when everybody is waiting
explain what happened after a falling-out
join a conversation that has already begun
say long words with all their parts
ask for help in front of others
remember the names of new things
tell when somebody is joking
answer 'why' and 'how' questions on the spot
take notes while somebody is talking
put events in order when I tell them
follow talk in a noisy room
change the way I speak for different people
",
        myself: "
asking you to say it again in fewer words
using the word mat before I put my hand up
drawing it first and then telling you
saying 'I am still thinking' when I need a moment
practising new words on the bus home
looking at the speaker and putting my pen down
ticking off each step on my task card
writing three key words before I speak
telling you when I did not follow
slowing down when people ask 'pardon?'
sitting where I can see the board and your face
rehearsing my answer with my partner
keeping my vocabulary rings in my bag
",
        additional: "
a therapist's programme, carried on in school between visits
pre-teaching of ten words before each science unit
a talking partner chosen with me in English and history
a home-school book with the week's new words
",
        key: "
Receptive vocabulary: standard score {score} in {month}
Listening age {age} in {month}
Therapist's last report: {month}
Speech heard clearly by strangers about three times in four
",
    },
    strategies: "
class | Say my name, wait until I look, then give one instruction at a time
class | Count to ten in your head before you repeat or reword a question
class, group | Write the three key words of the lesson on the board and leave them up
class | Ask me to tell you what I am going to do first, not whether I understood
group | Give me a job in the group that starts with a sentence I can read out
class, 1:1 | Repeat my sentence back with the missing word in it, without correcting me
class | Show a picture or the real thing with every new subject word
1:1 | Teach me five words before the topic begins: say, clap, draw, use
class, test | Read the question with me and underline the word that says what to do
break | Help me retell a quarrel with three boxes: before, during, after
class | Come back to me: tell me which question will be mine in two minutes' time
group | Let me talk it through with one partner before the whole class hears it
class | Replace sayings and sarcasm with what you actually mean
test | Give me sentence starters such as 'This shows that' for longer answers
move | Tell me and show me the change: 'First register, then hall, then lesson two'
class | Take my answer in a drawing, a list or a recording when the idea is the aim
",
    plan: PlanPhrases {
        targets: "
I will carry out an instruction in order without asking a neighbour | {aim} right in 4 lessons out of 5 | levels 0 0 2 2 | one step, two steps, three steps, four steps
I will use each week's new subject words in spoken sentences of my own | {aim} of 10 words used correctly on the Friday check | up 2 5 3 5 | of 10 words
I will tell an adult when I have not followed, with words or my card | {aim} times a week over three weeks running | up 0 2 4 7 | times a week
I will retell a story or experiment in order with first, next, then, last | All four parts in order in 3 retellings out of 4 | levels 0 1 1 2 | one part, two parts, three parts, four parts
I will join in paired talk and add a reason with 'because' | {aim} reasons in a 20-minute lesson, counted by the TA | up 0 1 3 4 | reasons a lesson
My talk in science will be followed by someone who does not know me | Listener follows {aim} sentences of 10 | up 4 6 2 4 | of 10 sentences
I will raise my vocabulary score when the test is given again | Standard score of {aim} or more | score 74 84 5 8 |
I will tell my group about something I did in four sentences of my own | Four sentences, written down word for word, on 2 Fridays out of 3 | words | single words and pointing => four sentences with a reason => single words, then one sentence => two short sentences, many prompts => short sentences, two prompts
",
        provision: "
Words Before Topics | Targeted | 3-4 | 20 | 4 | Learning Base | up 1 4 4 5 | of 12 words
Talking in Order | Targeted | 3-4 | 25 | 3 | Room 12 | up 2 4 4 5 | of 12 parts of a story
Speech sounds programme | Specialist | 4-5 | 20 | 1 | Quiet room | up 20 45 25 35 | of 100 sounds in words
Conversation table | Targeted | 3-4 | 30 | 5 | Library corner | up 0 2 4 5 | turns in ten minutes
",
        outcomes: "
I will take part in class talk without someone speaking for me
I will follow a lesson's instructions on my own
Friends and teachers will follow what I say the first time
I will be able to explain my side after a disagreement
",
        home: "
Five new words on the fridge each Monday, used in talk at tea
Ten minutes of a shared book three evenings a week, stopping to guess what comes next
Telling the day in order: first, next, then, last
Waiting ten seconds before helping with a word
",
    },
    record: RecordPhrases {
        strengths: "
Explains an idea with gesture and drawing so that others follow it
Gives full attention when one person speaks at a time
Retells a film scene by scene, with all the voices
Keeps a new word for good after using it three times
Brings humour into paired work
Learns a part in drama by heart within a week
",
        barriers: "
Spoken instructions are longer than can be held in mind
Subject words arrive in print before they have been heard
Answers are wanted faster than words can be found
Noise in group work covers the talk that matters
Spoken sentences are short, and written ones are shorter still
",
        findings: "
test | Receptive vocabulary, tested one to one in the Quiet room | score 72 88 |
screening | Two-part instructions carried out without hearing them twice | up 3 6 | of 10
report | Therapist's report: short sentences, word order secure, word-finding slow | |
progress | English: ideas run ahead of the written sentence | levels 0 1 | below, just below, as expected
baseline | Words of the first science unit explained before teaching began | up 1 4 | of 10 words
peers | Answers given in class talk over a week, beside three classmates | up 1 4 | a week
",
        reasons: "
Language assessment at the end of Year 6 showed a gap of about three years; parents agreed to SEN support
Lessons were not followed even with pictures and repeats; the therapist advised a programme in school
Came from another school with a language programme, which is carried on here
",
        worries: "
Copies a neighbour after each instruction and says nothing in group work | Pictures beside the steps for four weeks: starts sooner, still says little
Tells events in the wrong order, so that quarrels at lunch are never cleared up | Three boxes on paper with an adult after lunch: worked on 4 days of 10
",
        professionals: "
Speech and language therapist | Estuary Children's Therapy | Visits each half-term and writes the programme
Specialist teacher for language | County Learning Support | Watched two lessons and wrote to school and family
",
        impact: "
Follows a lesson's instructions and answers in class without an adult speaking first
Uses the words of each unit in talk and in writing by the next review
",
    },
    notes: "
G Used 'evaporate' and 'condense' in full sentences.
G Retold the story in order, four parts, no cards.
G Asked for the instruction again and then did it all.
G Gave a reason with 'because' in paired talk, twice.
A Needed the word mat for two of the six words.
A Three steps right, lost the fourth.
A Ordered the pictures; wanted prompts for the telling.
A Clear in short sentences, rushed in long ones.
R Words not yet held from Monday; go back to the pictures.
R Two steps at once was too much today; went back to one.
R Stayed with single words; try the recording next time.
",
};
