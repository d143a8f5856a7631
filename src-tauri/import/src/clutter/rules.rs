//! What is no part of an article though it stands inside it, and why; and the reason for what the scorer cut.
//!
//! Rules read one line (or one sentence of it) and must be sure: a real sentence of the article is never to match.

use std::sync::LazyLock;

use crosscheck_compare::document::TrimReason;
use regex::Regex;

use super::patterns::Patterns;
use super::shape::Shape;
use super::words::{Cue, has};
use super::{Line, shape};
use crate::metadata::{dates, headline, outlet};

/// Expressions over a whole line in lower case, each with its reason. Anchored: they must explain all of it.
const WHOLE: [(&str, TrimReason); 40] = [
    // Teasers and links to other stories.
    (
        r"^\W*(also|related|see also|also (read|see|on)|read (more|also|next|on)|more|more (top )?(stories|news|headlines)|related (stories|articles|content|links|news|coverage)|recommended|trending( now)?|most (read|popular)|you may also like|don'?t miss|editor'?s picks?|top stories|latest news|up next|what (others are|to) \w+.*|continue reading( below)?|story continues( below)?|article continues( below)?)\W*$",
        TrimReason::Teaser,
    ),
    (
        r"^\W*(read|see|watch|read more|see also|also read|related|more|recommended|don'?t miss|must read|also|read also|lire aussi|à lire|lesen sie auch|mehr zum thema|leia (mais|também)|lea también|baca juga|leggi anche|lees ook|читайте также)\s*(:|>|»|–|—)\s*\S.{0,160}$",
        TrimReason::Teaser,
    ),
    (r"^(read|see|get|find) more (on|about|from|at) .{1,80}$", TrimReason::Teaser),
    (r"^>+ .{2,120}$", TrimReason::Teaser),
    // Furniture.
    (
        r"^\W*(advertisements?|sponsored( content)?|ad|anzeige|publicité|publicidad|pubblicità|iklan|реклама|scroll to continue.*|loading\W*|please enable javascript.*|(this video|your browser).{0,80}(javascript|support|html5).*|buy photo|photos?|videos?|gallery|slideshow|audio|watch|listen|play|replay|more|more videos.*|show (more|less)|view (more|all|gallery|photos|comments)|hide caption|toggle caption|enlarge( this)? image|expand|close|share|print|email|save|tweet|comments?|reply|menu|search|skip to .*|back to top|news feed|just watched|must watch|live|topics|tags|story highlights|highlights|key points|listen to this article.*|\d+ of \d+|\(more\)|avatar|\d+ (photos|images|comments|shares))\W*$",
        TrimReason::Furniture,
    ),
    (r"^\W*\d+[\s-]*min(ute)?s?\.?[\s-]*(read|watch|listen)\W*$", TrimReason::Furniture),
    (r"^(https?://|www\.)\S+$", TrimReason::Furniture),
    (outlet::ADDRESS, TrimReason::Furniture),
    (r"^pic\.twitter\.com/\S+$", TrimReason::Furniture),
    (r"^#\w+(\s+#\w+)+\s*$", TrimReason::Furniture),
    (r"^-?\d{1,3}\.\d{4,}[,\s]+-?\d{1,3}\.\d{4,}$", TrimReason::Furniture),
    (r"^(download (the |our )?app|app)\W.{0,60}(ios|android|app store|google play).*$", TrimReason::Promotion),
    (r"^[^|.!?]{2,40}(\s\|\s[^|.!?]{2,40}){3,}$", TrimReason::Furniture),
    (
        r"^(tags?|topics?|filed under|categories|category|keywords|posted in|sections?|in this (article|story))\s*:.{0,200}$",
        TrimReason::Furniture,
    ),
    (r"^\W*(share|read or share) (this|on|via)\b.{0,120}$", TrimReason::Furniture),
    (r"^(summary|author|publisher|article|description)( article)? name\b.*$", TrimReason::Furniture),
    (r"^ticker\s+security\s+last\b.*$", TrimReason::Furniture),
    // Bylines, and the minutes of a live page.
    (r"^\W*\d{1,2}[:.]\d{2}\s*([ap]\.?m\.?)?(\s?[a-z]{2,4})?\W*$", TrimReason::Byline),
    (
        r"^\W*(by|written by|posted by|von|par|por)\s+[\p{L}.'’-]+(\s+[\p{L}.'’-]+){0,4}((,|\s\||\s[-–—•]|\s+and\s).{0,80})?$",
        TrimReason::Byline,
    ),
    (
        r"^\W*(first )?(published|updated|posted|created|last (updated|modified|changed))( (on|at))?\s*:?\s*\d[\d:.,/ apm]{0,14}\s*([a-z]{2,4})?(( hours?| minutes?| days?) ago)?$",
        TrimReason::Byline,
    ),
    (r"^\W*(\d+|an?|one|two|few) (seconds?|mins?|minutes?|hours?|hrs?|days?|weeks?|months?|years?) ago\W*$", TrimReason::Byline),
    (r"^[\p{L} .]{2,30},?\s+\p{L}{3,9}\.?\s+\d{1,2}\s*[-–—:]+\s*(\([\p{L} ]+\)\s*[-–—:]*)?$", TrimReason::Byline),
    (r"^[—–-]{1,3}\s*\p{L}[\p{L}.'’-]*(\s\p{L}[\p{L}.'’-]*){1,2}$", TrimReason::Byline),
    (r"^[—–-]{1,2}\s.{2,60}\(@\w+\)\s.{4,20}\d{4}$", TrimReason::Furniture),
    // Authors.
    (
        r"^[—–-]{0,3}\s*(contact|reach|email|e-mail|follow|write to|tweet|call)\s.{1,60}(@|\d{3}[-. ]\d{3,4}|\btwitter\b).{0,100}$",
        TrimReason::Author,
    ),
    (r"^\W*[\w.+-]+@[\w-]+\.[\w.]+\W*$", TrimReason::Author),
    (r"^@\w{2,30}$", TrimReason::Author),
    (
        r"^\W*\(?(with|based on) (additional )?(inputs?|reports?|reporting|information|contributions?|files) (from|by)\b.{2,100}$",
        TrimReason::Author,
    ),
    (r"^\W*\(?(additional |further )?(reporting|editing|writing|compiled|translated|edited|produced) by\b.{2,200}$", TrimReason::Author),
    (r"^.{3,160}\bcontributed (reporting|to this (report|story|article|post)|additional reporting)\W*.{0,40}$", TrimReason::Author),
    (
        r"^(this|the) (story|article|report) (has been|was|is) (published|sourced|taken|auto-?generated|originally|first|syndicated|updated).{0,200}$",
        TrimReason::Author,
    ),
    (r"^\W*about the authors?\W*.{0,60}$", TrimReason::Author),
    // Captions and credits.
    (
        r"^\W*\(?(photos?|image|picture|pic|video|foto|file photo|graphic|illustration|credits?|photo credit|image credit|image source|photo by|photograph|bild|crédits?|fotografía)\s*(:|by\b|courtesy|credit|/|via\b|©).{0,120}$",
        TrimReason::Caption,
    ),
    (
        r"^.{0,300}\((photo|image|picture|pic|file photo|foto|credit|source|via|photograph)s?\s?(:|by\b|courtesy|credit|via\b).{1,120}\)\W*(buy photo)?\W*$",
        TrimReason::Caption,
    ),
    (
        r"^.{0,300}(ap photo|afp photo|getty images|/\s?reuters|reuters/|/\s?getty|/\s?afp|shutterstock|handout photo|via getty|via ap\)|photo by [\p{L} .'-]+|photo via [\p{L} .'-]+|file photo).{0,60}$",
        TrimReason::Caption,
    ),
    (r"^.{10,300}\.?\s?credit\s?(\.\.\.|…)?\s?\p{L}[\p{L} .'’-]+/.{2,60}$", TrimReason::Caption),
    (r"^\((?:[\p{L}.'’-]+\s){0,3}[\p{L}.'’-]+(,\s[\p{L} .…]+)?\)$", TrimReason::Caption),
    (r"^this image is (ai|computer)[- ]generated.*$", TrimReason::Caption),
    // Legal.
    (r"^\W*(©|\(c\)\s?\d|copyright\s*(©|\(c\)|\d{4}|by\b|:)).{0,300}$", TrimReason::Legal),
    (r"^.{0,80}\b(all rights reserved|may not be (published|reproduced), broadcast).{0,200}$", TrimReason::Legal),
];

/// The foot of a newsletter: why it was sent.
const FOOT: &str = r"^\W*(you('re|’re| are) (receiving|getting|subscribed to) (this|these|our)\b|you (have )?received this (e-?mail|message|newsletter)\b|this (e-?mail|message|newsletter) was sent to (you\b|\S+@)|sie (erhalten|bekommen) (diese[nrs]?|unsere[nrs]?)\b.{0,40}(e-?mail|newsletter|nachricht)).{0,200}$";

/// Expressions over one sentence in lower case: it speaks to the reader about the outlet, not about the event.
const ADDRESS: [(&str, TrimReason); 16] = [
    (FOOT, TrimReason::Promotion),
    (r"^(this is a|it'?s a) (developing|breaking)( news)? (story|alert|news (story|alert))\b.{0,80}$", TrimReason::Promotion),
    (r"\b(this|the) (breaking news|developing) (story|article|alert) (will|is|has).{0,30}updat", TrimReason::Promotion),
    (r"^(please )?(check|come) back (soon|later|here|for|or|often)\b.{0,120}$", TrimReason::Promotion),
    (r"^(stay|keep) (with|tuned|up to date|connected|logged)\b.{0,100}(updates?|latest|news|details|more).{0,60}$", TrimReason::Promotion),
    (
        r"^(we|we'll|we’ll|we will|.{2,30}) (will )?(have|bring you|provide|post) (more|updates?|additional|the latest)\b.{0,60}(as|when|on|at|soon|throughout)\b.{0,80}$",
        TrimReason::Promotion,
    ),
    (r"\bwill (bring|have|provide|keep) you (updates?|more|the latest|updated|posted)\b", TrimReason::Promotion),
    (
        r"^an? .{2,40}\b(crew|team|reporter|photographer) (is|are) (on the scene|en route|on the way|at the scene|headed)\b.{0,60}$",
        TrimReason::Promotion,
    ),
    (r"\b(click|tap) here\b", TrimReason::Promotion),
    (
        r"^(you can (also )?)?(like|follow|find|join) (us|\S+( \S+){0,3}) on (facebook|twitter|instagram|youtube|whatsapp|telegram|google news|x)\b.{0,80}$",
        TrimReason::Promotion,
    ),
    (
        r"^(sign up|subscribe|register|get|download|join)\b.{0,60}\b(newsletters?|alerts?|inbox|app|emails?|updates|whatsapp|telegram|channel)\b.{0,100}$",
        TrimReason::Promotion,
    ),
    (
        r"^(if you|to) (want|would like|wish|receive|get|report|submit)\b.{0,80}\b(newsletter|alerts?|by email|sign up|subscribe|news tip)\b.{0,80}$",
        TrimReason::Promotion,
    ),
    (
        r"^for (more|further|additional) (information|details|news|stories|updates|coverage)\b.{0,80}(visit|go to|go the|see|click|website|\.com|\.net|\.org|http|follow|call).{0,80}$",
        TrimReason::Promotion,
    ),
    (r"^have (a|any) (news tip|tip|story|comments?|something to).{0,100}$", TrimReason::Promotion),
    (r"^(our|your) (subscribers|support|subscription|journalism|membership)\b.{0,160}$", TrimReason::Promotion),
    (r"^(already a (subscriber|member)|log ?in|sign ?in|subscribe|to continue reading|continue reading)\b.{0,100}$", TrimReason::Promotion),
];

/// Expressions with their reasons.
struct Rules {
    patterns: Patterns,
    reasons: Vec<TrimReason>,
}

impl Rules {
    fn new(table: &[(&str, TrimReason)]) -> Self {
        Self { patterns: Patterns::new(table.iter().map(|(p, _)| *p)), reasons: table.iter().map(|(_, r)| *r).collect() }
    }

    /// The first rule that a text in lower case meets.
    fn first(&self, lower: &str) -> Option<usize> {
        self.patterns.first(lower)
    }
}

static WHOLE_RULES: LazyLock<Rules> = LazyLock::new(|| Rules::new(&WHOLE));
static ADDRESS_RULES: LazyLock<Rules> = LazyLock::new(|| Rules::new(&ADDRESS));
#[allow(clippy::expect_used, reason = "a constant pattern, compiled in the tests")]
static SENTENCE_END: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[.!?][”’)]?\s+").expect("a constant pattern"));

/// Why a line is no part of the article though it stands in it; `None` for the article's own words.
pub fn reason(text: &str, title: Option<&str>) -> Option<TrimReason> {
    if title.is_some_and(|t| repeats(text.trim(), &headline::Known::new(t))) { Some(TrimReason::Headline) } else { of_itself(text) }
}

/// The same without a headline to know.
pub fn of_itself(text: &str) -> Option<TrimReason> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let asked = lower.chars().count() <= 420;
    let whole = if asked { WHOLE_RULES.first(&lower) } else { None };
    if let Some(reason) = whole.map(|i| WHOLE_RULES.reasons[i]) {
        // A long text that says something in sentences is no caption only because an agency's name stands at its end.
        let credit = reason != TrimReason::Caption || shape::count_words(text) <= 70.0;
        if credit {
            return Some(reason);
        }
    }
    if is_date_line(text) {
        return Some(TrimReason::Byline);
    }
    if to_the_reader(&lower, asked.then_some(whole.is_some())) {
        return Some(TrimReason::Promotion);
    }
    None
}

/// The headline again, also with a mark, a kicker or the site's name around it.
pub fn repeats(text: &str, title: &headline::Known) -> bool {
    let b = &title.words;
    // Cheap before dear: most lines are far longer.
    if text.len() > 2 * title.length + 80 || b.len() < 2 {
        return false;
    }
    // Whichever of the three below holds, they share a word.
    let a = headline::words(text);
    if a.len() < 2 || a.len() > b.len() + 4 || !a.iter().any(|w| b.contains(w)) {
        return false;
    }
    a == *b
        || b.len() >= 4 && headline::likeness_of(&a, b) >= 0.8
        || b.len() >= 5 && a.len() <= b.len() + 2 && a.windows(b.len()).any(|w| w == b)
}

/// A date with next to nothing beside it.
fn is_date_line(text: &str) -> bool {
    if text.chars().count() > 110 {
        return false;
    }
    let Some(date) = dates::find(text) else { return false };
    let rest = format!("{} {}", &text[..date.start], text.get(date.end..).unwrap_or(""));
    const AROUND: [&str; 48] = [
        "updated",
        "published",
        "posted",
        "created",
        "last",
        "modified",
        "on",
        "at",
        "by",
        "the",
        "am",
        "pm",
        "gmt",
        "utc",
        "ist",
        "est",
        "edt",
        "et",
        "pst",
        "pdt",
        "pt",
        "bst",
        "cet",
        "cest",
        "hkt",
        "mon",
        "tue",
        "tues",
        "wed",
        "thu",
        "thur",
        "thurs",
        "fri",
        "sat",
        "sun",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "first",
        "date",
        "time",
        "min",
        "read",
        "minutes",
    ];
    let left =
        headline::words(&rest).into_iter().filter(|w| !AROUND.contains(&w.as_str()) && !w.chars().all(|c| c.is_ascii_digit())).count();
    left <= 1
}

/// All its sentences speak to the reader about the outlet. `whole`: whether a rule holds for the text as a whole, where that was asked.
fn to_the_reader(lower: &str, whole: Option<bool>) -> bool {
    if lower.chars().count() > 600 {
        return false;
    }
    let all = lower.split_whitespace().count();
    let (mut own, mut other) = (0usize, 0usize);
    let mut from = 0;
    let ends = SENTENCE_END.find_iter(lower).map(|m| m.end()).chain([lower.len()]);
    for end in ends {
        let sentence = lower[from..end].trim();
        from = end;
        let words = sentence.split_whitespace().count();
        if words == 0 {
            continue;
        }
        // What is quoted was said by someone in the news.
        let quoted = sentence.contains(['"', '“', '”', '‘']);
        let furniture = || whole.filter(|_| sentence.len() == lower.len()).unwrap_or_else(|| WHOLE_RULES.first(sentence).is_some());
        if !quoted && ADDRESS_RULES.first(sentence).is_some() || furniture() {
            own += words;
        } else {
            other += words;
            // The rest can't make up for it any more: so it is with the first sentence of most.
            if other * 10 > all {
                return false;
            }
        }
    }
    all > 0 && own * 10 >= all * 9
}

/// The foot of a newsletter, whatever follows its first sentence ("Unsubscribe | Our address").
fn is_foot(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let first = SENTENCE_END.find(&lower).map_or(lower.as_str(), |m| &lower[..m.start() + 1]);
    ADDRESS_RULES.first(first) == Some(0)
}

/// Whether a line opens a list of links to other stories ("ALSO:").
pub fn opens_teasers(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    lower.len() < 60 && WHOLE_RULES.first(&lower) == Some(0)
}

/// The reason for a line that the scorer cut and no rule explains.
pub fn reason_outside(line: &Line, shape: &Shape, before_body: bool, after_comments: bool) -> TrimReason {
    let m = &line.markup;
    let short = shape.words < 15.0;
    if m.caption || has(shape.cues, Cue::Caption) && shape.words < 60.0 {
        return TrimReason::Caption;
    }
    if m.comment || after_comments || has(shape.cues, Cue::CommentHead) && short {
        return TrimReason::Comment;
    }
    if has(shape.cues, Cue::Legal) {
        return TrimReason::Legal;
    }
    if has(shape.cues, Cue::Author) {
        return TrimReason::Author;
    }
    if has(shape.cues, Cue::Cookie) || has(shape.cues, Cue::Promotion) || has(shape.cues, Cue::Commerce) || is_foot(&line.text) {
        return TrimReason::Promotion;
    }
    if before_body && short && (m.author || has(shape.cues, Cue::Byline) || dates::find(&line.text).is_some()) {
        return TrimReason::Byline;
    }
    if has(shape.cues, Cue::Teaser) {
        return TrimReason::Teaser;
    }
    if shape.words >= 5.0 { TrimReason::Teaser } else { TrimReason::Furniture }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_compile() {
        for rules in [&*WHOLE_RULES, &*ADDRESS_RULES] {
            assert_eq!(rules.patterns.sizes(), (rules.reasons.len(), 0));
        }
    }

    #[test]
    fn furniture_is_named() {
        use TrimReason::*;
        for (line, why) in [
            ("ALSO:", Teaser),
            ("Read more: Ferry fares to rise in spring", Teaser),
            ("Advertisement", Furniture),
            ("2 min read", Furniture),
            ("https://courier.example/ferry", Furniture),
            ("By Ana Lind, Staff Writer", Byline),
            ("Updated: November 11, 2031 18:50 IST", Byline),
            ("Apr 12, 2031", Byline),
            ("-- Ana Lind", Byline),
            ("8.58pm", Byline),
            ("04:05", Byline),
            ("Contact Ana Lind at 555-0100.", Author),
            ("(With inputs from agencies.)", Author),
            ("alind@courier.example", Author),
            ("(Photo: Jo Marsh, Harbour Courier)", Caption),
            ("The pier on Friday. (Jo Marsh/AFP via Getty Images)", Caption),
            ("(Jo Marsh)", Caption),
            ("(FBI)", Caption),
            ("courier.example", Furniture),
            ("harbour-courier.co.uk", Furniture),
            ("© 2031 Harbour Courier", Legal),
            ("This is a developing story. Stay with Channel 6 for updates.", Promotion),
            ("For more information, go to courier.example.", Promotion),
            ("You are receiving this e-mail because you signed up at courier.example.", Promotion),
            ("You’re receiving this because you follow the harbour.", Promotion),
            ("This email was sent to ana@courier.example. Unsubscribe from our newsletter here: click here.", Promotion),
            ("Sie erhalten diesen Newsletter, weil Sie sich angemeldet haben.", Promotion),
        ] {
            assert_eq!(reason(line, None), Some(why), "{line}");
        }
    }

    #[test]
    fn the_articles_own_sentences_stay() {
        for line in [
            "The harbour board voted on Friday to close the old pier.",
            "By Friday evening the water had risen two metres.",
            "Police said the driver, 34, was contacted at home on Monday.",
            "He said a reporter for Reuters had been detained.",
            "Updated figures put the toll at 12, the ministry said on Monday.",
            "“Read more,” she told the pupils, “and watch less.”",
            "Contact with the ferry was lost at 3:12 a.m., the coast guard said.",
            "The photo shows a ship that is on fire, the navy said, and sailors on deck.",
            "“We will have more on Tuesday,” the mayor said.",
            "Copyright law was changed in 2031.",
            "“You are receiving this medal for courage,” the mayor told her.",
            "The harbour board was sent to court.",
            "This message was sent to all parents on Monday.",
            "It is run by the U.S.",
            "He was paid by Courier.example, the board said.",
        ] {
            assert_eq!(reason(line, None), None, "{line}");
        }
    }

    #[test]
    fn the_repeated_headline_is_known() {
        let title = Some("Old pier closed after inspection finds cracks");
        assert_eq!(reason("× UPDATE: Old pier closed after inspection finds cracks", title), Some(TrimReason::Headline));
        assert_eq!(reason("The old pier was closed on Friday after an inspection that found cracks in nine pillars.", title), None);
    }
}
