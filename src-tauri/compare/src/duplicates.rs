//! The same article saved twice in different formats, and versions of one article: near-duplicates among many documents.
//!
//! Shingles of four words, as Broder (1997) has it. The smallest hashes of each article are indexed, so that a thousand articles cost
//! little more than a thousand times one; whatever shares enough of them is compared exactly.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::document::{Document, Warning};

/// Words of a shingle.
const WIDTH: usize = 4;
/// Hashes of an article that are indexed: enough to meet whatever shares half its words.
const INDEXED: usize = 64;
/// Articles noted for one hash. More share a boilerplate; they meet by their other hashes.
const POSTED: usize = 32;
/// Indexed hashes in common that make a candidate.
const VOTES: u32 = 4;
/// Articles of fewer shingles are too short to say anything of.
const SHORTEST: usize = 25;
/// Share of the shorter one's shingles in common from which two texts are one article.
const SAME: f32 = 0.8;
/// The same for versions of one article.
const VERSION: f32 = 0.5;
/// Share of words that a format may garble in a text that is the same.
const GARBLED: f32 = 0.03;

/// What two articles are to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Likeness {
    /// One article, saved twice.
    Same,
    /// One outlet's article at two times: words, numbers or the time were changed.
    Version,
}

/// A document that another one is like.
#[derive(Clone, Debug, PartialEq)]
pub struct Match {
    /// The name it was given.
    pub name: String,
    /// How many were added before it.
    pub position: usize,
    /// What they are to one another.
    pub likeness: Likeness,
    /// Share of the shorter one's shingles in common, 0 to 1.
    pub share: f32,
}

impl Match {
    /// As a warning for the later of the two: codes `likely_duplicate`, `another_version`.
    pub fn warning(&self) -> Warning {
        let (name, share) = (&self.name, (self.share * 100.0).round());
        let (code, message) = match self.likeness {
            Likeness::Same => (
                "likely_duplicate",
                format!("This looks like the same article as \"{name}\" ({share} % of the text in common); keep one of the two."),
            ),
            Likeness::Version => (
                "another_version",
                format!(
                    "This looks like another version of \"{name}\" ({share} % of the text in common); in one event the two count as one outlet, and what \
                     changed between them is told apart."
                ),
            ),
        };
        Warning { code: code.to_owned(), message }
    }
}

/// Documents seen so far.
#[derive(Clone, Debug, Default)]
pub struct Index {
    postings: HashMap<u64, Vec<usize>>,
    seen: Vec<Seen>,
}

#[derive(Clone, Debug)]
struct Seen {
    name: String,
    /// Sorted, each once.
    shingles: Vec<u64>,
    /// How often each word stands in the text.
    words: BTreeMap<String, u32>,
    outlet: Option<String>,
    headline: BTreeSet<String>,
    published: Option<jiff::civil::Date>,
    updated: Option<String>,
    format: String,
}

impl Index {
    /// The document most like this one among those added before; `None` when none is.
    pub fn find(&self, document: &Document) -> Option<Match> {
        self.nearest(&Seen::of("", document))
    }

    /// Adds a document under a name.
    pub fn add(&mut self, name: &str, document: &Document) {
        let seen = Seen::of(name, document);
        let at = self.seen.len();
        for hash in seen.sketch() {
            let posted = self.postings.entry(*hash).or_default();
            if posted.len() < POSTED {
                posted.push(at);
            }
        }
        self.seen.push(seen);
    }

    fn nearest(&self, new: &Seen) -> Option<Match> {
        let mut votes: BTreeMap<usize, u32> = BTreeMap::new();
        for &at in new.sketch().iter().filter_map(|h| self.postings.get(h)).flatten() {
            *votes.entry(at).or_default() += 1;
        }
        votes
            .into_iter()
            .filter(|(_, n)| *n >= VOTES)
            .filter_map(|(at, _)| {
                let (likeness, share) = compare(&self.seen[at], new)?;
                Some(Match { name: self.seen[at].name.clone(), position: at, likeness, share })
            })
            // The first added wins among equals.
            .fold(None, |best: Option<Match>, m| match best {
                Some(b) if rank(&b) >= rank(&m) => Some(b),
                _ => Some(m),
            })
    }
}

fn rank(m: &Match) -> (bool, f32) {
    (m.likeness == Likeness::Same, m.share)
}

impl Seen {
    fn of(name: &str, document: &Document) -> Self {
        let list = words(&document.text);
        let shingles = shingles(list.iter().map(|w| hash(w)).collect());
        let mut counts = BTreeMap::new();
        for word in list {
            *counts.entry(word).or_default() += 1;
        }
        let m = &document.metadata;
        Self {
            name: name.to_owned(),
            shingles,
            words: counts,
            outlet: m.outlet.as_deref().and_then(outlet_key),
            headline: m.headline.iter().flat_map(|h| words(h)).collect(),
            published: m.day(),
            updated: m.updated.clone(),
            format: document.format.clone(),
        }
    }

    /// The smallest hashes: of two texts alike, mostly the same.
    fn sketch(&self) -> &[u64] {
        &self.shingles[..self.shingles.len().min(INDEXED)]
    }
}

fn compare(a: &Seen, b: &Seen) -> Option<(Likeness, f32)> {
    let (short, long) = (a.shingles.len().min(b.shingles.len()), a.shingles.len().max(b.shingles.len()));
    if short < SHORTEST {
        return None;
    }
    let shared = common(&a.shingles, &b.shingles);
    let share = shared as f32 / short as f32;
    // Another outlet that prints the same text is another article: that they share an origin is told elsewhere.
    let outlets = a.outlet.as_ref().zip(b.outlet.as_ref());
    if share < VERSION || outlets.is_some_and(|(a, b)| a != b) {
        return None;
    }
    let headline = a.headline.intersection(&b.headline).count() * 2 >= a.headline.union(&b.headline).count().max(1);
    let changed = changed(a, b);
    if share >= SAME && short * 2 >= long && !changed {
        return Some((Likeness::Same, share));
    }
    (outlets.is_some() || headline || share >= SAME).then_some((Likeness::Version, share))
}

/// Whether someone changed the article between the two, rather than a format.
fn changed(a: &Seen, b: &Seen) -> bool {
    let days = a.published.zip(b.published).is_some_and(|(a, b)| (a - b).get_days().abs() > 1);
    let updates = a.updated.as_ref().zip(b.updated.as_ref()).is_some_and(|(a, b)| a != b);
    if days || updates {
        return true;
    }
    let only = |x: &Seen, y: &Seen| -> Vec<(String, u32)> {
        let left = |(w, n): (&String, &u32)| n.checked_sub(y.words.get(w).copied().unwrap_or(0)).filter(|n| *n > 0).map(|n| (w.clone(), n));
        x.words.iter().filter_map(left).collect()
    };
    let (in_a, in_b) = (only(a, b), only(b, a));
    let number = |list: &[(String, u32)]| list.iter().any(|(w, _)| is_number(w));
    let both = !in_a.is_empty() && !in_b.is_empty();
    if both && (a.format == b.format || number(&in_a) && number(&in_b)) {
        return true;
    }
    // A page break may part a word and join it again: the same letters on both sides. What one side only lacks was trimmed or cut off.
    let (letters_a, letters_b) = (letters(&in_a), letters(&in_b));
    let more = |x: &BTreeMap<char, u32>, y: &BTreeMap<char, u32>| x.iter().any(|(c, n)| *n > y.get(c).copied().unwrap_or(0));
    if !(more(&letters_a, &letters_b) && more(&letters_b, &letters_a)) {
        return false;
    }
    let count = |list: &[(String, u32)]| list.iter().map(|(_, n)| *n).sum::<u32>() as f32;
    let all = a.words.values().sum::<u32>().min(b.words.values().sum::<u32>()).max(1) as f32;
    let replaced = count(&in_a).min(count(&in_b)) / all;
    replaced > GARBLED
}

fn letters(list: &[(String, u32)]) -> BTreeMap<char, u32> {
    let mut out = BTreeMap::new();
    for (word, n) in list {
        for c in word.chars() {
            *out.entry(c).or_default() += n;
        }
    }
    out
}

/// Digits, or one of the numbers that English writes out.
fn is_number(word: &str) -> bool {
    const WRITTEN: [&str; 28] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "hundred",
        "hundreds",
        "dozen",
        "dozens",
        "no",
    ];
    word.chars().any(char::is_numeric) || WRITTEN.contains(&word)
}

/// What tells outlets apart: their names' words, but for an article. `None` where there are none.
pub(crate) fn outlet_key(name: &str) -> Option<String> {
    Some(words(name).into_iter().filter(|w| w != "the").collect()).filter(|o: &String| !o.is_empty())
}

/// A text as its shingles.
#[derive(Clone, Debug)]
pub(crate) struct Sketched(Vec<u64>);

impl Sketched {
    /// The shingles of a text's words; `None` where they are too few to say anything of.
    pub fn of(words: &[String]) -> Option<Self> {
        let shingles = shingles(words.iter().map(|w| hash(w)).collect());
        (shingles.len() >= SHORTEST).then_some(Self(shingles))
    }

    /// Share of the shorter one's shingles in common, 0 to 1.
    pub fn share(&self, other: &Self) -> f32 {
        common(&self.0, &other.0) as f32 / self.0.len().min(other.0.len()).max(1) as f32
    }
}

/// The pairs of texts that are worth a closer look, by their smallest hashes; in order.
pub(crate) fn near(texts: &[Option<Sketched>]) -> Vec<(usize, usize)> {
    let mut postings: HashMap<u64, Vec<usize>> = HashMap::new();
    let mut out = Vec::new();
    for (at, text) in texts.iter().enumerate() {
        let Some(Sketched(shingles)) = text else { continue };
        let mut votes: BTreeMap<usize, u32> = BTreeMap::new();
        for hash in &shingles[..shingles.len().min(INDEXED)] {
            let posted = postings.entry(*hash).or_default();
            posted.iter().for_each(|p| *votes.entry(*p).or_default() += 1);
            if posted.len() < POSTED {
                posted.push(at);
            }
        }
        out.extend(votes.into_iter().filter(|v| v.1 >= VOTES).map(|v| (v.0, at)));
    }
    out.sort_unstable();
    out
}

/// The shingles of words that are hashed: sorted, each once.
fn shingles(hashes: Vec<u64>) -> Vec<u64> {
    let mut shingles: Vec<u64> = hashes.windows(WIDTH).map(|w| w.iter().fold(0, |h, x| mix(h ^ x))).collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// Number of values in both; both sorted, each value once.
fn common(a: &[u64], b: &[u64]) -> usize {
    let (mut i, mut j, mut n) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                n += 1;
                i += 1;
                j += 1;
            }
        }
    }
    n
}

fn words(text: &str) -> Vec<String> {
    let plain = |c: &char| !matches!(c, '\u{ad}' | '\u{200b}' | '\u{2019}' | '\'');
    let text: String = text.chars().filter(plain).flat_map(char::to_lowercase).collect();
    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// FNV-1a: the same on every computer and run.
fn hash(word: &str) -> u64 {
    word.bytes().fold(0xcbf2_9ce4_8422_2325, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0000_0100_0000_01b3))
}

/// Spreads the bits (the finalizer of SplitMix64), so that the smallest hashes are a fair sample.
fn mix(x: u64) -> u64 {
    let x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Metadata;

    const BODY: &str = "The harbour board of Port Ellery voted on Friday to close the old pier to visitors after divers found cracks in nine of its \
        pillars. The mayor, Jo Marsh, said that the work would begin in March and cost about four million. Fishermen who land their catch at the \
        pier asked for a berth at the northern quay until the repairs are done, and the board agreed to lend them two pontoons.\n\nThe pier was \
        built in 1911 and last repaired after the storm of 1987, when waves broke eleven of its pillars and carried away the tea room at its end.";

    fn document(text: &str, outlet: Option<&str>, format: &str) -> Document {
        let metadata = Metadata { outlet: outlet.map(str::to_owned), headline: Some("Old pier closed".to_owned()), ..Metadata::default() };
        Document { format: format.to_owned(), ..Document::raw(text, metadata) }
    }

    fn like(a: &Document, b: &Document) -> Option<Likeness> {
        let mut index = Index::default();
        index.add("a.html", a);
        index.find(b).map(|m| m.likeness)
    }

    #[test]
    fn the_same_article_in_another_format_is_known() {
        let page = document(BODY, Some("The Ellery Post"), "html");
        // A word parted at a line's end, a caption that was kept, no outlet told.
        let printed = format!("{} Cranes stood over the quay at dawn.", BODY.replace("Fishermen", "Fisher men"));
        assert_eq!(like(&page, &document(&printed, None, "pdf")), Some(Likeness::Same));
        assert_eq!(like(&page, &document(BODY, Some("Ellery Post"), "docx")), Some(Likeness::Same));
    }

    #[test]
    fn a_changed_number_is_another_version() {
        let first = document(BODY, Some("Ellery Post"), "html");
        for (from, to) in [("nine of", "twelve of"), ("1987", "1978"), ("would begin in March", "had begun")] {
            let later = document(&BODY.replace(from, to), Some("Ellery Post"), "html");
            assert_eq!(like(&first, &later), Some(Likeness::Version), "{from}");
        }
        let printed = document(&BODY.replace("nine of", "twelve of"), Some("Ellery Post"), "pdf");
        assert_eq!(like(&first, &printed), Some(Likeness::Version));
    }

    #[test]
    fn other_outlets_and_other_articles_are_none() {
        let first = document(BODY, Some("Ellery Post"), "html");
        assert_eq!(like(&first, &document(BODY, Some("Coast Radio"), "html")), None);
        let other = "Divers found cracks in nine pillars of the old pier, which the board closed on Friday. ".to_owned()
            + &"The council will meet again next week to hear what the engineers have to say about the northern quay and its cranes. "
                .repeat(3);
        assert_eq!(like(&first, &document(&other, Some("Ellery Post"), "html")), None);
        assert_eq!(like(&first, &document("Short.", None, "text")), None);
    }

    #[test]
    fn one_among_a_thousand_is_found() {
        let mut index = Index::default();
        let made = |n: usize| (0..300).map(|i| format!("w{} ", (n * 7919 + i * i * 31) % 5003)).collect::<String>();
        for n in 0..1000 {
            index.add(&n.to_string(), &document(&made(n), None, "html"));
        }
        assert_eq!(index.find(&document(&made(617), None, "pdf")).map(|m| (m.name, m.likeness)), Some(("617".to_owned(), Likeness::Same)));
    }
}
