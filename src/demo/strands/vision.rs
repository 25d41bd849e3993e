//! Phrases for pupils with a vision impairment. Content only.

use super::{PlanPhrases, RecordPhrases, Strand, Voice};
use crate::domain::codes::Area;

pub(super) const VISION: Strand = Strand {
    area: Area::Sensory,
    shown: false,
    voice: Voice {
        know: "
I see what is in the middle and miss what is at the edge
my eyes tire before I do
bright sun on a desk hides the whole page from me
I know people by voice before I know them by face
bold black print is easier than grey or coloured
I can find my way once I have walked a route twice
I hold things close, and that does no harm
I use my magnifier and tablet in every lesson
",
        means: "
I miss faces, nods and pointing
the board needs to be on my screen as well
I take longer over maps, graphs and tables
I bump into things that have been moved
I may not look where I am listening
steps without an edge strip are hard for me
my eyes ache after twenty minutes of reading
I may not know who has sat down next to me
",
        difficult: "
read from the board, even from the front
find my friends on the yard
catch a small ball
read handwriting, also my own
work in glare or in the dark
find one thing on a crowded page
walk down stairs in a crowd
switch from near to far and back
",
        myself: "
zooming in before I ask
setting my desk light as I sit down
asking people to say their name
resting my eyes after each page
wearing my cap and tinted glasses outside
using the rail on the stairs
asking for the file before the lesson
keeping my bag in the same place
",
        additional: "
a specialist teacher of vision each fortnight
a tablet that shows the board at my desk
mobility lessons on new routes in the summer term
enlarged and simplified diagrams, made a week before
",
        key: "
Print size 24 point, bold, matt paper; checked in {month}
Eye clinic's last letter: {month}
Reading speed 62 words a minute in large print
Mobility route card made in {month}
",
    },
    strategies: "
class | Send the slides to my tablet before the lesson starts
class | Say what you write and describe what you point at
class | Print in 24 point bold on matt paper, one side only
class | Seat me with my back to the window and my desk light on
class | Use names: 'Put your hand up' and a nod both pass me by
move | Tell me when furniture has moved, and walk the new way with me once
class, test | Give me simple diagrams, thick lines, without shading
test | Allow a break for my eyes every 25 minutes and stop the clock
break | Say who you are when you come up to me
group | Give me the real object to hold while the others look at the picture
class | Hand me the example to look at close up, before or after the group
",
    plan: PlanPhrases {
        targets: "
I will open the lesson's slides on my tablet by myself | {aim} lessons of 20 in a week | up 6 9 8 10 | of 20 lessons
I will read large print for longer without sore eyes | {aim} minutes before a rest | up 8 12 6 9 | minutes
I will walk four routes in school with my cane or the rail | Level reached on each of 4 routes | levels 0 1 1 2 | with a guide, with a voice, with a check at the end, alone
I will touch-type with the screen off | {aim} words a minute with 95% right | up 10 15 8 12 | words a minute
I will tell staff what I need to see the work | {aim} times a week, three weeks running | up 0 2 4 6 | times a week
",
        provision: "
Typing by touch | Specialist | 4-5 | 20 | 1 | IT room | up 9 14 7 10 | words a minute
Routes and mobility | Specialist | 3-3 | 30 | 1 | Round school | up 0 2 3 4 | of 8 routes
Tablet skills | Specialist | 3-3 | 30 | 2 | Learning Base | up 2 4 4 5 | of 12 steps
",
        outcomes: "
I will move round school by myself
I will have every page in a form I can read
I will manage my own tablet, light and print
",
        home: "
Practising the bus route on Saturday mornings
Charging the tablet on the hall table each night
Typing games three evenings a week
",
    },
    record: RecordPhrases {
        strengths: "
Knows people and places by sound
Remembers what was said in a lesson almost word for word
Handles tablet and magnifier faster than staff
Learns a route after walking it twice
Plays music by ear
",
        barriers: "
Handouts come on paper and late
Glare and poor contrast hide the page
Pointing and nodding are not seen
Diagrams and maps carry too much at once
Eyes tire after twenty minutes of reading
",
        findings: "
report | Specialist teacher's functional vision report: 24 point, bold, matt paper | |
baseline | Reading speed in large print | up 55 80 | words a minute
baseline | Routes walked alone, of the eight in use | up 1 3 | of 8 routes
screening | Typing with the screen off | up 10 16 | words a minute
peers | Diagrams read in a science lesson; the table read all 6 | up 1 3 | of 6 diagrams
",
        reasons: "
Eye condition known since early childhood; the sensory service set out support before transfer
Sight changed last year; the eye clinic and the family asked for support
",
        worries: "
Walks into furniture and has stopped going out at break | Rooms kept in order and a route walked twice: goes out with a friend
Holds the page at the nose and stops after ten minutes | Large print in two subjects for a month: reads for twenty
",
        professionals: "
Specialist teacher of vision | County Sensory Service | Each fortnight: access to print, tablet, advice to staff
Mobility officer | County Sensory Service | New routes in summer, checks in autumn
",
        impact: "
Has each page in a form that can be read, and sets it up alone
Walks the routes of the timetable with nobody leading
",
    },
    notes: "
G Slides open and enlarged before the starter.
G Walked the science route alone, checked at the end.
G Typed the summary without looking down.
A Glare on the desk; fine after we moved.
A Route right as far as the stairs, then with a voice.
A Read for nine minutes, rested, read on.
R Slides not sent; could not follow the diagram.
R Eyes sore from the start; worked by ear.
R Corridor full of bags, so we stopped the route.
",
};
