//! What the names of elements (tags, classes, ids) say: groups of words that publishing systems use.

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

/// The groups that a text of names has words of, as bits.
pub fn groups(names: &str) -> u64 {
    GROUPS.iter().enumerate().filter(|(_, words)| words.iter().any(|w| names.contains(w))).fold(0, |bits, (i, _)| bits | 1 << i)
}
