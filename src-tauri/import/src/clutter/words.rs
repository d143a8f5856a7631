//! The words that furniture is made of, by what they give away, as regular expressions over lower-case lines.

use std::sync::LazyLock;

use super::patterns::Patterns;

/// What a line's words give away. The order is that of [`CUES`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Cue {
    Teaser,
    Share,
    Comment,
    CommentHead,
    Promotion,
    Legal,
    Caption,
    Byline,
    Author,
    Media,
    Menu,
    Ago,
    Cookie,
    Commerce,
}

/// Number of cues.
pub const CUES: usize = 14;

/// One expression a cue, in the order of [`Cue`]. English first; the commonest of other languages newsrooms read beside.
const PATTERNS: [&str; CUES] = [
    // Teaser
    r"(?x)^\W*(read\s(more|also|next|on|the\sfull)|also\s?(read|see)?\s*:|more\s(from|on|about|stories|news|like)|related(\s|:|$)|see\salso|you\s(may|might)\s(also\s)?(like|be)|recommended|don'?t\smiss|most\s(read|popular|viewed|recent|shared)|trending|top\s(stories|news|headlines|picks)|popular|latest(\snews|\sstories|\sheadlines|$)|must\s(read|watch)|editor'?s?\s(pick|choice)|next\s(article|story|up)|up\snext|previous|continue\sreading|what\s(to\sread|others)|in\sother\snews|(see|watch)\smore|stories\syou|more\scoverage|further\sreading|from\sthe\sweb|around\sthe\sweb|mehr\szum\sthema|lesen\ssie\sauch|auch\sinteressant|meistgelesen|lire\saussi|à\slire|voir\saussi|les?\splus\slus|leia\s(mais|também)|lea\stambién|te\spuede\sinteresar|más\sleíd|noticias\srelacionadas|leggi\sanche|lees\sook|baca\sjuga|artikel\sterkait|читайте\sтакже|関連記事|おすすめ)",
    // Share
    r"\b(share (this|on|via|the|with|article|story)|tweet|pin it|facebook|twitter|whatsapp|linkedin|pinterest|reddit|instagram|youtube|telegram|flipboard|copy link|email this|print this|bookmark|teilen|partager|compartir|compartilhar|condividi|bagikan|поделиться)\b|^\W*(share|shares|email|e-mail|print|save|listen|gift|like|follow|follow us|link|rss)\W*\d*\W*$",
    // Comment
    r"\b(reply|replies|upvote|likes?|dislike|report abuse|flag|permalink|commenter|comments?|log ?in to|posted by|said:|says:|wrote:|wrote on|reblog|moderated|répondre|antworten|responder|rispondi)\b",
    // CommentHead
    r"^\W*((\d+|no|view|show|read|see|all|add|post|join|leave|write|hide|load|sort|user|reader|top|newest|oldest|recent|your)\s+)*(a\s+|an?\s+|the\s+)?(comments?|replies|reply|responses?|conversation|discussion|kommentare?|commentaires?|comentarios?|comentários?|commenti|reacties|komentar|комментари\w+)(\s*\(?\d*\)?|\s+(on|for|to|policy|section|closed|guidelines|rules|below)\b.*)\W*$|leave a (comment|reply)|join the (conversation|discussion)|what do you think\?|your email address will not be published|hinterlasse|laisser un commentaire|deja (un comentario|tu)|tinggalkan (balasan|komentar)|lascia un commento",
    // Promotion
    r"\b(subscrib\w+|newsletters?|sign up|signup|sign in|log in|register|free trial|unlimited access|become a member|membership|donate|support (us|our|independent)|get the (latest|best|app|news)|delivered to your|in your inbox|your inbox|download (the|our)|app store|google play|click here|tap here|advertis\w+|sponsored|promoted|promo code|giveaway|follow us|like us|breaking news alerts?|push notifications?|abonn\w+|suscr\w+|s'inscrire|iscriviti|assine|langganan|anmelden|anzeige|iklan|реклама|подпис\w+)\b",
    // Legal
    r"(©|\(c\)\s?\d{4}|\bcopyright\b|all rights reserved|\brights reserved|terms (of|and|&)|privacy (policy|notice|statement)|disclaimer|may not be (published|reproduced)|registered (trademark|in england)|\bllc\b|trademark|alle rechte|tous droits|derechos reservados|todos os direitos|tutti i diritti|impressum|datenschutz|mentions légales|hak cipta|все права)",
    // Caption
    r"(\(?(photos?|image|picture|pic|video|foto|graphic|illustration|screenshot|credits?|source|pictured|bild|crédit|fotografía|getty|shutterstock|file photo)\b\s*(credits?|by|courtesy|via|:|/|©|$)|/\s*(reuters|ap|afp|getty|epa|shutterstock|bloomberg|pti|ani|associated press|anadolu|tass|dpa|ansa|efe)\b|\b(getty images|ap photo|afp photo|file photo|associated press photo|reuters/|via getty|via ap|handout|stock photo|press association images|buy photo|pictured (above|here|left|right)|\((left|right|top|center|l|r|above)\)|image credit|photo credit|photograph:|ai-generated))",
    // Byline
    r"^\W*(by\s+(the\s)?\p{L}|written by|posted (on|by|at|in|:)|published|updated|last (updated|modified)|posted|von\s+\p{L}|par\s+\p{L}|por\s+\p{L}|di\s+\p{L}|oleh\s|автор|staff (writer|report)|from our correspondent|first published|created:)|\b(min(ute)?s? read|min\.? read|news desk|staff (writer|reporter)|correspondent)\b",
    // Author
    r"\b(is an? (\w+[\s-]){0,4}(reporter|journalist|writer|editor|correspondent|columnist|contributor|author|blogger|producer|professor|fellow|analyst)|about the author|contributed to this (report|story|article)|covers \w+|can be reached at|contact (him|her|the (author|reporter|writer))|reach (him|her|\w+ \w+ at)|follow (him|her|\w+ \w+) on|on twitter (at )?@|previously (worked|wrote)|(his|her) work has appeared|reporting by|editing by|additional reporting|compiled by|(with|based on) (inputs?|reports?|information) from|this (story|article|report) (was|is|has been) (originally |first |auto|published|syndicated)|view (all posts|profile)|more (posts |stories )?by|über den autor|à propos de l'auteur)",
    // Media
    r"^\W*(watch|video|videos|photos?|gallery|galleries|slideshow|play|replay|listen|audio|podcast|live|advertisement|ad|ads|loading|close|hide|expand|enlarge|full ?screen|transcript|media caption|image caption|caption|now playing|just watched|show more|view more|load more|see all|view all|more|show less|read more|\(more\)|pause|mute|skip ad|photos)\W*\d*\W*$|\b(enable javascript|javascript (is|to)|playback|your browser|adobe flash|video player)\b",
    // Menu
    r"^\W*(home|news|sports?|business|politics|world|opinion|entertainment|lifestyle|technology|tech|health|science|travel|weather|menu|search|login|log in|sign in|register|account|my account|contact( us)?|about( us)?|careers|jobs|help|faq|sitemap|advertise( with us)?|skip to (main )?content|main menu|navigation|back to top|sections?|editions?|tags?|topics?|categor\w+|archives?|e-?paper|live tv|u\.?s\.?|uk|india|local|obituaries|classifieds|shop|store|cart|español|english|startseite|accueil|inicio|beranda)\W*$",
    // Ago
    r"\b(\d+|an?|one|two|few)\s*(s|sec|secs|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|w|weeks?|months?|mo|y|yrs?|years?)\.?\s+ago\s*$|^\W*\d{1,2}[hmdw]\W*$|\bvor \d+ (stunden?|tagen?|minuten)|il y a \d+ |hace \d+ |há \d+ ",
    // Cookie
    r"\b(cookies?|gdpr|consent|personali[sz]ed ads|ad ?blocker|privacy settings|we value your privacy|manage preferences|accept all)\b",
    // Commerce
    r"\b(add to cart|buy now|shop now|see price|view (deal|offer)|check price|out of stock|free shipping|best price|price:|reviews?\)|affiliate|commission|coupon)\b|[$£€]\d+(\.\d\d)?\s*$",
];

/// A pattern whose `\b` looks at ASCII letters alone: the engine's fast automaton can't tell the other sort on text with accents and would
/// fall back to one a hundred times slower.
pub fn ascii_bounds(pattern: &str) -> String {
    pattern.replace(r"\b", r"(?-u:\b)")
}

/// Which cues a line (in lower case) carries, as bits in the order of [`Cue`].
pub fn cues(lower: &str) -> u32 {
    static ALL: LazyLock<Patterns> = LazyLock::new(|| Patterns::new(PATTERNS.into_iter()));
    ALL.all(lower).fold(0, |bits, i| bits | 1 << i)
}

/// Whether the bits hold the cue.
pub fn has(bits: u32, cue: Cue) -> bool {
    bits & 1 << cue as u32 != 0
}

/// The commonest small words of the languages newsrooms read most: running prose is full of them, menus are not.
pub fn is_small(word: &str) -> bool {
    static SMALL: LazyLock<foldhash::HashSet<&'static str>> = LazyLock::new(|| {
        "the a an of to in and that is was for on with as at by from it he she they his her their has have had be been are were not but this which who said will would \
         or its if when about after than more we you i der die das und den von zu mit sich auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach wird bei \
         le la les de des du et un une en que qui dans pour est par sur pas au plus ce il elle avec ne se son sa el los las y del por con para su una lo como más pero al \
         o os um uma não com do da dos das em no na mais foi é il di che per non sono della con si het van een dat zijn op te met voor aan ook niet yang dan di itu dengan untuk dari ini pada tidak dalam adalah \
         и в не на что с по как это от за из"
            .split_whitespace()
            .collect()
    });
    SMALL.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_compiles_and_knows_its_own() {
        assert_eq!(Patterns::new(PATTERNS.into_iter()).sizes(), (CUES, 0));
        for (line, cue) in [
            ("read more", Cue::Teaser),
            ("also:", Cue::Teaser),
            ("share this story", Cue::Share),
            ("12 comments", Cue::CommentHead),
            ("leave a reply", Cue::CommentHead),
            ("sign up for our newsletter", Cue::Promotion),
            ("© 2031 harbour courier", Cue::Legal),
            ("the pier on friday. (photo: jo marsh)", Cue::Caption),
            ("by ana lind", Cue::Byline),
            ("ana lind is a staff writer", Cue::Author),
            ("show more", Cue::Media),
            ("skip to main content", Cue::Menu),
            ("3 hours ago", Cue::Ago),
        ] {
            assert!(has(cues(line), cue), "{line} should be {cue:?}");
        }
    }
}
