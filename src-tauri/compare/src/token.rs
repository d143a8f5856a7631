//! Words, figures and marks of a text, by place. One tokenizer for facts, alignment and judgement.

use crate::span::Span;

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenClass {
    /// Letters, with inner apostrophes ("don't", "O'Neil"); a possessive 's is a token of its own.
    Word,
    /// Begins with a digit: `12`, `1,500`, `3.5`, `9:30`, `2nd`, `19`.
    Number,
    /// One mark.
    Punctuation,
}

/// A token and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where.
    pub span: Span,
    /// What.
    pub class: TokenClass,
}

impl Token {
    /// The token's characters.
    pub fn of<'a>(&self, text: &'a str) -> &'a str {
        text.get(self.span.start..self.span.end).unwrap_or("")
    }

    /// Whether it begins with a capital letter.
    pub fn is_capitalized(&self, text: &str) -> bool {
        self.of(text).chars().next().is_some_and(char::is_uppercase)
    }
}

/// All tokens of a text, in order, none overlapping; blanks are no tokens.
pub fn tokenize(text: &str) -> Vec<Token> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some(&(start, c)) = chars.peek() {
        if c.is_whitespace() || c.is_control() {
            chars.next();
            continue;
        }
        if !c.is_alphanumeric() {
            chars.next();
            out.push(Token { span: Span::new(start, start + c.len_utf8()), class: TokenClass::Punctuation });
            continue;
        }
        let number = c.is_numeric();
        let mut end = start;
        while let Some(&(at, c)) = chars.peek() {
            let after = text[at + c.len_utf8()..].chars().next();
            let inner = match c {
                '\'' | '’' => !number && after.is_some_and(char::is_alphabetic) && !possessive(&text[at..]),
                '.' | ',' | ':' => number && after.is_some_and(|d| d.is_ascii_digit()),
                '\u{ad}' => true,
                _ => c.is_alphanumeric() || is_mark(c),
            };
            if !inner {
                break;
            }
            end = at + c.len_utf8();
            chars.next();
        }
        let class = if number { TokenClass::Number } else { TokenClass::Word };
        out.push(Token { span: Span::new(start, end), class });
        if let Some(&(at, c)) = chars.peek()
            && possessive(&text[at..])
            && matches!(c, '\'' | '’')
        {
            let end = at + c.len_utf8() + 1;
            chars.next();
            chars.next();
            out.push(Token { span: Span::new(at, end), class: TokenClass::Word });
        }
    }
    out
}

/// A possessive 's at the start of `rest`, and nothing more of the word after it.
fn possessive(rest: &str) -> bool {
    let mut c = rest.chars();
    matches!(c.next(), Some('\'' | '’')) && matches!(c.next(), Some('s' | 'S')) && !c.next().is_some_and(char::is_alphanumeric)
}

/// Combining marks belong to the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200d}')
}

/// The tokens that lie inside a span. `tokens` is in order.
pub fn within(tokens: &[Token], span: Span) -> &[Token] {
    let from = tokens.partition_point(|t| t.span.start < span.start);
    let to = tokens.partition_point(|t| t.span.end <= span.end);
    tokens.get(from..to.max(from)).unwrap_or(&[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn splits_words_figures_and_marks() {
        let text = "Don’t pay $1,500.50 at 9:30, O'Neil's 2nd 3.";
        let words: Vec<_> = tokenize(text).iter().map(|t| t.of(text)).collect();
        assert_eq!(words, ["Don’t", "pay", "$", "1,500.50", "at", "9:30", ",", "O'Neil", "'s", "2nd", "3", "."]);
    }

    #[test]
    fn gives_the_tokens_of_a_span() {
        let text = "One two. Three four.";
        let tokens = tokenize(text);
        let inside: Vec<_> = within(&tokens, Span::new(9, 20)).iter().map(|t| t.of(text)).collect();
        assert_eq!(inside, ["Three", "four", "."]);
    }
}
