//! What the names of elements (tags, classes, ids) say: groups of words that publishing systems use.

use std::sync::LazyLock;

use aho_corasick::AhoCorasick;

/// Number of groups.
pub const COUNT: usize = 40;

/// Groups of words that say much the same of an element, found anywhere in its class and id in lower case.
pub const GROUPS: [&[&str]; COUNT] = [
    &["content"],
    &["body"],
    &["article"],
    &["story"],
    &["entry"],
    &["post"],
    &["text"],
    &["main"],
    &["paragraph", "para"],
    &["rich-text", "richtext", "prose", "markdown", "wysiwyg", "cms"],
    &["column", "col-"],
    &["widget", "module", "component"],
    &["card", "teaser", "tile", "promo"],
    &["list", "feed", "stream", "river", "grid", "carousel", "slider"],
    &["related", "recirc", "recommend", "more-", "read-more", "readmore", "also", "next", "prev", "latest", "popular", "trending", "most-"],
    &["header", "masthead", "hero", "top-", "topbar"],
    &["title", "headline", "heading"],
    &[
        "summary",
        "deck",
        "dek",
        "lede",
        "lead",
        "standfirst",
        "subtitle",
        "subhead",
        "intro",
        "excerpt",
        "description",
        "abstract",
        "kicker",
    ],
    &["image", "photo", "picture", "gallery", "figure", "slideshow", "thumb", "img"],
    &["video", "player", "audio", "podcast", "media"],
    &["caption", "credit"],
    &["quote", "pull"],
    &["tweet", "twitter", "instagram", "facebook", "embed"],
    &["share", "social", "follow"],
    &["advert", "-ad", "ad-", "ads", "sponsor", "dfp", "taboola", "outbrain", "banner"],
    &["newsletter", "subscri", "signup", "sign-up", "paywall", "login", "register", "membership", "donat", "regwall"],
    &["comment", "disqus", "reply", "respons", "discuss"],
    &["author", "byline", "bio", "contributor", "writer"],
    &["date", "time", "meta", "info", "publish"],
    &["tag", "topic", "categor", "keyword", "label"],
    &["footer", "bottom", "copyright", "legal", "disclaimer"],
    &["nav", "menu", "breadcrumb", "pagin"],
    &["sidebar", "aside", "rail", "right", "secondary"],
    &["hidden", "hide", "modal", "popup", "overlay", "sr-only", "screen-reader", "visually"],
    &["note", "correction", "footnote", "factbox", "box", "infobox", "highlight", "key-", "callout"],
    &["table", "chart", "graphic", "data"],
    &["print", "tool", "button", "btn", "action"],
    &["cookie", "consent", "gdpr", "privacy"],
    &["product", "price", "shop", "cart", "deal"],
    &["event", "live", "ticker", "timeline", "breaking"],
];

/// All words at once, and the group of each.
static WORDS: LazyLock<Option<(AhoCorasick, Vec<u8>)>> = LazyLock::new(|| {
    let words = || (0u8..).zip(GROUPS).flat_map(|(group, words)| words.iter().map(move |w| (group, *w)));
    let all = AhoCorasick::new(words().map(|(_, w)| w)).ok()?;
    Some((all, words().map(|(group, _)| group).collect()))
});

/// The groups that a text of names has words of, as bits.
pub fn groups(names: &str) -> u64 {
    let Some((words, group)) = &*WORDS else { return 0 };
    words.find_overlapping_iter(names).fold(0, |bits, found| bits | 1 << group[found.pattern().as_usize()])
}

/// What a name says outright of an element and all in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Mark {
    Caption,
    Comment,
    NoComment,
    Aside,
    Author,
    Body,
}

/// The words of each, found anywhere in class and id in lower case.
const MARKS: [(Mark, &[&str]); 6] = [
    (Mark::Caption, &["caption", "photo-credit", "image-credit", "credit-line"]),
    (Mark::Comment, &["comment", "disqus", "reply", "replies"]),
    (Mark::NoComment, &["no-comment", "comments-open", "has-comment"]),
    (
        Mark::Aside,
        &[
            "sidebar",
            "related",
            "share",
            "sharing",
            "social",
            "newsletter",
            "subscribe",
            "promo",
            "advert",
            "footer",
            "nav",
            "menu",
            "breadcrumb",
            "recommend",
            "trending",
            "popular",
            "cookie",
            "consent",
            "teaser",
            "outbrain",
            "taboola",
            "signup",
            "modal",
            "banner",
        ],
    ),
    (Mark::Author, &["author", "byline", "dateline", "bio", "timestamp", "publish"]),
    (
        Mark::Body,
        &[
            "article-body",
            "articlebody",
            "article__body",
            "story-body",
            "entry-content",
            "post-content",
            "article-content",
            "story-content",
            "article-text",
            "content-body",
        ],
    ),
];

static MARK_WORDS: LazyLock<Option<(AhoCorasick, Vec<u8>)>> = LazyLock::new(|| {
    let words = || MARKS.iter().flat_map(|(mark, words)| words.iter().map(move |w| (*mark as u8, *w)));
    let all = AhoCorasick::new(words().map(|(_, w)| w)).ok()?;
    Some((all, words().map(|(mark, _)| mark).collect()))
});

/// What a text of names says outright, as bits in the order of [`Mark`].
pub fn marks(names: &str) -> u8 {
    let Some((words, mark)) = &*MARK_WORDS else { return 0 };
    words.find_overlapping_iter(names).fold(0, |bits, found| bits | 1 << mark[found.pattern().as_usize()])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_within_one_another() {
        let has = |names: &str, mark: Mark| marks(names) & 1 << mark as u8 != 0;
        assert!(has("no-comment", Mark::Comment) && has("no-comment", Mark::NoComment) && !has("no-comment", Mark::Body));
        for (mark, words) in MARKS {
            assert!(words.iter().all(|w| has(&format!("a {w}-b"), mark)), "{words:?}");
        }
        assert_eq!(marks("x"), 0);
    }

    #[test]
    fn every_word_of_a_group_counts_also_within_another() {
        let of = |names: &str| (0..COUNT).filter(|i| groups(names) & 1 << i != 0).map(|i| GROUPS[i][0]).collect::<Vec<_>>();
        assert_eq!(of("article__body-copy"), ["body", "article"]);
        assert_eq!(of("x"), Vec::<&str>::new());
        for (i, words) in GROUPS.iter().enumerate() {
            assert!(words.iter().all(|w| groups(&format!("a {w} b")) & 1 << i != 0), "{words:?}");
        }
    }
}
