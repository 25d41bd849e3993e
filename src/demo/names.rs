//! Names of pupils from the many languages of an English school today. Invented combinations: forename and surname meet here
//! for the first time. Nothing else about a pupil is decided here.

use super::dice::Dice;
use crate::domain::pupil::PupilName;
use std::collections::BTreeSet;

/// Forenames (`legal:preferred` where they differ) and surnames of one part of the town.
struct Family {
    weight: u64,
    forenames: &'static str,
    surnames: &'static str,
}

/// Pupils every demo school has first, `surname|forename|preferred`: what a list of names must cope with.
const ALWAYS: [&str; 18] = [
    "Pemberton|Zoë|",
    "Wójcik|Łukasz|",
    "李|明轩|Leo",
    "Prydderch|Siân|",
    "O'Connor|Niamh|",
    "Adébáyọ̀|Oluwaseun|Seun",
    "Warsame|Ayaan|",
    "Selvarajan|Kavin|",
    "Munteanu|Ștefan|",
    "El Idrissi|Fatima-Zahra|Fatima",
    "Qureshi|Hira|",
    "Delacroix-Boateng|Anaïs|",
    "|Suryani|",
    "ap Gwilym|Llŷr|",
    "Nguyễn|Bảo An|",
    "Yıldız|Ebrar|",
    "Hassan|Amira|",
    "de la Haye|Benjamin|Ben",
];

const FAMILIES: [Family; 15] = [
    Family {
        weight: 26,
        forenames: "Alfie Amelia Archie Beatrix Callum Daisy Edith Finley Florence George:Georgie Harriet:Hattie \
                    Isaac Isla Jack Joseph:Joe Katherine:Kit Lottie Maisie Matthew:Matt Noah Oscar Poppy \
                    Reuben Rosie Samuel:Sam Theodore:Teddy Thomas:Tom Violet William:Will",
        surnames: "Ashdown Barrowclough Bexley Copplestone Dunnock Fairweather Greenhalgh Hartley Ibbotson Jessop \
                   Kettlewell Larkin Mossop Nettleton Ormerod Pickersgill Quayle Rowbotham Shaw Thistlewood \
                   Underhill Wainwright Yarrow Birtwistle Clegg Dewhurst",
    },
    Family {
        weight: 8,
        forenames: "Angharad Carys Dafydd:Dai Efa Gethin Gwenllïan:Gwen Hari Iestyn Lowri Mabli Osian Rhys Tegan Tomos",
        surnames: "Bevan Cadwaladr Eynon Gethin Howells Llewellyn Maddocks Penry Prosser Tudor",
    },
    Family {
        weight: 7,
        forenames: "Aoife Caoimhe Cillian Eilidh Fionn Hamish Mairéad Oisín Róisín Ruairí:Rory Saoirse Seán Catrìona",
        surnames: "O'Rourke MacAllister Ní_Bhriain McGarrity O'Shea Gallacher Breslin Kilbride Mac_Giolla",
    },
    Family {
        weight: 9,
        forenames: "Aleksandra:Ola Bartosz:Bartek Filip Gabriela Jakub:Kuba Julia Kacper Lena Michał Oliwia Piotr Wiktoria Zofia:Zosia",
        surnames: "Bąk Dudek Jabłoń Kaczmarek Kozioł Mazur Nowak Pająk Sikora Szulc Wrona Zając",
    },
    Family {
        weight: 7,
        forenames: "Andrei Bianca Cătălin Daria Elena Ioana Luca Matei Mihai Răzvan Sorina Teodora:Teo Vlad",
        surnames: "Albu Bălan Ciobanu Dragomir Ene Florea Grigore Lungu Moraru Negru Rusu Șerban",
    },
    Family {
        weight: 7,
        forenames: "Abdirahman:Abdi Asha Bilan Faduma Guled Hodan Idil Khadra Liban Mahad Sagal Warsan Zakariye",
        surnames: "Abdullahi Barre Dirie Elmi Farah Guled Isse Jama Mohamud Nur Shire Yusuf",
    },
    Family {
        weight: 7,
        forenames: "Aadhavan Anitha Dharshan Iniya Janani Karthik Keerthana Mugilan Nila Pranav Thenmozhi Yazhini",
        surnames: "Arulanantham Chandrasekar Ganeshan Kandiah Muthukumar Nadarajah Palaniappan Ravichandran Sivalingam Thiruchelvam",
    },
    Family {
        weight: 10,
        forenames: "Aliza Areeba Daniyal Eshal Hamza Haris Inaya Mahnoor Muhammad_Zain:Zain Rayyan Sana Umair Zoya",
        surnames: "Akhtar Baig Chaudhry Durrani Farooqi Hashmi Javed Kiani Malik Niazi Rana Siddiqui",
    },
    Family {
        weight: 6,
        forenames: "Arjan Gurleen Harjit Jasmeet Kiran Manveer Navdeep Prabhjot:Prab Simran Tejbir",
        surnames: "Bains Dhillon Gill Johal Mann Purewal Sandhu Sidhu",
    },
    Family {
        weight: 7,
        forenames: "Abdul-Malik:Malik Dana Faris Hanan Ibrahim Layla Mariam Nour Omar Rania Salma Tariq Yasmin Ziad",
        surnames: "al-Masri al-Rashid Bakri Darwish Haddad Khalil Mansour Nasser Qasim Saleh Sabbagh Tahan",
    },
    Family {
        weight: 8,
        forenames: "Adaeze Chidubem:Dubem Ifeoluwa:Ife Kwabena Kelechi Lọlá Mobolaji:Bolaji Nkechi Ọmọlará Tobiloba:Tobi Yaa Zainab Kofi",
        surnames: "Adéyẹmí Agyeman Akinwándé Bello Chukwu Eze Mensah Nwosu Ògúnlẹ́yẹ Okafor Owusu Sarpong",
    },
    Family {
        weight: 5,
        forenames: "Chenxi Haoran Jiayi:Joy Minh Mei Ruoxi Thảo Tuấn Yichen Zihan:Hans",
        surnames: "Chen Đặng Huang Lam Lin Phạm Tang Trần Wei 王 陈",
    },
    Family {
        weight: 5,
        forenames: "Beatriz Caetano Inês João Luísa Mateus Thiago Camila Iñaki Lucía Martín",
        surnames: "Azevedo Bragança Cárdenas Figueiredo Gonçalves Ibáñez Magalhães Núñez Peña Quintão",
    },
    Family {
        weight: 5,
        forenames: "Berfin Can Deniz Elif Hêvî Kerem Rojda Şevin Zeynep Oleksandr:Sasha Daryna Rūta Gintarė Solomiia",
        surnames: "Aydın Çelik Demir Güneş Koç Öztürk Şahin Bondar Kovalenko Rudenko Žukas Melnyk",
    },
    Family {
        weight: 5,
        forenames: "Aaliyah Dejuan Imani Jermaine Keisha Malachi Naomi Shanice Tyrell Selam Yonas Bethlehem:Betty Dawit Feven",
        surnames: "Baptiste Cudjoe Francis Grant-Hylton Josephs Lovelace Pascall Samuels Tesfay Gebremariam Haile Thibou",
    },
];

/// Hands out names, each full name once as long as there are enough.
#[derive(Default)]
pub(super) struct Names {
    given: usize,
    taken: BTreeSet<(String, String)>,
}

impl Names {
    /// The next pupil's name.
    pub(super) fn next(&mut self, dice: &mut Dice) -> PupilName {
        let mut name = ALWAYS
            .get(self.given)
            .map_or_else(|| invent(dice), |line| from_line(line));
        self.given += 1;
        for _ in 0..40 {
            if self.is_free(&name) {
                break;
            }
            name = invent(dice);
        }
        self.taken
            .insert((name.surname.clone(), name.forename.clone()));
        self.taken
            .insert((name.surname.clone(), name.known_as().to_owned()));
        name
    }

    fn is_free(&self, name: &PupilName) -> bool {
        [name.known_as(), name.forename.as_str()]
            .iter()
            .all(|forename| {
                !self
                    .taken
                    .contains(&(name.surname.clone(), (*forename).to_owned()))
            })
    }
}

fn from_line(line: &str) -> PupilName {
    let mut parts = line.split('|').map(str::to_owned);
    let mut part = || parts.next().unwrap_or_default();
    PupilName {
        surname: part(),
        forename: part(),
        preferred: Some(part()).filter(|preferred| !preferred.is_empty()),
    }
}

fn invent(dice: &mut Dice) -> PupilName {
    let home = family(dice);
    // Most pupils have both names from one part of the town; families mix all the same.
    let other = if dice.percent(18) { family(dice) } else { home };
    let word = |dice: &mut Dice, list: Option<&'static str>| {
        list.map(|list| pick_word(dice, list)).unwrap_or_default()
    };
    let mut surname = word(dice, home.map(|family| family.surnames));
    if dice.percent(6) {
        let second = family(dice).map(|family| family.surnames);
        surname = format!("{surname}-{}", word(dice, second));
    } else if dice.in_thousand(12) {
        surname.clear();
    }
    let forename = word(dice, other.map(|family| family.forenames));
    let (legal, short) = forename.split_once(':').unwrap_or((&forename, ""));
    let preferred = (!short.is_empty() && dice.percent(75)).then(|| short.to_owned());
    PupilName {
        surname,
        forename: legal.to_owned(),
        preferred,
    }
}

fn family(dice: &mut Dice) -> Option<&'static Family> {
    let weights: Vec<(&Family, u64)> = FAMILIES
        .iter()
        .map(|family| (family, family.weight))
        .collect();
    dice.weighted(&weights)
}

/// A word of the list; a low line in it stands for a blank.
fn pick_word(dice: &mut Dice, list: &'static str) -> String {
    let words: Vec<&str> = list.split_whitespace().collect();
    dice.text(&words).replace('_', " ")
}

/// A surname of one part of the town.
pub(super) fn surname(dice: &mut Dice) -> String {
    let home = family(dice).map(|family| family.surnames);
    home.map(|list| pick_word(dice, list)).unwrap_or_default()
}
