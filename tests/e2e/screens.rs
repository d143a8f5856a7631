//! Every screen and state of the window over the example event, and how to get there from the one before: for access and for
//! the gallery.

use serde_json::json;

use crate::driver::Window;

/// A screen: its name, what is done to get there, and what can be seen then.
pub struct Screen {
    /// As the picture is called.
    pub name: &'static str,
    /// Run in the page.
    steps: &'static str,
    /// A selector that is there when it is done.
    seen: &'static str,
}

const fn screen(name: &'static str, steps: &'static str, seen: &'static str) -> Screen {
    Screen { name, steps, seen }
}

/// In this order; the first starts from an empty library.
pub const SCREENS: &[Screen] = &[
    screen("first-sight", "", "[data-testid=drop-area]"),
    screen("reading", "click('[data-testid=open-example]')", "[data-testid=row]"),
    screen("difference", "click('[data-testid=mark]:not(.quiet)')", "[data-testid=reason]"),
    screen("why-differ", "key('w'); once('[data-testid=why-chip]', () => click('[data-testid=why-chip]'))", ".lit"),
    screen("decided", "key('w'); key('c'); key('k')", "[data-testid=decision]"),
    screen("sentence", "key('Escape'); click('[data-testid=sentence][data-status=agree] .glyph')", "[data-testid=sentence-detail]"),
    screen("why-agree", "key('w'); once('[data-testid=why-chip]', () => click('[data-testid=why-chip]'))", ".lit"),
    screen("facts", "key('w'); key('Escape'); click('[data-testid=facts-open]'); click('.panel .link')", ".panel:popover-open"),
    screen(
        "three-outlets",
        "click('[data-testid=facts-open]'); click('.tools [aria-haspopup=menu]'); later(() => click('[role=menuitem]'))",
        ".row.wide",
    ),
    screen("fact-grid", "click('#tab-grid')", "[data-testid=grid-cell]"),
    screen("grid-cell", "click('[data-testid=grid-cell]')", "[data-testid=passage]"),
    screen("differences", "click('#tab-differences'); later(() => click('[data-testid=difference-item]'))", "[data-testid=reason]"),
    screen("only-here", "click('#tab-only')", "[data-testid=only-item]"),
    screen("quotes", "click('#tab-quotes')", "[data-testid=statement]"),
    screen("independence", "click('#tab-origins')", "[data-testid=origins-title]"),
    screen("what-was-read", "click('#tab-source')", "[data-testid=trimmed-block]"),
    screen("report", "key('e', { ctrlKey: true })", "[data-testid=report-preview]"),
    screen("search", "close(() => key('f', { ctrlKey: true }))", "[data-testid=search-field]"),
    screen("search-hits", "type('[data-testid=search-field]', 'fire')", "[data-testid=search-hit]"),
    screen("palette", "close(() => key('P', { ctrlKey: true, shiftKey: true }))", "[data-testid=palette-field]"),
    screen("keys", "close(() => key('?'))", "[data-testid=keys]"),
    screen("settings", "close(() => key(',', { ctrlKey: true }))", "[data-testid=settings]"),
    screen(
        "guide",
        "close(() => { key('P', { ctrlKey: true, shiftKey: true }); later(() => { type('[data-testid=palette-field]', 'guide'); later(() => click('#command-guide')) }) })",
        "[data-testid=guide]",
    ),
    screen("paste", "close(() => key('v', { ctrlKey: true }))", "[data-testid=paste-field]"),
    screen("new-event", "close(() => key('n', { ctrlKey: true }))", "[data-testid=event-name-field]"),
    screen(
        "article",
        "close(() => { click('#tab-reading'); later(() => { click('.pane [aria-haspopup=menu]'); later(() => click('[role=menuitem]')) }) })",
        "[data-testid=article-form]",
    ),
    screen(
        "export",
        "close(() => { key('P', { ctrlKey: true, shiftKey: true }); later(() => { type('[data-testid=palette-field]', 'export'); later(() => click('#command-export_event')) }) })",
        "[data-testid=export]",
    ),
    screen("menu", "close(() => click('[data-testid=event-item] [aria-haspopup=menu]'))", "[role=menuitem]"),
    screen(
        "bin",
        "const items = document.querySelectorAll('[role=menuitem]'); items[items.length - 1].click(); later(() => click('[data-testid=bin-open]'))",
        "[data-testid=bin]",
    ),
    screen("delete-for-good", "click('[data-testid=forget-ask]')", "[data-testid=forget]"),
    screen(
        "protect",
        "click('[data-safe]'); later(() => close(() => { key(',', { ctrlKey: true }); later(() => click('[data-testid=protect-open]')) }))",
        "[data-testid=protect]",
    ),
    screen("protect-refused", "type('[data-testid=new-passphrase]', 'short'); click('[data-testid=protect-button]')", ".refused"),
    screen(
        "passphrase",
        "type('[data-testid=new-passphrase]', 'four grey herons, one pike'); type('[data-testid=again-passphrase]', 'four grey herons, one pike');
         click('[data-testid=understood]'); click('[data-testid=protect-button]');
         once('[data-testid=lock-now]', () => { key(',', { ctrlKey: true }); later(() => click('[data-testid=protect-open]')) })",
        "[data-testid=old-passphrase]",
    ),
    screen("locked", "close(() => click('[data-testid=lock-now]'))", "[data-testid=unlock]"),
    screen(
        "locked-refused",
        "type('[data-testid=unlock-passphrase]', 'no such thing'); later(() => click('[data-testid=unlock-button]'))",
        ".refused",
    ),
];

/// What the steps are written in.
const HANDS: &str = "
const click = (where) => { const found = document.querySelector(where); if (!found) throw new Error('nothing at ' + where); found.click(); };
const key = (name, more = {}) => (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }));
const type = (where, text) => { const field = document.querySelector(where); field.value = text; field.dispatchEvent(new Event('input', { bubbles: true })); };
const later = (act) => setTimeout(act, 250);
const once = (where, act) => { const look = setInterval(() => { if (document.querySelector(where) && !document.querySelector('dialog[open]')) { clearInterval(look); act(); } }, 200); };
const close = (act) => { document.querySelector('dialog header button')?.click(); document.activeElement?.blur(); later(act); };
";

impl Screen {
    /// Goes there from the screen before.
    pub fn go(&self, window: &Window) {
        window.script(&format!("{HANDS} {}", self.steps), &[]);
        window.wait(self.name, "document.querySelector(a[0]) !== null", &[json!(self.seen)]);
    }
}
