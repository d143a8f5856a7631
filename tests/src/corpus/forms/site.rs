//! The words around an article on a news site, by language.

/// What a site prints around its articles.
#[derive(Debug)]
pub struct Words {
    /// Names of the sections in the navigation.
    pub sections: [&'static str; 6],
    /// Before the author's name.
    pub by: &'static str,
    /// Before the date.
    pub published: &'static str,
    /// Share links.
    pub share: &'static str,
    /// The cookie banner.
    pub cookies: &'static str,
    /// Over the list of other stories.
    pub related: &'static str,
    /// Other stories.
    pub teasers: [&'static str; 4],
    /// Over the readers' comments.
    pub comments: &'static str,
    /// What readers said.
    pub said: [&'static str; 3],
    /// The newsletter box.
    pub newsletter: &'static str,
    /// The line at the page's foot; `{}` is the outlet.
    pub legal: &'static str,
    /// The words in the search and menu buttons.
    pub buttons: [&'static str; 3],
}

const ENGLISH: Words = Words {
    sections: ["Home", "World", "Politics", "Business", "Sport", "Culture"],
    by: "By",
    published: "Published",
    share: "Share on Facebook  Share on X  Copy link  Email",
    cookies: "We and our 214 partners store and access information on your device. You can accept or manage your choices at any time.",
    related: "More from this section",
    teasers: [
        "Orchard owners count the cost of a late frost",
        "Why the night bus is running empty",
        "Quiz: how well do you know this week's news?",
        "Analysis: the long wait for a new bridge",
    ],
    comments: "Comments (3)",
    said: [
        "Nobody who lives there is surprised by this, I am afraid.",
        "Please, can we wait for the facts before we shout?",
        "Same story every year and nothing ever changes!",
    ],
    newsletter: "Sign up for our morning briefing: the day's main stories in your inbox at 6 a.m. Enter your email address.",
    legal: "© {}. All rights reserved. Terms of use. Privacy policy.",
    buttons: ["Menu", "Search", "Subscribe"],
};

const GERMAN: Words = Words {
    sections: ["Startseite", "Politik", "Wirtschaft", "Regionales", "Sport", "Kultur"],
    by: "Von",
    published: "Veröffentlicht am",
    share: "Teilen  Weitersagen  Link kopieren  Drucken",
    cookies: "Wir und unsere 214 Partner speichern Informationen auf Ihrem Gerät. Sie können Ihre Auswahl jederzeit ändern.",
    related: "Mehr zum Thema",
    teasers: [
        "Spätfrost: Obstbauern zählen die Schäden",
        "Warum der Nachtbus leer fährt",
        "Quiz: Wie gut kennen Sie die Woche?",
        "Kommentar: Das lange Warten auf die Brücke",
    ],
    comments: "Kommentare (3)",
    said: [
        "Das überrascht hier niemanden mehr.",
        "Bitte erst die Fakten abwarten, dann schimpfen!",
        "Jedes Jahr dasselbe, und nichts ändert sich.",
    ],
    newsletter: "Unser Morgenbriefing: die wichtigsten Meldungen um sechs Uhr in Ihrem Postfach. Jetzt kostenlos anmelden.",
    legal: "© {}. Alle Rechte vorbehalten. Impressum. Datenschutz.",
    buttons: ["Menü", "Suche", "Abonnieren"],
};

const FRENCH: Words = Words {
    sections: ["Accueil", "Monde", "Politique", "Économie", "Sports", "Culture"],
    by: "Par",
    published: "Publié le",
    share: "Partager  Envoyer par e-mail  Copier le lien  Imprimer",
    cookies: "Nous et nos 214 partenaires stockons des informations sur votre appareil. Vous pouvez modifier vos choix à tout moment.",
    related: "Sur le même sujet",
    teasers: [
        "Gel tardif : les arboriculteurs font leurs comptes",
        "Pourquoi le bus de nuit roule à vide",
        "Quiz : avez-vous suivi l'actualité de la semaine ?",
        "Analyse : le pont que l'on attend toujours",
    ],
    comments: "Commentaires (3)",
    said: [
        "Ici, cela ne surprend plus personne.",
        "Attendons les faits avant de crier, s'il vous plaît.",
        "Chaque année la même chose et rien ne change !",
    ],
    newsletter: "La lettre du matin : l'essentiel de l'actualité à six heures dans votre boîte. Inscrivez-vous gratuitement.",
    legal: "© {}. Tous droits réservés. Mentions légales.",
    buttons: ["Menu", "Rechercher", "S'abonner"],
};

const SPANISH: Words = Words {
    sections: ["Portada", "Mundo", "Política", "Economía", "Deportes", "Cultura"],
    by: "Por",
    published: "Publicado el",
    share: "Compartir  Enviar por correo  Copiar enlace  Imprimir",
    cookies: "Nosotros y nuestros 214 socios almacenamos información en su dispositivo. Puede cambiar sus preferencias en cualquier momento.",
    related: "Más en esta sección",
    teasers: [
        "La helada tardía deja pérdidas en los huertos",
        "Por qué el autobús nocturno circula vacío",
        "Test: ¿cuánto sabe de las noticias de la semana?",
        "Análisis: el puente que no llega",
    ],
    comments: "Comentarios (3)",
    said: [
        "Aquí ya no le sorprende a nadie.",
        "Esperemos a los hechos antes de gritar, por favor.",
        "Todos los años lo mismo y nada cambia.",
    ],
    newsletter: "El boletín de la mañana: lo esencial del día a las seis en su correo. Suscríbase gratis.",
    legal: "© {}. Todos los derechos reservados. Aviso legal.",
    buttons: ["Menú", "Buscar", "Suscribirse"],
};

/// The words for a language; English where there are none.
pub fn words(language: &str) -> &'static Words {
    match language {
        "de" => &GERMAN,
        "fr" => &FRENCH,
        "es" => &SPANISH,
        _ => &ENGLISH,
    }
}

const MONTHS: [(&str, [&str; 12]); 4] = [
    ("en", ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]),
    ("de", ["Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"]),
    ("fr", ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"]),
    ("es", ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"]),
];

/// An ISO 8601 time as a page prints it: "12 May 2031, 18:40", "12. Mai 2031, 18:40", "12 mai 2031, 18:40", "12 de mayo de 2031, 18:40".
pub fn printed_date(iso: &str, language: &str) -> String {
    let number = |range: std::ops::Range<usize>| iso.get(range).and_then(|t| t.parse::<usize>().ok()).unwrap_or(1);
    let (year, month, day) = (iso.get(..4).unwrap_or_default(), number(5..7), number(8..10));
    let names = MONTHS.iter().find(|m| m.0 == language).map_or(&MONTHS[0].1, |m| &m.1);
    let month = names[(month - 1).min(11)];
    let date = match language {
        "de" => format!("{day}. {month} {year}"),
        "es" => format!("{day} de {month} de {year}"),
        _ => format!("{day} {month} {year}"),
    };
    match iso.get(11..16) {
        Some(time) => format!("{date}, {time}"),
        None => date,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_each_language_prints_them() {
        assert_eq!(printed_date("2031-05-12T18:40+02:00", "en"), "12 May 2031, 18:40");
        assert_eq!(printed_date("2031-03-03", "de"), "3. März 2031");
        assert_eq!(printed_date("2031-03-03", "es"), "3 de marzo de 2031");
    }
}
