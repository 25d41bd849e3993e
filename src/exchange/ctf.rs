//! The Common Transfer File: XML, read as a stream. Entities and document types are refused, depth is bounded, unknown
//! elements are passed by. A file about leavers is read like any other and takes nobody off the roll.

use super::collect::Collector;
use super::columns::Field;
use super::decode;
use super::draft::Draft;
use super::error::ImportError;
use super::format::Format;
use super::lines::Lines;
use super::row::{Facts, Progress, Read};
use chrono::NaiveDate;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};

/// A transfer file has eight levels or so.
const DEEPEST: usize = 64;

/// How much of one element's text is kept; a name is far shorter, and what is cut is noticed when it is cleaned.
const LONGEST_TEXT: usize = 4096;

/// Reads a transfer file.
pub(super) fn read(
    bytes: &[u8],
    today: NaiveDate,
    progress: &mut dyn FnMut(Progress),
) -> Result<Read, ImportError> {
    let text = decode::decode(bytes)?;
    if !decode::is_xml(&text.text) {
        return Err(ImportError::NotCtf);
    }
    let facts = Facts {
        format: Format::Ctf,
        encoding: text.encoding,
        separator: None,
    };
    let mut collector = Collector::new(facts, text.text.len(), progress);
    let mut walk = Walk::new(&text.text, today);
    let mut reader = Reader::from_str(&text.text);
    loop {
        let before = place(&reader);
        let event = reader.read_event();
        let line = walk.lines.at(before);
        match event.map_err(|_| ImportError::BrokenXml(line))? {
            Event::Start(tag) => walk.open(tag.local_name().into_inner(), line)?,
            Event::Empty(_) | Event::Comment(_) | Event::PI(_) | Event::Decl(_) => {}
            Event::End(_) => {
                if let Some(draft) = walk.close() {
                    collector.reached(before);
                    collector.take(draft)?;
                }
            }
            Event::Text(text) => {
                walk.text(&text.decode().map_err(|_| ImportError::BrokenXml(line))?);
            }
            Event::CData(text) => {
                walk.text(&text.decode().map_err(|_| ImportError::BrokenXml(line))?);
            }
            Event::GeneralRef(reference) => walk.reference(&reference, line)?,
            Event::DocType(_) => return Err(ImportError::Entities(line)),
            Event::Eof => break,
        }
    }
    if !walk.path.is_empty() {
        return Err(ImportError::BrokenXml(walk.lines.at(text.text.len())));
    }
    if !walk.is_ctf {
        return Err(ImportError::NotCtf);
    }
    collector.finish()
}

fn place(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The elements the file is in, and the pupil that is being read.
struct Walk<'t> {
    lines: Lines<'t>,
    path: Vec<String>,
    text: String,
    pupil: Option<Pupil>,
    is_ctf: bool,
    today: NaiveDate,
}

/// A pupil's element while it is read.
struct Pupil {
    draft: Draft,
    /// How many elements the pupil's own is in.
    depth: usize,
    spell: Spell,
    need: Rank,
}

/// One `SEN` element.
#[derive(Default)]
struct Spell {
    start: Option<String>,
    level: Option<String>,
}

/// One `SENneed` element.
#[derive(Default)]
struct Rank {
    rank: Option<u8>,
    kind: Option<String>,
}

impl<'t> Walk<'t> {
    const fn new(text: &'t str, today: NaiveDate) -> Self {
        Self {
            lines: Lines::new(text),
            path: Vec::new(),
            text: String::new(),
            pupil: None,
            is_ctf: false,
            today,
        }
    }

    fn open(&mut self, name: &[u8], line: u64) -> Result<(), ImportError> {
        if self.path.len() >= DEEPEST {
            return Err(ImportError::DeepXml(line));
        }
        let name = String::from_utf8_lossy(name).into_owned();
        if self.path.is_empty() {
            self.is_ctf = name.eq_ignore_ascii_case("CTfile");
            if !self.is_ctf {
                return Err(ImportError::NotCtf);
            }
        }
        if self.pupil.is_none() && name == "Pupil" {
            self.pupil = Some(Pupil {
                draft: Draft::new(line, self.today),
                depth: self.path.len(),
                spell: Spell::default(),
                need: Rank::default(),
            });
        }
        self.text.clear();
        self.path.push(name);
        Ok(())
    }

    /// Ends an element; gives the pupil whose element it was.
    fn close(&mut self) -> Option<Draft> {
        let name = self.path.pop()?;
        let text = std::mem::take(&mut self.text);
        let pupil = self.pupil.as_mut()?;
        if self.path.len() == pupil.depth {
            return self.pupil.take().map(|pupil| pupil.draft);
        }
        let parent = self.path.last().map_or("", String::as_str);
        pupil.element(self.path.len() - pupil.depth, parent, &name, &text);
        None
    }

    fn text(&mut self, text: &str) {
        if self.pupil.is_some() && self.text.len() < LONGEST_TEXT {
            self.text.extend(text.chars().take(LONGEST_TEXT));
        }
    }

    /// The five entities of XML itself and characters by number; any other would have to be defined.
    fn reference(&mut self, reference: &BytesRef<'_>, line: u64) -> Result<(), ImportError> {
        let name = reference
            .decode()
            .map_err(|_| ImportError::BrokenXml(line))?;
        let c = match &*name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => match reference.resolve_char_ref() {
                Ok(Some(c)) => c,
                Ok(None) => return Err(ImportError::Entities(line)),
                Err(_) => return Err(ImportError::BrokenXml(line)),
            },
        };
        self.text(c.encode_utf8(&mut [0; 4]));
        Ok(())
    }
}

impl Pupil {
    /// An element ended, `depth` levels below the pupil's own. The same names stand elsewhere too (a contact has a surname),
    /// so the parent is asked.
    fn element(&mut self, depth: usize, parent: &str, name: &str, text: &str) {
        let own = depth == 1 || (depth == 2 && parent == "BasicDetails");
        match (parent, name) {
            (_, "SEN") => self.end_spell(),
            (_, "SENneed") => self.end_need(),
            ("SEN", "StartDate") => self.spell.start = Some(text.to_owned()),
            ("SEN", "SENprovision") => self.spell.level = Some(text.to_owned()),
            ("SENneed", "SENtypeRank") => self.need.rank = text.trim().parse().ok(),
            ("SENneed", "SENtype") => self.need.kind = Some(text.to_owned()),
            (_, "SENprovision") if own => self.draft.spell(name, text, None),
            _ if own => self.own(name, text),
            _ => {}
        }
    }

    fn own(&mut self, name: &str, text: &str) {
        let field = match name {
            "UPN" => Field::Upn,
            "Surname" | "LegalSurname" => Field::Surname,
            "Forename" | "LegalForename" => Field::Forename,
            "PreferredForename" => Field::Preferred,
            "DOB" => Field::Born,
            "NCyearActual" => Field::Year,
            "RegGroup" => Field::Form,
            _ => return,
        };
        self.draft.put(field, name, text);
    }

    fn end_spell(&mut self) {
        let spell = std::mem::take(&mut self.spell);
        if let Some(level) = spell.level {
            self.draft
                .spell("SENprovision", &level, spell.start.as_deref());
        }
    }

    fn end_need(&mut self) {
        let need = std::mem::take(&mut self.need);
        if let Some(kind) = need.kind {
            // A rank beyond two digits is no rank.
            self.draft
                .need("SENtype", &kind, need.rank.filter(|rank| *rank < 100));
        }
    }
}
