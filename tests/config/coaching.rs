//! What the shipped coach says, sentence by sentence: `kind | text | advice; advice`. Advice about words begins with the words,
//! what is missing with a dash.

use super::shipped_words;
use plimsoll::domain::coach::{Advice, Coach, Passage};

const EXAMPLES: &str = "
provision | Precision teaching |
provision | Mrs Bell reads with a group of four in the library for 20 minutes on Mondays until the review on 4 July |
provision | Regular access to a small group | Regular does not say how often; access to does not say that it is used; small group does not say how many; - It does not say how long; - It does not say how often; - It does not say who does it; - It does not say where; - It does not say when it is looked at again
provision | A small group of four |
provision | Small-group reading | Small-group does not say how many
provision | Small-group reading (4 pupils) |
provision | Opportunities for talk | Opportunities for promises a chance, not that it happens
provision | Adult support as required | Adult support does not say what is done; as required leaves open who decides and when
provision | TA time where appropriate | where appropriate leaves it to be guessed what fits
provision | A mentor when needed | when needed leaves open who decides and when
provision | A TA as needed | as needed leaves open who decides and when
provision | Strategies to support reading | Strategies to support does not name one
provision | Tailored input and liaison | Tailored does not say how; input does not say what is done; liaison does not say what comes of it
provision | Up to 5 hours | Up to 5 may be nothing at all
provision | Would benefit from a laptop | Would benefit from wishes and does not plan
provision | Some time with the nurse | Some does not say how much
provision | SOME handsome somersaults | SOME does not say how much
target | I will read 40 common words without help by 12 June |
target | I will read 40 common words without help by 12/6 |
target | Ayo will ask for a break, not leave, three times a day by the end of term |
target | Read one page aloud by Easter | - Nobody is named: who does it
target | Ayo will read aloud in Year 7 by 12 June | - No number: how well, or how often
target | Ayo will read 40 words | - No date: by when
target | Improve reading | Improve can't be seen
target | Ayo will improve from 12 to 20 words a minute by Easter |
target | Ayo understands 3 signs by Easter | understands can't be seen; - Nobody is named: who does it
target | Be aware of others | Be aware of can't be seen; - No number: how well, or how often; - No date: by when; - Nobody is named: who does it
target | Behave better | Behave better does not say what the pupil does
target | Try hard | Try hard is met whatever happens
target | May I help you read? | - No number: how well, or how often; - No date: by when
target | I will stop shouting 5 times a day by May 2027 | will stop says what the pupil does not do
criterion | 8 of 10 words on three days running |
criterion | Every lesson for a week |
criterion | Most of the time | Most of the time is judged differently by each adult; - No number: when does it count as met
criterion | One-to-one with KB | - No number: when does it count as met
strategy | show me a finished one before I start |
strategy | ask me to tell you what I will do first |
strategy | I will ask for help | I will tells what the pupil does; a strategy is what an adult does
strategy | encourage me | encourage does not say what the adult does
strategy | help me to focus | help me to does not say how
strategy | give me extra time | extra time does not say how much
strategy | give me 25% extra time |
strategy | show him the first step | The passport speaks as “I”; him speaks about the pupil
bullet | I like football, and some days are long |
bullet | I can look rude when I have run out of words |
bullet | He is lazy | The passport speaks as “I”; He speaks about the pupil; lazy is a verdict on the pupil
bullet | My brother helps and he reads to me |
bullet | Challenging behaviour | Behaviour tells of a need and is none itself
outcome | Ayo will go to school by bus with a friend |
outcome | 15 hours with an adult | hours says what is given, not what will be different
outcome | Improved speech | Improved can't be seen
";

/// How a piece of advice is written above: the words found lose their quotation marks.
fn written(text: &str, advice: &Advice) -> String {
    let Some(at) = &advice.at else {
        return format!("- {}", advice.says);
    };
    let found: String = text.chars().skip(at.start).take(at.len()).collect();
    advice.says.replace(&format!("“{found}”"), &found)
}

fn says(coach: &Coach, passage: Passage, text: &str) -> String {
    let advice = coach.advise(passage, text);
    let written: Vec<String> = advice.iter().map(|one| written(text, one)).collect();
    written.join("; ")
}

#[test]
fn every_example_is_answered_as_written() {
    let coach = &shipped_words().coach;
    let rows = EXAMPLES.lines().filter(|row| !row.is_empty());
    let mut wrong = Vec::new();
    for row in rows {
        let parts: Vec<&str> = row.splitn(3, '|').map(str::trim).collect();
        let passage = Passage::parse(parts[0]).unwrap();
        let found = says(coach, passage, parts[1]);
        if found != parts[2] {
            wrong.push(format!("{} | {} | {found}", parts[0], parts[1]));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn every_kind_of_text_has_an_example_with_advice_and_one_without() {
    for passage in Passage::ALL {
        let rows = EXAMPLES
            .lines()
            .filter(|row| row.starts_with(passage.code()));
        let (clear, vague): (Vec<&str>, Vec<&str>) =
            rows.partition(|row| row.trim().ends_with('|'));
        assert!(!clear.is_empty() && !vague.is_empty(), "{passage:?}");
    }
}

#[test]
fn nothing_is_said_of_a_text_without_words() {
    for passage in Passage::ALL {
        assert_eq!(shipped_words().coach.advise(*passage, " … "), []);
    }
}
